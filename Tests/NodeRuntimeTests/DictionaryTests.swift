import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import Synchronization
import SyncEngine
import SyncProtocol
import TestCounty
import Testing
import Transport
import WireFormat

@Suite("A catalogue dictionary")
struct DictionaryTests {
    /// Carries whole bodies through memory, and notes which dictionary each was made against.
    private final class BodyLoop: Link {
        let listener: Downlinks
        /// DICTIDs in the order of the bodies; nil for a body without any.
        let named = Mutex<[UInt32?]>([])
        let bytes = Mutex(0)

        init(to node: Node) { listener = Downlinks(node, logger: quiet) }

        func exchange(
            _ request: [Message],
            in session: SessionID?,
            with dictionaries: RoundDictionaries,
            receive: @Sendable (Message) async throws -> Void
        ) async throws {
            let name = session?.bytes ?? [UInt8](repeating: 0, count: SessionID.byteCount)
            let body = RoundBody.bytes(of: request, after: name, against: dictionaries.writing)
            note(Array(body.dropFirst(name.count)))
            let round = await listener.open(session)
            var answer: [Message]
            var agreed: PresetDictionary?
            do {
                var reader = BodyReader(after: name, dictionaries: await round.readable)
                for message in try reader.append(Array(body.dropFirst(name.count))) {
                    try await round.take(message)
                }
                try reader.confirm()
                answer = try await round.finish()
                agreed = await round.agreed
            } catch TransportError.unknownDictionary {
                answer = try await round.refuse(.session)
            }
            let response = RoundBody.bytes(of: answer, against: agreed ?? .builtIn)
            note(response)
            var reader = BodyReader(dictionaries: dictionaries.reading)
            for message in try reader.append(response) { try await receive(message) }
            try reader.confirm()
        }

        private func note(_ stream: [UInt8]) {
            bytes.withLock { $0 += stream.count }
            let id = stream[1] & 32 == 0 ? nil : stream[2..<6].reduce(0) { $0 << 8 | UInt32($1) }
            named.withLock { $0.append(id) }
        }
    }

    private func sync(_ node: Node, over loop: BodyLoop) async throws {
        _ = try await Dialer(node, over: loop, logger: quiet).converse()
    }

    private func publishMore(at hub: Node) async throws {
        let matter = Matter(
            code: try #require(MatterCode("MORE-1")),
            version: 1,
            name: "城乡居民基本养老保险参保登记",
            type: .publicService,
            statutoryLimit: WorkingDays(count: 5),
            promisedLimit: WorkingDays(count: 1),
            materials: []
        )
        _ = try await hub.store.commit(by: TestCounty.person("石三", .administrator)) { _ in
            [.publish(MatterRecord(matter), for: .village)]
        }
    }

    @Test("is used in both directions once both sides hold the catalogue, and not before")
    func agreement() async throws {
        let county = try await TestCounty()
        let village = county.villages[0]
        let loop = BodyLoop(to: county.hub)
        try await sync(village, over: loop)
        let made = try #require(try await county.hub.catalogueDictionary())
        // The report of what it holds is a second conversation of the visit: both hold it by then.
        #expect(!loop.named.withLock { $0 }.prefix(6).contains(made.id))
        #expect(try await village.catalogueDictionary() == made)
        for _ in 0..<9 { try await county.open(at: village) }
        let next = BodyLoop(to: county.hub)
        try await sync(village, over: next)
        // Challenge and greeting are before the agreement; the segments and their answer after it.
        let named = next.named.withLock { $0 }
        #expect(named.suffix(2) == [made.id, made.id])
        #expect(!named.dropLast(2).contains(made.id))
    }

    @Test("of a catalogue that one side does not hold that far leaves the built-in one in use")
    func behind() async throws {
        let county = try await TestCounty()
        let village = county.villages[0]
        try await sync(village, over: BodyLoop(to: county.hub))
        let old = try #require(try await village.catalogueDictionary())
        try await publishMore(at: county.hub)
        let new = try #require(try await county.hub.catalogueDictionary())
        #expect(new != old)
        for _ in 0..<9 { try await county.open(at: village) }
        let loop = BodyLoop(to: county.hub)
        try await sync(village, over: loop)
        let named = loop.named.withLock { $0 }
        // The village cannot make the hub's; the hub makes the village's from what it held then.
        #expect(named.contains(PresetDictionary.builtIn.id))
        #expect(named.contains(old.id))
        #expect(!named.prefix(6).contains(new.id), "before the visit brought it")
        #expect(try await village.catalogueDictionary() == new)
    }

    @Test("that the listener has forgotten costs one more session, and nothing is lost")
    func forgotten() async throws {
        let county = try await TestCounty()
        let village = county.villages[0]
        try await sync(village, over: BodyLoop(to: county.hub))
        let forgetful = ForgetfulLink(to: county.hub)
        for _ in 0..<9 { try await county.open(at: village) }
        _ = try await Dialer(village, over: forgetful, logger: quiet).converse()
        #expect(forgetful.refused.withLock { $0 } == 1)
        let cases = try await county.hub.store.caseLines(limit: 20)
        #expect(cases.count == 9)
    }

    /// Answers the first request made against a catalogue dictionary as a listener does that was
    /// started anew.
    private final class ForgetfulLink: Link {
        private let inner: BodyLoop
        let refused = Mutex(0)

        init(to node: Node) { inner = BodyLoop(to: node) }

        func exchange(
            _ request: [Message],
            in session: SessionID?,
            with dictionaries: RoundDictionaries,
            receive: @Sendable (Message) async throws -> Void
        ) async throws {
            guard dictionaries.writing == .builtIn else {
                refused.withLock { $0 += 1 }
                try await receive(.refuse(Message.Refuse(.session)))
                return
            }
            try await inner.exchange(request, in: session, with: dictionaries, receive: receive)
        }
    }

    @Test("that nobody has named is refused, by a word of its own")
    func unknown() throws {
        let long = [Message](
            repeating: .proof(signature: Array(repeating: 7, count: 64)),
            count: 20
        )
        let body = RoundBody.bytes(of: long, against: PresetDictionary([1, 2, 3]))
        #expect(throws: TransportError.unknownDictionary) {
            var reader = BodyReader()
            _ = try reader.append(body)
        }
    }

    @Test("is not even named in a small body that is shorter without one")
    func smallBodies() throws {
        // Nothing of it stands in any dictionary, and a name takes four bytes.
        let body = RoundBody.bytes(of: [.proof(signature: (0..<64).map { $0 &* 37 &+ 11 })])
        #expect(body[1] & 32 == 0)
        var reader = BodyReader()
        #expect(try reader.append(body).count == 1)
        try reader.confirm()
    }
}
