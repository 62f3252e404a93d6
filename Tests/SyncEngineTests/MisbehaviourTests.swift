import Replication
import SyncEngine
import SyncProtocol
import Testing

@Suite("A peer that misbehaves")
struct MisbehaviourTests {
    private let pair: ToyPair

    init() throws {
        pair = try ToyPair()
    }

    @Test("by sending a few bad segments is told, and the session goes on")
    func fewBadSegments() throws {
        pair.village.write(good: false)
        pair.village.write(at: 8)
        pair.village.write(at: 9, good: false)
        pair.village.segmentsPerRound = 2
        pair.township.write(at: 5)
        pair.township.write(at: 6, good: false)
        try pair.open()
        guard case .finished(let summary) = try pair.converse() else {
            Issue.record("did not finish")
            return
        }
        #expect(summary.refusals.map(\.code) == [.segmentQuarantined, .segmentQuarantined])
        #expect(summary.refusals.first?.feed == ToySegment.feed(3, at: 7))
        #expect(summary.segmentsQuarantined == 1)
        #expect(summary.segmentsTaken == 1)
        #expect(pair.township.held[ToySegment.feed(3, at: 8)] == 1)
        #expect(try pair.converse() == .finished(SyncSummary()))
    }

    @Test("by sending too many bad segments is cut off by the listener")
    func listenerCutsOff() throws {
        for point in 0...UInt32(SyncLimits.quarantinedSegments) {
            pair.village.write(at: 100 + point, good: false)
        }
        try pair.open()
        #expect(try pair.converse() == .failed(.refused(.limit)))
    }

    @Test("by sending too many bad segments is cut off by the dialer")
    func dialerCutsOff() throws {
        for point in 0...UInt32(SyncLimits.quarantinedSegments) {
            pair.township.write(at: 100 + point, good: false)
        }
        try pair.open()
        #expect(try pair.converse() == .failed(.peerMisbehaves))
    }

    @Test("is counted anew in every conversation")
    func countedAnew() throws {
        try pair.open()
        for conversation: UInt32 in 0..<3 {
            for point: UInt32 in 0..<40 {
                pair.township.write(at: 1_000 * conversation + point, good: false)
                pair.village.write(at: 1_000 * conversation + 500 + point, good: false)
            }
            guard case .finished(let summary) = try pair.converse() else {
                Issue.record("cut off in conversation \(conversation)")
                return
            }
            #expect(summary.segmentsQuarantined == 40)
            #expect(summary.refusals.count == 40)
        }
    }

    @Test("by signing the challenge with another key is not believed")
    func wrongListenerSignature() throws {
        pair.onResponse = { messages in
            messages.map { message in
                guard case .challengeAnswer(let answer) = message else { return message }
                return .challengeAnswer(
                    Message.ChallengeAnswer(
                        session: answer.session,
                        deviceKey: answer.deviceKey,
                        replica: answer.replica,
                        nonce: answer.nonce.reversed(),
                        signature: answer.signature.reversed()
                    )
                )
            }
        }
        #expect(try pair.open() == .failed(.listenerNotProven))
        #expect(pair.listenerChecks == 0)
    }

    @Test("by proving another key is refused and heard no further")
    func wrongProof() throws {
        pair.onRequest = { messages in
            messages.map { message in
                guard case .proof(let signature) = message else { return message }
                return .proof(signature: signature.reversed())
            }
        }
        pair.village.write()
        try pair.open()
        #expect(try pair.converse() == .failed(.refused(.proof)))
        #expect(try pair.serve(.received(.mark(Message.Mark(more: false)))) == nil)
        #expect(pair.township.held.isEmpty)
    }

    @Test("by leaving the proof out is refused")
    func noProof() throws {
        pair.onRequest = { messages in
            messages.filter { message in
                guard case .proof = message else { return true }
                return false
            }
        }
        try pair.open()
        #expect(try pair.converse() == .failed(.refused(.proof)))
    }

    @Test("by stopping before its batch is ended is not waited for")
    func noMark() throws {
        pair.township.write()
        try pair.open()
        pair.onResponse = { messages in
            messages.filter { message in
                guard case .mark = message else { return true }
                return false
            }
        }
        #expect(try pair.converse() == .failed(.unexpectedMessage))
    }

    @Test("by answering HELLO with nothing is not waited for")
    func emptyResponse() throws {
        try pair.open()
        pair.onResponse = { _ in [] }
        #expect(try pair.converse() == .failed(.unexpectedMessage))
    }
}
