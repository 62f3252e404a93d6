import Replication
import SyncProtocol
import Testing
import Transport

@Suite("The body of a round")
struct RoundBodyTests {
    private static let session = [UInt8](repeating: 7, count: 16)

    private static let said: [Message] = [
        .want(
            Message.Want(
                cursors: [Message.Cursor(scope: .cases(1203), arrival: 12)],
                gaps: []
            )
        ),
        .segment(Message.Delivery(arrival: 3, segment: [UInt8](repeating: 9, count: 300))),
        .mark(Message.Mark(more: false)),
    ]

    private static func read(_ body: [UInt8], pieces: Int = .max) throws -> [Message] {
        let prefix = Array(body.prefix(session.count))
        var reader = BodyReader(after: prefix)
        var rest = body.dropFirst(prefix.count)
        var messages: [Message] = []
        while !rest.isEmpty {
            messages += try reader.append(Array(rest.prefix(pieces)))
            rest = rest.dropFirst(pieces)
        }
        try reader.confirm()
        return messages
    }

    @Test("brings its messages across, in whatever pieces it arrives", arguments: [1, 2, 7, .max])
    func pieces(size: Int) throws {
        let body = RoundBody.bytes(of: Self.said, after: Self.session)
        #expect(try Self.read(body, pieces: size) == Self.said)
    }

    @Test("may carry nothing")
    func empty() throws {
        #expect(try Self.read(RoundBody.bytes(of: [], after: Self.session)).isEmpty)
    }

    @Test("is refused with any one bit flipped, the session's included")
    func flips() {
        let body = RoundBody.bytes(of: Self.said, after: Self.session)
        for bit in 0..<(body.count * 8) {
            var damaged = body
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: TransportError.self, "bit \(bit)") { try Self.read(damaged) }
        }
    }

    @Test("is refused when it ends early, and so is one with a byte too many")
    func lengths() {
        let body = RoundBody.bytes(of: Self.said, after: Self.session)
        for count in Self.session.count..<body.count {
            #expect(throws: TransportError.self, "\(count) bytes") {
                try Self.read(Array(body.prefix(count)))
            }
        }
        #expect(throws: TransportError.self) { try Self.read(body + [0]) }
    }

    @Test("hands over what has come after every few segments, so that a cut keeps it")
    func streaming() throws {
        let large = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &>> 3) }
        let segment = Message.segment(Message.Delivery(arrival: 3, segment: large))
        let body = RoundBody.bytes(of: [segment, segment, .mark(Message.Mark(more: false))])
        var reader = BodyReader()
        var taken = 0
        var whole: [Message] = []
        while whole.isEmpty {
            whole += try reader.append([body[taken]])
            taken += 1
        }
        #expect(whole == [segment])
        #expect(taken < body.count)
        #expect(throws: TransportError.self) { try reader.confirm() }
    }
}
