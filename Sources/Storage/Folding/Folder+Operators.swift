import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

extension Folder {
    /// Folds an entry that says who acts from here on; it changes no case and no right.
    func foldOperator(_ frame: EntryFrame, of feed: FeedRow) throws -> RefusalReason? {
        guard frame.subject == .scope, let record = try? OperatorRecord(payload: frame.payload)
        else { return .malformed }
        try db.run(
            "INSERT OR REPLACE INTO operators VALUES (?, ?, ?, ?)",
            [
                feed.id, Int64(feed.folded), record.person.name,
                Int64(record.person.role.code),
            ]
        )
        return nil
    }

    /// Writes into our own feed of `scope` that `person` acts from here on, unless that is so already.
    func name(_ person: Operator, in scope: Scope) throws {
        let feed = try journal.feed(FeedID(journal.identity.replica, in: scope))
        if let feed, try operatorInForce(at: feed.held, of: feed.id) == person { return }
        _ = try append(
            .scope,
            kind: RecordKind.operatorNamed.rawValue,
            payload: OperatorRecord(person).payload,
            in: scope
        )
    }

    /// Who acted in the entry at `sequence` of a feed; nil if none was named before it. O(log n).
    func operatorInForce(at sequence: UInt64, of feed: Int64) throws -> Operator? {
        let row = try db.one(
            """
            SELECT name, role FROM operators WHERE feed_id = ? AND sequence <= ?
            ORDER BY sequence DESC LIMIT 1
            """,
            [feed, Int64(sequence)]
        )
        guard let row else { return nil }
        let role = OperatorRole(code: UInt32(clamping: row[1] as Int64))
        guard let person = try? Operator(name: row[0], role: role) else {
            throw StorageError.damaged("operator of feed \(feed)")
        }
        return person
    }
}
