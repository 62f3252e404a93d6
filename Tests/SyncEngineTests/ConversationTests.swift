import Replication
import SyncEngine
import SyncProtocol
import Testing

@Suite("A conversation")
struct ConversationTests {
    private let pair: ToyPair

    init() throws {
        pair = try ToyPair()
    }

    private func openAndConverse() throws -> SyncSummary {
        try pair.open()
        return try converse()
    }

    private func converse() throws -> SyncSummary {
        guard case .finished(let summary) = try pair.converse() else {
            Issue.record("the conversation did not finish")
            return SyncSummary()
        }
        return summary
    }

    @Test("between two equal stores is one round: HELLO there, SAME back")
    func idle() throws {
        #expect(try openAndConverse() == SyncSummary())
        #expect(pair.responses == [[.same(wall: 1, uptime: 2)]])
        #expect(try converse() == SyncSummary())
        #expect(pair.requests.count == 1)
        #expect(pair.requests.first?.count == 1, "the proof is given once")
    }

    @Test("brings a new village everything")
    func firstSync() throws {
        for _ in 0..<5 { pair.township.write(2) }
        #expect(try openAndConverse().segmentsTaken == 5)
        #expect(pair.village.held == pair.township.held)
        #expect(pair.requests.count == 2)
    }

    @Test("moves segments both ways in the same rounds, and is idle after")
    func bothDirections() throws {
        for point: UInt32 in 7...9 {
            pair.township.write(at: point)
            pair.village.write(3, at: point)
        }
        let summary = try openAndConverse()
        #expect(summary.segmentsTaken == 3)
        #expect(summary.segmentsSent == 3)
        #expect(summary.segmentsRepeated == 0)
        #expect(summary.segmentBytesSent == 3 * "3 7 0 3 good".utf8.count)
        #expect(pair.village.held == pair.township.held)
        #expect(try converse() == SyncSummary())
        #expect(pair.responses == [[.same(wall: 1, uptime: 2)]])
    }

    @Test("goes on for as many rounds as either side needs")
    func manyRounds() throws {
        for _ in 0..<7 { pair.township.write() }
        for _ in 0..<4 { pair.village.write() }
        pair.township.segmentsPerRound = 2
        pair.village.segmentsPerRound = 1
        let summary = try openAndConverse()
        #expect(summary.segmentsTaken == 7)
        #expect(summary.segmentsSent == 4)
        #expect(pair.village.held == pair.township.held)
        #expect(pair.requests.count == 1 + 4)
    }

    @Test("is answered with a receipt for what arrived")
    func receipts() throws {
        pair.village.write(4)
        _ = try openAndConverse()
        let receipt = try #require(pair.receipts.first)
        #expect(pair.receipts.count == 1)
        #expect(receipt.isAuthentic)
        #expect(receipt.feeds.map(\.count) == [4])
    }

    @Test("offers nothing to a listener that no register names yet, and looks again next time")
    func unknownListener() throws {
        pair.standing = .unknown
        pair.township.write()
        pair.village.write()
        let first = try openAndConverse()
        #expect(first.segmentsTaken == 1)
        #expect(first.segmentsSent == 0)
        #expect(pair.township.held.count == 1)
        pair.standing = .trusted
        let second = try converse()
        #expect(second.segmentsSent == 1)
        #expect(pair.village.held == pair.township.held)
        let checks = pair.listenerChecks
        _ = try converse()
        #expect(pair.listenerChecks == checks, "a known listener is not looked up again")
    }

    @Test("after a cut keeps what came before it")
    func cut() throws {
        for _ in 0..<6 { pair.township.write() }
        try pair.open()
        // WANT, then two segments of the next response.
        pair.messagesUntilCut = 1 + 2
        #expect(try pair.converse() == .failed(.linkFailed))
        #expect(pair.village.held.values.reduce(0, +) == 2)
        pair.messagesUntilCut = .max
        let summary = try openAndConverse()
        #expect(summary.segmentsTaken == 4)
        #expect(summary.segmentsRepeated == 0)
    }

    @Test("repeats nothing when a request arrived and its response did not")
    func lostResponse() throws {
        for _ in 0..<3 { pair.village.write() }
        try pair.open()
        pair.messagesUntilCut = 1
        #expect(try pair.converse() == .failed(.linkFailed))
        #expect(pair.township.held == pair.village.held)
        pair.messagesUntilCut = .max
        #expect(try openAndConverse().segmentsSent == 0)
    }
}
