import Foundation
import GRDB
public import Replication
import SyncProtocol

/// A stored segment that is no longer what its author signed, or a feed that does not end where it
/// should.
public struct AlteredSegment: Hashable, Sendable {
    /// The feed; what follows in it is not looked at any more.
    public let feed: FeedID
    /// The first entry of the segment.
    public let first: UInt64
}

extension Store {
    /// Checks every stored segment as if it had just arrived: place, body hash, chain, signature.
    ///
    /// A damaged disk can change a byte in a way that the database itself takes for granted.
    /// - Returns: The first bad segment of each feed that has one.
    /// - Complexity: O(journal). Reads one snapshot; writers go on meanwhile.
    public func alteredSegments() async throws -> [AlteredSegment] {
        let identity = identity
        return try await read { db in
            let feeds = try db.all(
                "SELECT \(FeedRow.columns) FROM \(FeedRow.tables) ORDER BY feeds.id"
            )
            return try feeds.map(FeedRow.init).compactMap { feed in
                try Self.firstAltered(of: feed, identity: identity, db)
                    .map { AlteredSegment(feed: feed.feed, first: $0) }
            }
        }
    }

    private static func firstAltered(
        of feed: FeedRow,
        identity: ReplicaIdentity,
        _ db: Database
    ) throws -> UInt64? {
        let isOwn = feed.feed.replica == identity.replica
        guard let key = isOwn ? identity.deviceKey : feed.deviceKey else {
            return feed.closed > 0 ? 0 : nil
        }
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT header, signature, salt, body, first, count, hash FROM segments
                WHERE feed_id = ? ORDER BY first
                """,
            arguments: [feed.id]
        )
        var (next, head) = (UInt64(0), ContentHash.zero)
        while let row = try rows.next() {
            guard let segment = try? Segment(stored: row), segment.header.feed == feed.feed,
                segment.header.first == next, Int64(segment.header.first) == row[4] as Int64,
                Int64(segment.header.count) == row[5] as Int64,
                (try? segment.verify(by: key, onto: head)) != nil,
                row[6] as Data == segment.hash(after: head).data
            else { return next }
            head = segment.hash(after: head)
            next = segment.header.end
        }
        return next == feed.closed && head == feed.headHash ? nil : next
    }
}
