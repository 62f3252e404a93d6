import Replication
import SyncProtocol
import Testing

/// What a segment says and is made from, spelt out for a vector; bytes are hexadecimal.
struct SegmentMeaning: Codable, Equatable {
    let secretKey: String
    let incarnation: UInt64
    let scope: MessageMeaning.Place
    let first: UInt64
    let previous: String
    let salt: String
    let wall: Int64
    let uptime: UInt64
    let boot: UInt32
    /// What the contexts reach; its digest stands in the header.
    let reached: [MessageMeaning.Held]
    let entries: [Entry]

    struct Entry: Codable, Equatable {
        /// Case opened by this entry: "opened"; by none: "scope"; else the opening dot.
        let subject: String
        let context: [String: UInt64]
        let heads: [Head]
        let kind: UInt64
        let payload: String
    }

    struct Head: Codable, Equatable {
        let scope: MessageMeaning.Place
        let replica: String
        let count: UInt64
    }
}

extension SegmentMeaning {
    /// The segment that says this.
    func segment() throws -> Segment {
        let signer = try #require(DeviceSigner(secret: [UInt8](hex: secretKey)))
        let replica = ReplicaID(of: signer.deviceKey, Incarnation(incarnation))
        return try Segment(
            closing: SegmentBody(
                first: first,
                base: .empty,
                entries: entries.map { try $0.frame() }
            ),
            of: FeedID(replica, in: scope.scope()),
            onto: #require(ContentHash(bytes: [UInt8](hex: previous))),
            clock: ClockEvidence(wall: wall, uptime: uptime, boot: boot),
            contextDigest: ContextDigest(
                over: reached.map {
                    ContextDigest.Reach(
                        feed: try $0.feed.feed(),
                        count: $0.count,
                        hash: try #require(ContentHash(bytes: [UInt8](hex: $0.hash)))
                    )
                }
            ),
            salt: [UInt8](hex: salt),
            by: signer
        )
    }
}

extension SegmentMeaning.Entry {
    init(_ frame: EntryFrame) {
        switch frame.subject {
        case .scope: subject = "scope"
        case .opened: subject = "opened"
        case .existing(let dot): subject = "\(dot.replica.bytes.hex):\(dot.sequence)"
        }
        context = Dictionary(
            uniqueKeysWithValues: frame.context.entries.map { ($0.replica.bytes.hex, $0.count) }
        )
        heads = frame.heads.entries.map {
            SegmentMeaning.Head(
                scope: MessageMeaning.Place($0.scope),
                replica: $0.replica.bytes.hex,
                count: $0.count
            )
        }
        kind = frame.kind
        payload = frame.payload.hex
    }

    func frame() throws -> EntryFrame {
        EntryFrame(
            subject: try parsedSubject(),
            context: VersionVector(
                try context.map { (try Self.replica($0), $1) }
            ),
            heads: Heads(
                try heads.map {
                    Heads.Head(
                        scope: try $0.scope.scope(),
                        replica: try Self.replica($0.replica),
                        count: $0.count
                    )
                }
            ),
            kind: kind,
            payload: try [UInt8](hex: payload)
        )
    }

    private func parsedSubject() throws -> EntryFrame.Subject {
        switch subject {
        case "scope": return .scope
        case "opened": return .opened
        default:
            let parts = subject.split(separator: ":")
            try #require(parts.count == 2)
            return .existing(
                Dot(try Self.replica(String(parts[0])), try #require(UInt64(parts[1])))
            )
        }
    }

    private static func replica(_ text: String) throws -> ReplicaID {
        try #require(ReplicaID(bytes: [UInt8](hex: text)))
    }
}
