import Foundation
import GRDB
public import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

extension Store {
    /// Numbers a bundle; the number is never given again, even if its file is never finished.
    ///
    /// - Parameters:
    ///   - point: For which point; 0 for whoever stands above.
    ///   - wall: When, by this machine's clock, seconds since 1970.
    public func numberBundle(for point: UInt32, at wall: Int64) async throws -> UInt64 {
        try await write { db in
            try db.run("INSERT INTO bundles_exported (point, wall) VALUES (?, ?)", [point, wall])
            return UInt64(db.lastInsertedRowID)
        }
    }

    /// Decides what a bundle must carry so that nothing waits at any of its recipients.
    ///
    /// Left out is only what every one of them has stated itself that it holds: in a manifest, a
    /// receipt or a ruling, or by having written it. What was only sent there does not count, so a
    /// lost stick costs nothing.
    ///
    /// - Parameters:
    ///   - devices: The recipients; with none, everything is carried.
    ///   - scopes: What they may read.
    /// - Complexity: O(feeds × recipients + segments carried).
    public func planBundle(
        for devices: [DeviceKey],
        within scopes: Set<Scope>
    ) async throws -> BundlePlan {
        let identity = identity
        return try await read { db in
            let journal = Journal(db, identity: identity)
            var rows: [(row: Int64, arrivals: Int64)] = []
            var held: [Receipt.HeldFeed] = []
            var known: [Int64: Int64] = [:]
            var segments = 0
            let recipients = try devices.map { try StatedHoldings(of: $0, in: journal) }
            for row in try db.all("SELECT id, kind, key, arrivals FROM scopes ORDER BY kind, key") {
                let scope = try Scope(storedKind: row[1], key: row[2])
                guard scopes.contains(scope) else { continue }
                rows.append((row[0], row[3]))
                for feed in try journal.closedFeeds(of: row[0]) {
                    held.append(
                        Receipt.HeldFeed(feed: feed.feed, count: feed.closed, hash: feed.headHash)
                    )
                    let least = try recipients.map { try $0.count(of: feed) }.min() ?? 0
                    known[feed.id] = least
                    segments +=
                        try db.one(
                            "SELECT count(*) FROM segments WHERE feed_id = ? AND first >= ?",
                            [feed.id, least]
                        )?[0] ?? 0
                }
            }
            return BundlePlan(
                held: held,
                segments: segments,
                receipts: try journal.receipts(within: scopes),
                scopes: rows,
                known: known
            )
        }
    }

    /// The next segment of a plan, and where to go on; nil after the last.
    ///
    /// In the order in which the segments came here, county scopes first, so that a receiver can fold
    /// most of them at once.
    public func nextSegment(
        of plan: BundlePlan,
        after start: BundlePosition
    ) async throws -> (bytes: [UInt8], position: BundlePosition)? {
        try await read { db in
            var position = start
            while position.scope < plan.scopes.count {
                let scope = plan.scopes[position.scope]
                let rows = try Row.fetchCursor(
                    db.cachedStatement(
                        sql: """
                            SELECT arrivals.arrival, segments.id, segments.feed_id, segments.first
                            FROM arrivals JOIN segments ON segments.id = arrivals.segment_id
                            WHERE arrivals.scope_id = ? AND arrivals.arrival > ?
                            AND arrivals.arrival <= ? ORDER BY arrivals.arrival
                            """
                    ),
                    arguments: [scope.row, position.arrival, scope.arrivals]
                )
                while let row = try rows.next() {
                    position.arrival = row[0]
                    guard row[3] as Int64 >= plan.known[row[2]] ?? 0 else { continue }
                    let stored = try db.one(
                        "SELECT header, signature, salt, body FROM segments WHERE id = ?",
                        [row[1] as Int64]
                    )
                    guard let stored else { throw StorageError.damaged("arrivals") }
                    return (try Segment(stored: stored).bytes, position)
                }
                position.scope += 1
                position.arrival = 0
            }
            return nil
        }
    }
}

extension Journal {
    fileprivate func closedFeeds(of scope: Int64) throws -> [FeedRow] {
        try db.all(
            """
            SELECT \(FeedRow.columns) FROM \(FeedRow.tables)
            WHERE feeds.scope_id = ? AND feeds.closed > 0 ORDER BY replicas.replica
            """,
            [scope]
        ).map(FeedRow.init)
    }

    /// Receipts of others that name nothing outside `scopes`, each once, in a fixed order.
    fileprivate func receipts(within scopes: Set<Scope>) throws -> [Receipt] {
        let rows = try db.all("SELECT DISTINCT receipt FROM receipts ORDER BY receipt")
        return try rows.compactMap { row in
            var decoder = FrameDecoder()
            guard case .receipt(let receipt)? = try? decoder.append(Array(row[0] as Data)).first
            else { throw StorageError.damaged("receipt") }
            guard receipt.replica != identity.replica,
                receipt.feeds.allSatisfy({ scopes.contains($0.feed.scope) })
            else { return nil }
            return receipt
        }
    }
}
