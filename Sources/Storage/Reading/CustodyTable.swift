import GRDB
import Replication

/// How far entries have provably got, from receipts and rulings.
struct CustodyTable {
    private let db: Database
    private let identity: ReplicaIdentity

    init(_ db: Database, _ identity: ReplicaIdentity) {
        self.db = db
        self.identity = identity
    }

    func of(feed: Int64, sequence: UInt64) throws -> Custody {
        let reach = try reach(of: feed)
        if sequence < reach.county { return .county }
        return sequence < reach.township ? .township : .here
    }

    func least(ofCase caseRow: Int64) throws -> Custody {
        let rows = try db.all(
            "SELECT feed_id, max(sequence) FROM entries WHERE case_id = ? GROUP BY feed_id",
            [caseRow])
        return try rows.map { try of(feed: $0[0], sequence: UInt64($0[1] as Int64)) }.min() ?? .here
    }

    /// Entries of our own private scopes by how far they have got. Certificates are not counted: a
    /// person never wrote one.
    func ownEntries() throws -> (here: Int, township: Int, county: Int) {
        var sums = (here: 0, township: 0, county: 0)
        let feeds = try db.all(
            """
            SELECT feeds.id, feeds.held FROM feeds JOIN replicas ON replicas.id = feeds.replica_id
            JOIN scopes ON scopes.id = feeds.scope_id
            WHERE replicas.replica = ? AND scopes.kind IN (3, 4)
            """, [identity.replica.data])
        for row in feeds {
            let reach = try reach(of: row[0])
            let held = Int(row[1] as Int64)
            let county = max(min(Int(clamping: reach.county), held) - 1, 0)
            let township = max(min(Int(clamping: reach.township), held) - 1, county)
            sums.county += county
            sums.township += township - county
            sums.here += held - 1 - township
        }
        return sums
    }

    /// Entries below `township` are signed for, entries below `county` ruled on.
    private func reach(of feed: Int64) throws -> (township: UInt64, county: UInt64) {
        let author = try db.one(
            """
            SELECT replicas.device_key = ? FROM feeds
            JOIN replicas ON replicas.id = feeds.replica_id WHERE feeds.id = ?
            """, [identity.county.data, feed])
        // The county's entries are admitted by standing in its feed.
        if author?[0] as Bool? == true { return (.max, .max) }
        let county = try db.one("SELECT count FROM admissions WHERE feed_id = ?", [feed])
        let signed = try db.one(
            """
            SELECT max(receipts.count) FROM receipts WHERE feed_id = ?
            """, [feed])
        return (
            UInt64(signed?[0] as Int64? ?? 0), UInt64(county?[0] as Int64? ?? 0)
        )
    }
}
