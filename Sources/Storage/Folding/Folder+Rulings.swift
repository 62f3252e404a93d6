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
        guard let admitted, dot.sequence < UInt64(admitted[0] as Int64) else {
            // Not ruled: what stands past the end of a closed feed does not count.
            let end = try end(of: feed.feed)
            return end.map { dot.sequence >= $0 } == true ? .refused(.pastTheEnd) : nil
        }
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
        // Released.
        guard code > 0 else { return .admitted }
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
            let lives = try self.journal.countyLine().lives.count
            let steps = try self.db.all(
                """
                SELECT replicas.replica, ruling_sequence FROM admission_steps
                JOIN feeds ON feeds.id = ruling_feed_id
                JOIN replicas ON replicas.id = feeds.replica_id
                WHERE feed_id = ?1 AND up_to > ?2 AND since <= ?2 ORDER BY up_to LIMIT ?3
                """,
                // One incarnation's steps follow each other; of several any may be the one.
                [feed.id, Int64(dot.sequence), lives > 1 ? -1 : 1]
            )
            return try steps.contains {
                past.contains(Dot(try ReplicaID(stored: $0[0]), UInt64($0[1] as Int64)))
            }
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
            let since = try record(item, of: ruled, ruling: ruling, frame: frame, by: feed)
            toRefold.formUnion(
                try casesChanged(by: item, of: ruled, before: min(before, since))
            )
        }
        for caseRow in toRefold.sorted() { try refold(caseRow) }
        return nil
    }

    /// Records what a ruling says about one feed; from which entry on it rules for the first time.
    ///
    /// Of two incarnations that ruled on one entry the earlier is right, unless the later named the
    /// entry again knowing that ruling. So the outcome does not depend on which of them comes first.
    private func record(
        _ item: FeedRuling,
        of ruled: FeedRow,
        ruling: Ruling,
        frame: EntryFrame,
        by feed: FeedRow
    ) throws -> UInt64 {
        let life = try journal.countyLine().rank(of: feed.feed.replica) ?? 0
        let since = try knownBefore(ruled, life: life, frame: frame, by: feed)
        if item.count > since {
            try db.run(
                """
                INSERT INTO admissions VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET
                count = excluded.count, hash = excluded.hash WHERE excluded.count > count
                """,
                [ruled.id, Int64(item.count), item.hash.data]
            )
            try db.run(
                "INSERT OR REPLACE INTO admission_steps VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    ruled.id, Int64(item.count), life, Int64(since), feed.id,
                    Int64(feed.folded), ruling.ruledAt,
                ]
            )
            // What a later incarnation said of these entries, it said without knowing this ruling.
            try db.run(
                """
                DELETE FROM exceptions WHERE feed_id = ? AND sequence >= ? AND sequence < ?
                AND life > ? AND NOT knowing
                """,
                [ruled.id, Int64(since), Int64(item.count), life]
            )
            try recordWindows(item, of: ruled, life: life)
            try note(countyTime: ruling.ruledAt)
        }
        for exception in item.exceptions {
            try record(exception, of: ruled, knowing: exception.sequence < since, life: life)
            guard exception.reason == 0 else { continue }
            try db.run(
                "INSERT OR REPLACE INTO releases VALUES (?, ?, ?, ?, ?)",
                [
                    ruled.id, Int64(exception.sequence), feed.id, Int64(feed.folded),
                    ruling.ruledAt,
                ]
            )
        }
        return since
    }

    /// Records when segments were written. For one segment the first word of the earliest incarnation
    /// holds, as for admission.
    private func recordWindows(_ item: FeedRuling, of ruled: FeedRow, life: Int) throws {
        for window in item.windows where window.first < item.count {
            let segment = try db.one(
                "SELECT header FROM segments WHERE feed_id = ? AND first = ?",
                [ruled.id, Int64(window.first)]
            )
            let header = segment.flatMap { try? SegmentHeader(bytes: Array($0[0] as Data)) }
            try db.run(
                """
                INSERT INTO ruling_windows VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
                not_before = excluded.not_before, not_after = excluded.not_after,
                life = excluded.life WHERE excluded.life < life
                """,
                [
                    ruled.id, Int64(window.first), window.notBefore, window.notAfter,
                    header?.clock.wall, life,
                ]
            )
        }
    }

    /// Up to where the feed was ruled on when the ruling was written, by the same or an earlier
    /// incarnation.
    private func knownBefore(
        _ ruled: FeedRow,
        life: Int,
        frame: EntryFrame,
        by feed: FeedRow
    ) throws -> UInt64 {
        var known: UInt64 = 0
        for (rank, earlier) in try journal.countyLine().lives.prefix(life + 1).enumerated() {
            let seen =
                earlier.replica == feed.feed.replica ? feed.folded : frame.context[earlier.replica]
            let row = try db.one(
                """
                SELECT up_to FROM admission_steps
                WHERE feed_id = ? AND life = ? AND ruling_sequence < ? ORDER BY up_to DESC LIMIT 1
                """,
                [ruled.id, rank, Int64(seen)]
            )
            known = max(known, UInt64(row?[0] as Int64? ?? 0))
        }
        return known
    }

    private func record(
        _ exception: FeedRuling.Exception,
        of ruled: FeedRow,
        knowing: Bool,
        life: Int
    ) throws {
        let sequence = Int64(exception.sequence)
        let known = try db.one(
            "SELECT life, knowing FROM exceptions WHERE feed_id = ? AND sequence = ?",
            [ruled.id, sequence]
        )
        if let known, known[1] as Bool, !knowing || known[0] as Int > life { return }
        if !knowing {
            let earlier = try db.one(
                """
                SELECT 1 FROM admission_steps
                WHERE feed_id = ?1 AND life < ?2 AND since <= ?3 AND up_to > ?3
                """,
                [ruled.id, life, sequence]
            )
            guard earlier == nil else { return }
        }
        try db.run(
            "INSERT OR REPLACE INTO exceptions VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                ruled.id, sequence, Int64(exception.reason), exception.cause?.replica.data,
                exception.cause.map { Int64($0.sequence) }, life, knowing,
            ]
        )
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
                try counted(journal.frame(feed, dot.sequence), in: feed.feed),
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
