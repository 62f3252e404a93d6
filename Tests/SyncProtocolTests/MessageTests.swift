import Replication
import SyncProtocol
import Testing

@Suite("A message")
struct MessageTests {
    private let village: SigningDevice

    init() throws {
        village = try SigningDevice(1)
    }

    private func through(_ message: Message) throws -> [Message] {
        var decoder = FrameDecoder()
        return try decoder.append(Frame.bytes(of: message))
    }

    private var nonce: [UInt8] { [UInt8](repeating: 3, count: 16) }
    private var feed: FeedID { FeedID(village.replica, in: .cases(1203)) }
    private var digest: CursorDigest {
        CursorDigest(dialer: village.replica, offers: [], listener: village.replica, offers: [])
    }

    @Test("of opening a session comes through whole")
    func opening() throws {
        let session = try #require(SessionID(bytes: [UInt8](repeating: 5, count: 16)))
        let signature = try village.signer.sign(.session, [1])
        let messages: [Message] = [
            .challenge(
                Message.Challenge(
                    deviceKey: village.key,
                    replica: village.replica,
                    nonce: nonce
                )
            ),
            .challengeAnswer(
                Message.ChallengeAnswer(
                    session: session,
                    deviceKey: village.key,
                    replica: village.replica,
                    nonce: nonce,
                    signature: signature
                )
            ),
            .proof(signature: signature),
        ]
        for message in messages { #expect(try through(message) == [message]) }
    }

    @Test("of comparing comes through whole, whatever the clocks say")
    func comparing() throws {
        for wall in [Int64.min, 0, .max] {
            let messages: [Message] = [
                .hello(Message.Hello(digest: digest, wall: wall, uptime: .max)),
                .same(wall: wall, uptime: 0),
            ]
            for message in messages { #expect(try through(message) == [message]) }
        }
    }

    @Test("of exchanging comes through whole")
    func exchanging() throws {
        let scopes = [Scope.authority, .catalogue(.county), .cases(.max), .status(0)]
        let receipt = try Receipt(
            for: [],
            wall: 1,
            replica: village.replica,
            by: village.signer
        )
        let messages: [Message] = [
            .want(Message.Want(cursors: [], gaps: [])),
            .want(
                Message.Want(
                    cursors: [],
                    gaps: [],
                    dictionary: CatalogueDictionary(audience: .village, position: 94, id: .max)
                )
            ),
            .want(
                Message.Want(
                    cursors: scopes.map { Message.Cursor(scope: $0, arrival: 8) },
                    gaps: [Message.Gap(feed: feed, held: 4)]
                )
            ),
            .segment(Message.Delivery(arrival: 0, segment: [])),
            .segment(Message.Delivery(arrival: SegmentLimits.sequence - 1, segment: [1, 2])),
            .mark(Message.Mark(more: true)), .mark(Message.Mark(more: false)),
            .receipt(receipt),
        ]
        for message in messages { #expect(try through(message) == [message]) }
    }

    @Test("of refusing comes through whole, for every code")
    func refusing() throws {
        for number: UInt32 in 1...10 {
            let code = try #require(RefuseCode(rawValue: number))
            let about = Message.refuse(Message.Refuse(code, feed: feed, sequence: 12))
            #expect(try through(about) == [about])
            let bare = Message.refuse(Message.Refuse(code))
            #expect(try through(bare) == [bare])
        }
        #expect(RefuseCode(rawValue: 0) == nil)
        #expect(RefuseCode(rawValue: 11) == nil, "a new code belongs into these tests")
    }

    @Test("takes at most 96 bytes each way in an idle round")
    func idleRound() throws {
        let hello = Message.hello(
            Message.Hello(digest: digest, wall: 1_767_225_600, uptime: 31_536_000)
        )
        let same = Message.same(wall: 1_767_225_600, uptime: 31_536_000)
        // 16 bytes of session stand in front of a request.
        #expect(SessionID.byteCount + Frame.bytes(of: hello).count <= 96)
        #expect(Frame.bytes(of: same).count <= 96)
        let broken = Message.hello(Message.Hello(digest: digest, wall: .min, uptime: .max))
        #expect(SessionID.byteCount + Frame.bytes(of: broken).count <= 96)
    }

    @Test("that carries the largest segment fits a frame")
    func largestSegment() throws {
        let body = [UInt8](repeating: 0, count: SegmentLimits.bodyBytes)
        let segment = try village.close(bodyBytes: body, count: 4096, first: 1)
        let message = Message.segment(
            Message.Delivery(arrival: SegmentLimits.sequence - 1, segment: segment.bytes)
        )
        #expect(try through(message) == [message])
    }

    @Test("leaves out scopes of a kind this version does not know, and serves the rest")
    func unknownScope() throws {
        let cursor: [UInt8] = [0x0A, 6, 0x0A, 2, 0x08, 1, 0x10, 5]
        let unknown: [UInt8] = [0x0A, 6, 0x0A, 2, 0x08, 9, 0x10, 5]
        var decoder = FrameDecoder()
        let read = try decoder.append([6, 16] + unknown + cursor)
        let known = Message.Cursor(scope: .authority, arrival: 5)
        #expect(read == [.want(Message.Want(cursors: [known], gaps: []))])
    }

    @Test("with a number on which arithmetic could overflow is refused")
    func outOfBounds() throws {
        let limit = SegmentLimits.sequence
        let messages: [Message] = [
            .want(Message.Want(cursors: [], gaps: [Message.Gap(feed: feed, held: limit)])),
            .refuse(Message.Refuse(.scope, feed: feed, sequence: limit)),
            .segment(Message.Delivery(arrival: limit, segment: [])),
        ]
        for message in messages {
            #expect(throws: FrameFault.self) { try through(message) }
        }
    }

    @Test("of a conversation in another version is told apart, whatever else it says")
    func otherVersion() throws {
        var bytes = Frame.bytes(
            of: .challenge(
                Message.Challenge(
                    deviceKey: village.key,
                    replica: village.replica,
                    nonce: nonce
                )
            )
        )
        #expect(Array(bytes[2..<4]) == [0x08, 1])
        bytes[3] = 2
        var decoder = FrameDecoder()
        #expect(throws: FrameFault.otherVersion(2)) { try decoder.append(bytes) }
    }
}
