import Foundation
import GRDB
import Replication
import ServiceModel
import ServiceRecords

/// How far entries have provably got, from receipts, rulings and the signatures of those above.
struct CustodyTable {
    private let db: Database
    private let identity: ReplicaIdentity

    private let view: AuthorityView

    init(_ db: Database, _ identity: ReplicaIdentity, _ view: AuthorityView) {
        self.db = db
        self.identity = identity
        self.view = view
    }

    func of(feed: Int64, sequence: UInt64) throws -> Custody {
        let reach = try reach(of: feed)
        if sequence < reach.county { return .county }
        return sequence < reach.township ? .township : .here
    }

    func least(ofCase caseRow: Int64) throws -> Custody {
        let rows = try db.all(
            "SELECT feed_id, max(sequence) FROM entries WHERE case_id = ? GROUP BY feed_id",
            [caseRow]
        )
        return try rows.map { try of(feed: $0[0], sequence: UInt64($0[1] as Int64)) }.min() ?? .here
    }

    /// Entries of our own case scopes by how far they have got. Certificates, the entries that name
    /// operators and what the program reports by itself are not counted: a person never wrote one.
    func ownEntries() throws -> (here: Int, township: Int, county: Int) {
        var sums = (here: 0, township: 0, county: 0)
        let feeds = try db.all(
            """
            SELECT feeds.id, feeds.held FROM feeds JOIN replicas ON replicas.id = feeds.replica_id
            JOIN scopes ON scopes.id = feeds.scope_id
            WHERE replicas.replica = ? AND scopes.kind = 3
            """,
            [identity.replica.data]
        )
        for row in feeds {
            let reach = try reach(of: row[0])
            let held = Int(row[1] as Int64)
            let ruled = min(Int(clamping: reach.county), held)
            let signed = max(min(Int(clamping: reach.township), held), ruled)
            let county = try acts(in: row[0], below: ruled)
            let township = try acts(in: row[0], below: signed)
            sums.county += county
            sums.township += township - county
            sums.here += try acts(in: row[0], below: held) - township
        }
        return sums
    }

    /// Entries 0 ..< `count` of a feed that are a person's acts.
    private func acts(in feed: Int64, below count: Int) throws -> Int {
        let named = try db.one(
            "SELECT count(*) FROM operators WHERE feed_id = ? AND sequence < ?",
            [feed, Int64(count)]
        )
        return max(count - 1 - (named?[0] as Int? ?? 0), 0)
    }

    /// Entries below `township` are signed for, entries below `county` ruled on.
    private func reach(of feed: Int64) throws -> (township: UInt64, county: UInt64) {
        let author = try db.one(
            """
            SELECT replicas.device_key, scopes.kind, scopes.key FROM \(FeedRow.tables)
            WHERE feeds.id = ?
            """,
            [feed]
        )
        let key = try (author?[0] as Data?).map { try DeviceKey(stored: $0) }
        // The county's entries are admitted by standing in its feed.
        if key == identity.county { return (.max, .max) }
        let county = try db.one("SELECT count FROM admissions WHERE feed_id = ?", [feed])
        let signed = try db.one(
            """
            SELECT max(receipts.count) FROM receipts WHERE feed_id = ?
            """,
            [feed]
        )
        // What a township wrote itself, it holds: its signature under the entry says so.
        let isFromAbove = try author.map {
            stands(key, above: try Scope(storedKind: $0[1], key: $0[2]))
        }
        return (
            isFromAbove == true ? .max : UInt64(signed?[0] as Int64? ?? 0),
            UInt64(county?[0] as Int64? ?? 0)
        )
    }

    /// Whether another device's point stands above the one a scope belongs to.
    private func stands(_ key: DeviceKey?, above scope: Scope) -> Bool {
        guard let key, key != identity.deviceKey, let grant = view.grant(of: key) else {
            return false
        }
        switch scope {
        case .authority, .catalogue: return false
        case .cases(let point), .status(let point):
            return view.ancestors(of: ServicePointID(point)).contains { $0.id == grant.point }
        }
    }

    /// Rows of our own closed feeds whose end is neither signed for nor ruled on.
    func unacknowledged() throws -> [Int64] {
        let feeds = try db.all(
            """
            SELECT feeds.id, feeds.closed FROM \(FeedRow.tables)
            WHERE replicas.replica = ? AND scopes.kind IN (3, 4) AND feeds.closed > 0
            """,
            [identity.replica.data]
        )
        return try feeds.filter { row in
            let reach = try reach(of: row[0])
            return max(reach.township, reach.county) < UInt64(row[1] as Int64)
        }.map { $0[0] }
    }
}
