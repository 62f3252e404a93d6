import Replication
import SyncEngine
import SyncProtocol
import Testing

@Suite("A dialer's session")
struct DialerSessionTests {
    private let pair: ToyPair

    init() throws {
        pair = try ToyPair()
    }

    private func hello() -> Message.Hello {
        let digest = CursorDigest(
            dialer: pair.village.replica,
            offers: [],
            listener: pair.township.replica,
            offers: []
        )
        return Message.Hello(digest: digest, wall: 0, uptime: 0)
    }

    private var emptyWant: Message { .want(Message.Want(cursors: [], gaps: [])) }

    private func expectFault(
        _ fault: SyncFault,
        in effects: [DialerSession.Effect],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard case .failed(let found) = effects.first, effects.count == 1 else {
            Issue.record("no fault", sourceLocation: sourceLocation)
            return
        }
        #expect(found == fault, sourceLocation: sourceLocation)
    }

    /// Sessions in every state but closed.
    private func everyState() throws -> [(String, DialerSession)] {
        var challenging = pair.dialer
        _ = challenging.handle(.open(nonce: [UInt8](repeating: 8, count: 16)))
        try pair.open()
        let idle = pair.dialer
        var comparing = idle
        _ = comparing.handle(.prepared(hello(), gaps: []))
        var exchanging = comparing
        _ = exchanging.handle(.received(emptyWant))
        return [
            ("challenging", challenging), ("idle", idle), ("comparing", comparing),
            ("exchanging", exchanging),
        ]
    }

    @Test("is closed by a message that cannot be right in its state")
    func unexpectedMessages() throws {
        let same = Message.same(wall: 0, uptime: 0)
        let segment = Message.segment(Message.Delivery(arrival: 1, segment: []))
        let wrong: [String: [Message]] = [
            "challenging": [same, emptyWant, segment, .hello(hello())],
            "idle": [same, emptyWant, segment],
            "comparing": [segment, .mark(Message.Mark(more: false)), .hello(hello())],
            "exchanging": [same, .hello(hello()), .proof(signature: [])],
        ]
        for (state, session) in try everyState() {
            for message in try #require(wrong[state]) {
                var session = session
                expectFault(.unexpectedMessage, in: session.handle(.received(message)))
                #expect(session.handle(.start).isEmpty, "\(state) is closed")
            }
        }
    }

    @Test("is closed by a failing link in every state, once")
    func linkFailure() throws {
        for (_, session) in try everyState() {
            var session = session
            expectFault(.linkFailed, in: session.handle(.linkFailed))
            #expect(session.handle(.linkFailed).isEmpty)
            #expect(session.handle(.responseEnded).isEmpty)
        }
    }

    @Test(
        "is closed by a refusal of the whole session, once",
        arguments: [
            RefuseCode.version, .session, .proof, .notGranted, .protocolViolation, .limit,
            .storage, .otherCounty,
        ]
    )
    func refusal(code: RefuseCode) throws {
        let refuse = DialerSession.Event.received(.refuse(Message.Refuse(code)))
        for (_, session) in try everyState() {
            var session = session
            expectFault(.refused(code), in: session.handle(refuse))
            #expect(session.handle(refuse).isEmpty)
            #expect(session.handle(.responseEnded).isEmpty)
        }
    }

    @Test("that HELLO finds refused tells which refusal it was")
    func notGranted() throws {
        pair.isGranted = false
        try pair.open()
        #expect(try pair.converse() == .failed(.refused(.notGranted)))
    }

    @Test("does not greet a listener that the register does not name")
    func listenerNotGranted() throws {
        pair.standing = .notGranted
        #expect(try pair.open() == .failed(.listenerNotGranted))
    }

    @Test("ends when the register turns out not to name the listener it brought")
    func listenerLaterNotGranted() throws {
        pair.standing = .unknown
        try pair.open()
        #expect(try pair.converse() == .finished(SyncSummary()))
        pair.standing = .notGranted
        #expect(try pair.converse() == .failed(.listenerNotGranted))
    }

    @Test("can be opened again after it was closed")
    func reopening() throws {
        pair.township.write()
        pair.isGranted = false
        try pair.open()
        _ = try pair.converse()
        pair.isGranted = true
        try pair.open()
        guard case .finished(let summary) = try pair.converse() else {
            Issue.record("did not finish")
            return
        }
        #expect(summary.segmentsTaken == 1)
    }

    @Test("gives up on a listener that never comes to an end")
    func roundsLimit() throws {
        try pair.open()
        var session = pair.dialer
        _ = session.handle(.prepared(hello(), gaps: []))
        _ = session.handle(.received(emptyWant))
        var rounds = 1
        while rounds <= SyncLimits.rounds {
            let effects = session.handle(.responseEnded)
            guard case .load = effects.first else {
                expectFault(.tooManyRounds, in: effects)
                break
            }
            rounds += 1
            let nothing = Loaded(deliveries: [], cursors: [], more: false)
            _ = session.handle(.loaded(nothing, cursors: [], gaps: []))
            _ = session.handle(.received(.mark(Message.Mark(more: true))))
        }
        #expect(rounds == SyncLimits.rounds)
    }
}
