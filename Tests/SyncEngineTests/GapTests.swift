import Replication
import SyncEngine
import SyncProtocol
import Testing

@Suite("A gap")
struct GapTests {
    private let pair: ToyPair

    init() throws {
        pair = try ToyPair()
    }

    /// The township believes it took what it does not hold, as after losing a page.
    private func loseAtTownship() {
        for _ in 0..<3 { pair.village.write() }
        pair.township.taken[pair.village.replica] = [.cases(7): 2]
    }

    private func loseAtVillage() {
        for _ in 0..<3 { pair.township.write() }
        pair.village.taken[pair.township.replica] = [.cases(7): 2]
    }

    @Test("at the listener is asked for and filled in the same conversation")
    func atListener() throws {
        loseAtTownship()
        try pair.open()
        guard case .finished(let summary) = try pair.converse() else {
            Issue.record("did not finish")
            return
        }
        #expect(summary.segmentsSent == 1 + 3)
        #expect(pair.township.held == pair.village.held)
        #expect(pair.responses.flatMap { $0 }.contains { $0.asksForGap })
        #expect(try pair.converse() == .finished(SyncSummary()))
    }

    @Test("at the dialer is asked for and filled in the same conversation")
    func atDialer() throws {
        loseAtVillage()
        try pair.open()
        guard case .finished(let summary) = try pair.converse() else {
            Issue.record("did not finish")
            return
        }
        #expect(summary.segmentsTaken == 3)
        #expect(pair.township.held == pair.village.held)
        #expect(try pair.converse() == .finished(SyncSummary()))
    }

    @Test("that nobody fills does not keep a pair going round")
    func unfillable() throws {
        for lose in [loseAtTownship, loseAtVillage] {
            lose()
            pair.onRequest = { $0.filter { !$0.fillsGap } }
            pair.onResponse = { $0.filter { !$0.fillsGap } }
            try pair.open()
            guard case .finished = try pair.converse() else {
                Issue.record("did not finish")
                return
            }
            #expect(pair.requests.count < 6)
        }
    }

    @Test("whose first segment never comes does not keep a pair going round")
    func beginningLost() throws {
        for lose in [loseAtTownship, loseAtVillage] {
            lose()
            pair.onRequest = { $0.filter { !$0.beginsFeed } }
            pair.onResponse = { $0.filter { !$0.beginsFeed } }
            try pair.open()
            guard case .finished = try pair.converse() else {
                Issue.record("did not finish")
                return
            }
            #expect(pair.requests.count < 6)
        }
    }

    @Test("left from earlier is asked for although the digests are equal")
    func leftOver() throws {
        loseAtVillage()
        pair.onResponse = { $0.filter { !$0.fillsGap } }
        try pair.open()
        _ = try pair.converse()
        #expect(pair.village.openGaps(with: pair.township.replica).count == 1)
        pair.onResponse = { $0 }
        _ = try pair.converse()
        #expect(pair.requests.first?.contains { $0.asksForGap } == true)
        #expect(pair.village.held == pair.township.held)
    }

    @Test("is one of at most 256 in one message; the rest wait for later rounds")
    func manyGaps() throws {
        let gaps = (0..<300).map {
            Message.Gap(feed: ToySegment.feed(2, at: UInt32($0)), held: 0)
        }
        try pair.open()
        let digest = CursorDigest(
            dialer: pair.village.replica,
            offers: [],
            listener: pair.township.replica,
            offers: []
        )
        let hello = Message.Hello(digest: digest, wall: 0, uptime: 0)
        guard case .request(let messages) = pair.dialer.handle(.prepared(hello, gaps: gaps)).first,
            case .want(let want) = messages.last
        else {
            Issue.record("no WANT beside HELLO")
            return
        }
        #expect(want.gaps.count == SyncLimits.gaps)
    }

    @Test("too many of them at once are refused")
    func tooManyGaps() throws {
        let gaps = (0...SyncLimits.gaps).map {
            Message.Gap(feed: ToySegment.feed(2, at: UInt32($0)), held: 0)
        }
        try pair.open()
        pair.township.write()
        pair.onRequest = { messages in
            messages.map { message in
                guard case .want = message else { return message }
                return .want(Message.Want(cursors: [], gaps: gaps))
            }
        }
        #expect(try pair.converse() == .failed(.refused(.limit)))
    }
}

extension Message {
    fileprivate var asksForGap: Bool {
        guard case .want(let want) = self else { return false }
        return !want.gaps.isEmpty
    }

    fileprivate var beginsFeed: Bool {
        guard case .segment(let delivery) = self else { return false }
        return ToySegment(delivery.segment)?.first == 0
    }

    fileprivate var fillsGap: Bool {
        guard case .segment(let delivery) = self else { return false }
        return delivery.arrival == 0
    }
}
