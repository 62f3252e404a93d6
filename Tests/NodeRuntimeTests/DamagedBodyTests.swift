import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage
import SyncEngine
import SyncProtocol
import TestCounty
import Testing
import Transport
import WireFormat

@Suite("A body that is damaged on the way")
struct DamagedBodyTests {
    /// Carries whole bodies through memory; in one direction every arrival number is too high, and
    /// the checksum says that something is wrong.
    private struct DamagingLink: Link {
        enum Direction { case up, down }
        let listener: Downlinks
        let damages: Direction

        func exchange(
            _ request: [Message],
            in session: SessionID?,
            with dictionaries: RoundDictionaries,
            receive: @Sendable (Message) async throws -> Void
        ) async throws {
            let name = session?.bytes ?? [UInt8](repeating: 0, count: SessionID.byteCount)
            let body = body(of: request, after: name, going: .up, dictionaries.writing)
            let round = await listener.open(session)
            let answer: [Message]
            do {
                var reader = BodyReader(after: name, dictionaries: await round.readable)
                for message in try reader.append(Array(body.dropFirst(name.count))) {
                    try await round.take(message)
                }
                try reader.confirm()
                answer = try await round.finish()
            } catch is TransportError {
                answer = try await round.refuse(.protocolViolation)
            }
            var reader = BodyReader(dictionaries: dictionaries.reading)
            for message in try reader.append(
                self.body(of: answer, after: [], going: .down, await round.agreed ?? .builtIn)
            ) {
                try await receive(message)
            }
            try reader.confirm()
        }

        private func body(
            of messages: [Message],
            after prefix: [UInt8],
            going direction: Direction,
            _ dictionary: PresetDictionary
        ) -> [UInt8] {
            let altered: [Message] = messages.map { message in
                guard direction == damages, case .segment(let delivery) = message else {
                    return message
                }
                return .segment(
                    Message.Delivery(
                        arrival: delivery.arrival + 1000,
                        segment: delivery.segment
                    )
                )
            }
            var body = RoundBody.bytes(of: altered, after: prefix, against: dictionary)
            if altered != messages { body[body.count - 1] ^= 1 }
            return body
        }
    }

    @Test("is refused by the listener, which then passes over nothing that comes later")
    func upwards() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let first = try await county.open(at: village)
        let link = DamagingLink(
            listener: Downlinks(county.townships[0], logger: quiet),
            damages: .up
        )
        await #expect(throws: SyncFault.refused(.protocolViolation)) {
            _ = try await Dialer(village, over: link, logger: quiet).converse()
        }
        let second = try await county.open(at: village)
        try await county.sync(village, with: county.townships[0])
        for number in [first.number, second.number] {
            _ = try await county.townships[0].find(number)
            #expect(try await village.find(number).custody == .township)
        }
    }

    @Test("is given up by the dialer, which then passes over nothing that comes later")
    func downwards() async throws {
        let county = try await TestCounty()
        let village = county.villages[0]
        for township in county.townships { try await county.sync(township, with: county.hub) }
        let link = DamagingLink(
            listener: Downlinks(county.townships[0], logger: quiet),
            damages: .down
        )
        await #expect(throws: TransportError.garbled(detail: "checksum")) {
            _ = try await Dialer(village, over: link, logger: quiet).converse()
        }
        let newcomer = try await county.stranger("newcomer")
        try await county.grant(newcomer, at: TestCounty.villageDivisions[1])
        try await county.sync(county.townships[0], with: county.hub)
        try await county.sync(village, with: county.townships[0])
        let key = newcomer.store.identity.deviceKey
        #expect(try await village.store.view { try $0.register.grant(of: key) } != nil)
    }
}
