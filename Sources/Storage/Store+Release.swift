import GRDB
public import Replication
public import ServiceModel
import ServiceRecords
import SyncProtocol

extension Store {
    /// The county releases an entry that it, or a judgement, had kept out of the fold: a ruling that
    /// admits exactly this entry. On every replica that folds it, its case is folded again with it.
    ///
    /// - Parameters:
    ///   - now: Seconds since 1970 by the county's clock.
    ///   - person: Who releases it: the one ruling that is a person's own act.
    /// - Returns: Whether there was such an entry; nothing is written if not.
    /// - Throws: `StorageError`.
    public func release(
        _ feed: FeedID,
        _ sequence: UInt64,
        at now: Int64,
        by person: Operator
    ) async throws -> Bool {
        precondition(identity.isCounty, "Only the county rules.")
        let identity = identity
        let registers = registers
        return try await write { db in
            let journal = Journal(db, identity: identity)
            let folder = Folder(journal, registers: registers)
            guard let row = try journal.feed(feed), sequence < row.folded,
                let hash = try journal.segmentHash(row, containing: row.folded - 1),
                try db.one(
                    "SELECT 1 FROM entries WHERE feed_id = ? AND sequence = ? AND status = 2",
                    [row.id, Int64(sequence)]
                ) != nil
            else { return false }
            let release = FeedRuling(
                replica: feed.replica,
                count: row.folded,
                hash: hash,
                exceptions: [FeedRuling.Exception(sequence: sequence, reason: 0, cause: nil)],
                windows: []
            )
            let ruling = Ruling(ruledAt: now, feeds: [release])
            try folder.name(person, in: feed.scope)
            _ = try folder.append(
                .scope,
                kind: Ruling.kind,
                payload: ruling.payload,
                in: feed.scope
            )
            try folder.flush()
            return true
        }
    }
}
