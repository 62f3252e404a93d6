import GRDB
import Replication
import ServiceRecords
import SyncProtocol

extension Store {
    /// Own entries that stand although they were written after a refused one; the notice to their
    /// author. It ends once the author has acted on the case with the county's ruling in view.
    ///
    /// Ordered by case and refused entry. O(refused entries · own entries of their cases).
    public func followingEntries() async throws -> [FollowingLine] {
        let identity = identity
        let registers = registers
        return try await read { db in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            let rows = try db.all(
                """
                SELECT entries.case_id, entries.feed_id, entries.sequence, entries.reason,
                case_list.number
                FROM entries JOIN case_list ON case_list.case_id = entries.case_id
                WHERE entries.status = 2 ORDER BY entries.case_id, entries.feed_id, entries.sequence
                """
            )
            return try rows.compactMap { row in
                let feed = try folder.journal.feed(row: row[1])
                let refused = Dot(feed.feed.replica, UInt64(row[2] as Int64))
                let count = try folder.ownFollowers(of: refused, in: feed, ofCase: row[0])
                guard count > 0 else { return nil }
                let code = UInt32(row[3] as Int64)
                return FollowingLine(
                    number: row[4],
                    refused: refused,
                    reason: RefusalReason(code: code, cause: nil) ?? .unknown(code),
                    entries: count
                )
            }
        }
    }
}

extension Folder {
    /// Our own folded entries of a case whose past holds `refused`; 0 once one of them knew the ruling.
    fileprivate func ownFollowers(
        of refused: Dot,
        in feed: FeedRow,
        ofCase caseRow: Int64
    ) throws -> Int {
        let own = journal.identity.replica
        guard refused.replica != own,
            let mine = try journal.feed(FeedID(own, in: feed.feed.scope))
        else { return 0 }
        let rows = try db.all(
            """
            SELECT sequence FROM entries WHERE case_id = ? AND feed_id = ? AND status = 1
            ORDER BY sequence
            """,
            [caseRow, mine.id]
        )
        let isRuled = self.isRuled(in: feed.feed.scope)
        var count = 0
        for row in rows {
            let past = try journal.frame(mine, UInt64(row[0] as Int64)).context
            guard past.contains(refused) else { continue }
            if try isRuled(refused, past) { return 0 }
            count += 1
        }
        return count
    }
}
