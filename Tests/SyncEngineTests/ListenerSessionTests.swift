import Replication
import SyncEngine
import SyncProtocol
import Testing

@Suite("A listener's session")
struct ListenerSessionTests {
    private let pair: ToyPair

    init() throws {
        pair = try ToyPair()
        try pair.open()
    }

    private let mark = Message.mark(Message.Mark(more: false))
    private let want = Message.want(Message.Want(cursors: [], gaps: []))

    private func refusal(_ code: RefuseCode) -> [Message] {
        [.refuse(Message.Refuse(code))]
    }

    @Test("refuses everything before the proof")
    func unproven() throws {
        for message in [want, mark, .same(wall: 0, uptime: 0)] {
            try pair.open()
            #expect(try pair.serve(.received(message)) == refusal(.proof))
        }
        try pair.open()
        #expect(try pair.serve(.requestEnded) == refusal(.proof))
    }

    @Test("is closed by a message that only a listener sends")
    func unexpectedMessages() throws {
        let key = pair.villageSigner.deviceKey
        let challenge = Message.Challenge(
            deviceKey: key,
            replica: pair.village.replica,
            nonce: [UInt8](repeating: 1, count: 16)
        )
        for message in [Message.same(wall: 0, uptime: 0), .challenge(challenge)] {
            try pair.open()
            _ = try pair.converse()
            #expect(try pair.serve(.received(message)) == refusal(.protocolViolation))
            #expect(try pair.serve(.requestEnded) == nil, "closed sessions say nothing")
        }
    }

    @Test("ends when the county no longer grants the dialer anything")
    func revoked() throws {
        _ = try pair.converse()
        pair.isGranted = false
        #expect(try pair.converse() == .failed(.refused(.notGranted)))
    }

    @Test("says that its store cannot work, so that the dialer tries later")
    func storageFailed() throws {
        pair.village.write()
        pair.townshipStoreWorks = false
        #expect(try pair.converse() == .failed(.refused(.storage)))
    }

    @Test("forgets a WANT whose request was cut")
    func cutRequest() throws {
        _ = try pair.converse()
        #expect(try pair.serve(.received(want)) == nil)
        #expect(try pair.converse() == .finished(SyncSummary()))
        #expect(pair.responses == [[.same(wall: 1, uptime: 2)]])
    }

    @Test("answers a WANT that follows bad segments with a whole batch")
    func wantAfterSegments() throws {
        _ = try pair.converse()
        pair.township.write()
        let bad = Message.segment(Message.Delivery(arrival: 1, segment: [1]))
        #expect(try pair.serve(.received(bad)) == nil)
        #expect(try pair.serve(.received(want)) == nil)
        let response = try #require(try pair.serve(.requestEnded))
        #expect(response.first == .refuse(Message.Refuse(.segmentQuarantined)))
        #expect(response.last == mark)
    }
}
