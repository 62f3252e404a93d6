import Replication
import SyncProtocol
import Testing

/// Writes the vectors that do not exist yet: `TONGBAN_WRITE_VECTORS=1 swift test`.
///
/// A vector is changed by deleting its file and explaining in `Protocol/CHANGES.md`.
@Suite("Writing golden vectors", .enabled(if: VectorFiles.mayWrite))
struct GoldenVectorWriting {
    private let village: SigningDevice
    private let township: SigningDevice

    init() throws {
        village = try SigningDevice(1)
        township = try SigningDevice(2)
    }

    private var headHash: String { Hashing.hash(.segment, [1]).bytes.hex }
    private var cases: FeedID { FeedID(village.replica, in: .cases(1203)) }

    private func meaning() throws -> SegmentMeaning {
        let records = try VectorFiles.read("records.json", as: [PayloadVector].self)
        func payload(_ name: String) throws -> [UInt8] {
            try [UInt8](hex: #require(records.first { $0.name == name }).hex)
        }
        let county = township.replica
        let context = VersionVector([(county, UInt64(3))])
        let heads = Heads([Heads.Head(scope: .authority, replica: county, count: 9)])
        let entries = [
            village.opening,
            caseEntry(
                .opened,
                context: context,
                heads: heads,
                payload: try payload("case opened")
            ),
            caseEntry(
                .existing(Dot(village.replica, 1)),
                context: context,
                heads: heads,
                kind: 11,
                payload: try payload("case taken in")
            ),
        ]
        return SegmentMeaning(
            secretKey: [UInt8](repeating: 1, count: 32).hex,
            incarnation: 1,
            scope: MessageMeaning.Place(.cases(1203)),
            first: 0,
            previous: ContentHash.zero.bytes.hex,
            salt: SigningDevice.salt.hex,
            wall: SigningDevice.clock.wall,
            uptime: SigningDevice.clock.uptime,
            boot: SigningDevice.clock.boot,
            reached: [
                held(FeedID(county, in: .cases(1203)), 3), held(FeedID(county, in: .authority), 9),
            ],
            entries: entries.map { SegmentMeaning.Entry($0) }
        )
    }

    private func held(_ feed: FeedID, _ count: UInt64) -> MessageMeaning.Held {
        MessageMeaning.Held(feed: MessageMeaning.Feed(feed), count: count, hash: headHash)
    }

    @Test("writes the segment")
    func segment() throws {
        let meaning = try meaning()
        let segment = try meaning.segment()
        try VectorFiles.writeIfMissing(
            "segment.json",
            SegmentVector(
                about: "A village's first segment: certificate, a case opened, the case taken in",
                meaning: meaning,
                replica: village.replica.bytes.hex,
                header: segment.header.bytes.hex,
                body: segment.body.hex,
                signature: segment.signature.hex,
                hash: segment.hash(after: .zero).bytes.hex,
                hex: segment.bytes.hex
            )
        )
    }

    @Test("writes the ruling")
    func ruling() throws {
        let meaning = RulingMeaning(
            ruledAt: 1_767_232_800,
            feeds: [
                RulingMeaning.Feed(
                    replica: village.replica.bytes.hex,
                    count: 12,
                    hash: headHash,
                    exceptions: [
                        RulingMeaning.Exception(
                            sequence: 2,
                            reason: 0,
                            causeReplica: nil,
                            causeSequence: nil
                        ),
                        RulingMeaning.Exception(
                            sequence: 7,
                            reason: 4,
                            causeReplica: nil,
                            causeSequence: nil
                        ),
                        RulingMeaning.Exception(
                            sequence: 9,
                            reason: 6,
                            causeReplica: village.replica.bytes.hex,
                            causeSequence: 7
                        ),
                    ],
                    windows: [
                        RulingMeaning.Window(
                            first: 5,
                            notBefore: 1_767_139_200,
                            notAfter: 1_767_232_800
                        )
                    ]
                )
            ]
        )
        try VectorFiles.writeIfMissing(
            "ruling.json",
            GoldenVector(
                about: "Kind 2: 12 entries admitted; 2 released, 7 refused, 9 falls with 7",
                meaning: meaning,
                hex: try meaning.ruling().payload.hex
            )
        )
    }

    @Test("writes the messages")
    func messages() throws {
        let nonce = [UInt8](repeating: 3, count: 16)
        let session = try #require(SessionID(bytes: [UInt8](repeating: 5, count: 16)))
        let challenge = Message.Challenge(
            deviceKey: village.key,
            replica: village.replica,
            nonce: nonce
        )
        let answerNonce = [UInt8](repeating: 4, count: 16)
        let transcript = Transcript(
            challenge: challenge,
            answer: session,
            key: township.key,
            replica: township.replica,
            nonce: answerNonce
        )
        let digest = CursorDigest(
            dialer: village.replica,
            offers: [Message.Cursor(scope: .cases(1203), arrival: 12)],
            listener: township.replica,
            offers: [Message.Cursor(scope: .authority, arrival: 40)]
        )
        let receipt = try Receipt(
            for: [
                Receipt.HeldFeed(feed: cases, count: 12, hash: Hashing.hash(.segment, [1]))
            ],
            wall: 1_767_232_800,
            replica: township.replica,
            by: township.signer
        )
        let messages: [(String, Message)] = [
            ("The dialer, device 1, opens a session", .challenge(challenge)),
            (
                "The listener, device 2, answers that challenge",
                .challengeAnswer(
                    Message.ChallengeAnswer(
                        session: session,
                        deviceKey: township.key,
                        replica: township.replica,
                        nonce: answerNonce,
                        signature: try transcript.listenerSignature(by: township.signer)
                    )
                )
            ),
            (
                "The dialer proves its key in that session",
                .proof(signature: try transcript.dialerSignature(by: village.signer))
            ),
            (
                "Device 1 offers scope (3, 1203) up to 12, device 2 scope (1, 0) up to 40",
                .hello(Message.Hello(digest: digest, wall: 1_767_225_600, uptime: 86_400))
            ),
            ("Nothing is new", .same(wall: 1_767_225_601, uptime: 5)),
            (
                "What is past two cursors and a gap",
                .want(
                    Message.Want(
                        cursors: [
                            Message.Cursor(scope: .authority, arrival: 40),
                            Message.Cursor(scope: .catalogue(.village), arrival: 1),
                        ],
                        gaps: [Message.Gap(feed: cases, held: 5)]
                    )
                )
            ),
            (
                "A delivery at arrival 300; the segment bytes stand for any",
                .segment(Message.Delivery(arrival: 300, segment: [1, 2, 3]))
            ),
            ("A batch ends and another round is needed", .mark(Message.Mark(more: true))),
            ("Device 2 holds 12 entries of device 1", .receipt(receipt)),
            (
                "A segment was quarantined",
                .refuse(Message.Refuse(.segmentQuarantined, feed: cases, sequence: 12))
            ),
        ]
        try VectorFiles.writeIfMissing(
            "messages.json",
            messages.map { about, message in
                var meaning = MessageMeaning(message)
                if case .receipt = message {
                    meaning.secretKey = [UInt8](repeating: 2, count: 32).hex
                }
                return GoldenVector(
                    about: about,
                    meaning: meaning,
                    hex: Frame.bytes(of: message).hex
                )
            }
        )
    }
}
