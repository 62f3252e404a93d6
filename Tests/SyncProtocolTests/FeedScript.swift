import Replication
import SyncProtocol
import Testing

/// Segments of several feeds that build on each other, spelt out for a vector.
struct ChainVector: Codable {
    let about: String
    /// The county's key.
    let county: String
    /// In an order in which each finds what it builds on.
    let segments: [Item]

    struct Item: Codable {
        let about: String
        let entries: [SegmentMeaning.Entry]
        let contextDigest: String
        /// What the next segment of the feed is chained onto.
        let hash: String
        let hex: String
    }
}

/// Writes feeds of several devices, each segment onto what the others hold by then.
struct FeedScript {
    private(set) var items: [ChainVector.Item] = []
    private var ends: [FeedID: [(count: UInt64, hash: ContentHash)]] = [:]
    private var bases: [FeedID: SegmentBody.Base] = [:]

    struct Line {
        let subject: EntryFrame.Subject
        let kind: UInt64
        let payload: [UInt8]
    }

    /// How far a feed is written, and its hash there.
    func end(of feed: FeedID) throws -> (count: UInt64, hash: ContentHash) {
        try #require(ends[feed]?.last)
    }

    /// Closes a segment whose author has folded all of `seen` before it writes `lines`.
    mutating func close(
        _ about: String,
        by device: SigningDevice,
        in scope: Scope,
        seeing seen: [FeedID] = [],
        _ lines: [Line]
    ) throws {
        let feed = FeedID(device.replica, in: scope)
        let base = bases[feed] ?? .empty
        var (context, heads) = (base.context, base.heads)
        for other in seen {
            let count = try end(of: other).count
            if other.scope == scope {
                context.raise(other.replica, to: count)
            } else {
                heads.set(
                    Heads.Head(scope: other.scope, replica: other.replica, count: count)
                )
            }
        }
        let written = ends[feed]?.last
        let entries =
            (written == nil ? [device.opening] : [])
            + lines.map {
                EntryFrame(
                    subject: $0.subject,
                    context: context,
                    heads: heads,
                    kind: $0.kind,
                    payload: $0.payload
                )
            }
        let segment = try Segment(
            closing: SegmentBody(first: written?.count ?? 0, base: base, entries: entries),
            of: feed,
            onto: written?.hash ?? .zero,
            clock: SigningDevice.clock,
            contextDigest: try digest(of: context, heads, in: scope),
            salt: SigningDevice.salt,
            by: device.signer
        )
        let hash = segment.hash(after: written?.hash ?? .zero)
        ends[feed, default: []].append((segment.header.end, hash))
        bases[feed] = SegmentBody.Base(context: context, heads: heads)
        items.append(
            ChainVector.Item(
                about: about,
                entries: entries.map { SegmentMeaning.Entry($0) },
                contextDigest: segment.header.contextDigest.bytes.hex,
                hash: hash.bytes.hex,
                hex: segment.bytes.hex
            )
        )
    }

    private func digest(
        of context: VersionVector,
        _ heads: Heads,
        in scope: Scope
    ) throws -> ContextDigest {
        let reached =
            context.entries.map { (FeedID($0.replica, in: scope), $0.count) }
            + heads.entries.map { (FeedID($0.replica, in: $0.scope), $0.count) }
        return ContextDigest(
            over: try reached.map { feed, count in
                let end = try #require(ends[feed]?.first { $0.count >= count })
                return ContextDigest.Reach(feed: feed, count: count, hash: end.hash)
            }
        )
    }
}
