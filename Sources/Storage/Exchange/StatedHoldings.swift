import Foundation
import GRDB
import Replication
import SyncProtocol

/// What one device has stated itself that its database holds.
struct StatedHoldings {
    private let journal: Journal
    private let isCounty: Bool
    /// The life of the device's database that spoke here last by a bundle, else the one that became
    /// known here last; nil if none is.
    private let replica: (row: Int64, id: ReplicaID)?

    init(of device: DeviceKey, in journal: Journal) throws {
        self.journal = journal
        isCounty = device == journal.identity.county
        let row = try journal.db.one(
            """
            SELECT id, replica FROM replicas WHERE device_key = ? ORDER BY
            (SELECT max(id) FROM bundles_imported WHERE exporter_id = replicas.id) DESC, id DESC
            """,
            [device.data]
        )
        replica = try row.map { ($0[0], try ReplicaID(stored: $0[1])) }
    }

    /// Entries 0 ..< count of `feed` are held there, on the branch that is held here.
    func count(of feed: FeedRow) throws -> Int64 {
        guard let replica else { return 0 }
        // Whoever wrote an entry holds it.
        if feed.feed.replica == replica.id { return Int64(feed.closed) }
        let receipt = try journal.db.one(
            "SELECT count FROM receipts WHERE signer_id = ? AND feed_id = ?",
            [replica.row, feed.id]
        )
        return max(
            try inManifests(feed, of: replica.row),
            receipt?[0] as Int64? ?? 0,
            isCounty ? try inRulings(feed, of: replica.row) : 0
        )
    }

    private func inManifests(_ feed: FeedRow, of peer: Int64) throws -> Int64 {
        let row = try journal.db.one(
            """
            SELECT count, hash FROM peer_holdings
            WHERE peer_id = ? AND replica_id = ? AND scope_id = ?
            """,
            [peer, feed.replicaRow, feed.scopeID]
        )
        guard let row else { return 0 }
        let count: Int64 = row[0]
        // It may hold more than we do; then it says nothing about our branch.
        guard count > 0,
            let hash = try journal.segmentHash(feed, containing: UInt64(count) - 1),
            hash == (try ContentHash(stored: row[1]))
        else { return 0 }
        return count
    }

    /// What the county has ruled on in a feed of that very life of its database.
    private func inRulings(_ feed: FeedRow, of peer: Int64) throws -> Int64 {
        try journal.db.one(
            """
            SELECT max(up_to) FROM admission_steps
            JOIN feeds ON feeds.id = admission_steps.ruling_feed_id
            WHERE admission_steps.feed_id = ? AND feeds.replica_id = ?
            """,
            [feed.id, peer]
        )?[0] as Int64? ?? 0
    }
}
