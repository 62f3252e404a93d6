import Foundation
import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

extension Folder {
    /// What the county has said about one entry, or nil if it has not ruled.
    func verdict(on dot: Dot, of feed: FeedRow) throws -> CaseRecord.CountyVerdict? {
        let admitted = try db.one("SELECT count FROM admissions WHERE feed_id = ?", [feed.id])
        guard let admitted, dot.sequence < UInt64(admitted[0] as Int64) else { return nil }
        guard
            let row = try db.one(
                """
                SELECT reason, cause_replica, cause_sequence FROM exceptions
                WHERE feed_id = ? AND sequence = ?
                """,
                [feed.id, Int64(dot.sequence)]
            )
        else { return .admitted }
        let cause = try (row[1] as Data?).map {
            Dot(try ReplicaID(stored: $0), UInt64(row[2] as Int64? ?? 0))
        }
        let code = UInt32(row[0] as Int64)
        return .refused(RefusalReason(code: code, cause: cause) ?? .unknown(code))
    }

    /// Whether the county's ruling on a dot of `scope` stands in a past.
    func isRuled(in scope: Scope) -> (Dot, VersionVector) throws -> Bool {
        { dot, past in
            guard let feed = try self.journal.feed(FeedID(dot.replica, in: scope)) else {
                return false
            }
            // The county's own entries are admitted by standing in its feed.
            if feed.deviceKey == self.journal.identity.county { return past.contains(dot) }
            let step = try self.db.one(
                """
                SELECT replicas.replica, ruling_sequence FROM admission_steps
                JOIN feeds ON feeds.id = ruling_feed_id
                JOIN replicas ON replicas.id = feeds.replica_id
                WHERE feed_id = ? AND up_to > ? ORDER BY up_to LIMIT 1
                """,
                [feed.id, Int64(dot.sequence)]
            )
            guard let step else { return false }
            return past.contains(Dot(try ReplicaID(stored: step[0]), UInt64(step[1] as Int64)))
        }
    }

    /// Folds a ruling: records what it admits and refolds the cases it changes.
    func foldRuling(_ frame: EntryFrame, of feed: FeedRow) throws -> RefusalReason? {
        guard feed.deviceKey == journal.identity.county else { return .notTheCounty }
        guard let ruling = Ruling(payload: frame.payload) else { return .malformed }
        var toRefold: Set<Int64> = []
        for item in ruling.feeds {
            let ruled = try journal.makeFeed(FeedID(item.replica, in: feed.feed.scope))
            // Another branch of a forked feed was admitted; ours stays unruled and is shown as such.
            guard item.count > 0, item.count <= ruled.held,
                try journal.segmentHash(ruled, containing: item.count - 1) == item.hash
                    || item.count > ruled.closed
            else { continue }
            let old = try db.one("SELECT count FROM admissions WHERE feed_id = ?", [ruled.id])
            let before = UInt64(old?[0] as Int64? ?? 0)
            try record(item, of: ruled, before: before, ruling: ruling, rulingFeed: feed)
            toRefold.formUnion(try casesChanged(by: item, of: ruled, before: before))
        }
        for caseRow in toRefold.sorted() { try refold(caseRow) }
        return nil
    }

    private func record(
        _ item: FeedRuling,
        of ruled: FeedRow,
        before: UInt64,
        ruling: Ruling,
        rulingFeed: FeedRow
    ) throws {
        if item.count > before {
            try db.run(
                "INSERT OR REPLACE INTO admissions VALUES (?, ?, ?)",
                [ruled.id, Int64(item.count), item.hash.data]
            )
            try db.run(
                "INSERT OR REPLACE INTO admission_steps VALUES (?, ?, ?, ?, ?)",
                [
                    ruled.id, Int64(item.count), rulingFeed.id, Int64(rulingFeed.folded),
                    ruling.ruledAt,
                ]
            )
        }
        for exception in item.exceptions {
            if exception.reason == 0 {
                try db.run(
                    "DELETE FROM exceptions WHERE feed_id = ? AND sequence = ?",
                    [ruled.id, Int64(exception.sequence)]
                )
                try db.run(
                    "INSERT OR REPLACE INTO releases VALUES (?, ?, ?, ?, ?)",
                    [
                        ruled.id, Int64(exception.sequence), rulingFeed.id,
                        Int64(rulingFeed.folded), ruling.ruledAt,
                    ]
                )
            } else {
                try db.run(
                    "INSERT OR REPLACE INTO exceptions VALUES (?, ?, ?, ?, ?)",
                    [
                        ruled.id, Int64(exception.sequence), Int64(exception.reason),
                        exception.cause?.replica.data,
                        exception.cause.map { Int64($0.sequence) },
                    ]
                )
            }
        }
    }

    /// Cases in which the county's word may differ from what was folded: it may also refuse for
    /// another reason than this replica did.
    private func casesChanged(
        by item: FeedRuling,
        of ruled: FeedRow,
        before: UInt64
    ) throws -> Set<Int64> {
        var changed: Set<Int64> = []
        let newly = try db.all(
            """
            SELECT entries.case_id, entries.status, exceptions.reason FROM entries
            LEFT JOIN exceptions USING (feed_id, sequence)
            WHERE feed_id = ? AND sequence >= ? AND sequence < ? AND case_id IS NOT NULL
            """,
            [ruled.id, Int64(before), Int64(item.count)]
        )
        for row in newly where row[1] as Int == 2 || row[2] != nil {
            changed.insert(row[0])
        }
        for exception in item.exceptions where exception.sequence < before {
            let row = try db.one(
                "SELECT case_id FROM entries WHERE feed_id = ? AND sequence = ?",
                [ruled.id, Int64(exception.sequence)]
            )
            if let caseRow = row?[0] as Int64? { changed.insert(caseRow) }
        }
        return changed
    }

    /// Folds a case again from the journal, and returns its record.
    @discardableResult
    func refold(_ caseRow: Int64) throws -> CaseRecord {
        let fresh = try refolded(caseRow)
        for (entry, reason) in fresh.verdicts {
            try db.run(
                "UPDATE entries SET status = ?, reason = ? WHERE feed_id = ? AND sequence = ?",
                [reason == nil ? 1 : 2, reason.map { Int64($0.code) }, entry.feed, entry.sequence]
            )
        }
        keep(fresh.record, at: caseRow)
        return fresh.record
    }

    struct Refolded {
        let record: CaseRecord
        let verdicts: [(entry: (feed: Int64, sequence: Int64), reason: RefusalReason?)]
    }

    /// The record that the journal gives for a case, without writing anything.
    func refolded(_ caseRow: Int64) throws -> Refolded {
        var record = CaseRecord(id: try caseID(caseRow))
        var verdicts: [((feed: Int64, sequence: Int64), RefusalReason?)] = []
        let rows = try db.all(
            """
            SELECT entries.feed_id, entries.sequence, entries.lamport FROM entries
            JOIN feeds ON feeds.id = entries.feed_id
            JOIN replicas ON replicas.id = feeds.replica_id
            WHERE case_id = ? AND entries.status != 0
            ORDER BY entries.lamport, replicas.replica, entries.sequence
            """,
            [caseRow]
        )
        for row in rows {
            let feed = try journal.feed(row: row[0])
            let dot = Dot(feed.feed.replica, UInt64(row[1] as Int64))
            let entry = try caseEntry(
                try journal.frame(feed, dot.sequence),
                dot: dot,
                of: feed,
                lamport: LamportNumber(UInt64(row[2] as Int64)),
                point: record.id.point,
                record: record
            )
            let reason = try record.fold(
                entry,
                verdict: try verdict(on: dot, of: feed),
                isRuled: isRuled(in: feed.feed.scope)
            )
            verdicts.append(((feed.id, Int64(dot.sequence)), reason))
        }
        return Refolded(record: record, verdicts: verdicts)
    }
}
