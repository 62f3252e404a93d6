import GRDB
public import Replication
public import SyncProtocol

extension Store {
    /// Puts our cursors into a peer's arrivals back to where they stood: what moved them since was
    /// damaged, and its numbers prove nothing. What was taken stays; it comes again as a duplicate.
    ///
    /// - Parameter cursors: All that were held of this peer; a scope not named stands at 0 again.
    /// - Throws: `StorageError`.
    public func rewind(to cursors: [Message.Cursor], of peer: ReplicaID) async throws {
        let identity = identity
        try await write { db in
            let journal = Journal(db, identity: identity)
            let peerRow = try journal.row(of: peer)
            try db.run("DELETE FROM cursors WHERE peer_id = ?", [peerRow])
            for cursor in cursors {
                try db.run(
                    "INSERT INTO cursors VALUES (?, ?, ?)",
                    [peerRow, try journal.row(of: cursor.scope), Int64(cursor.arrival)]
                )
            }
        }
    }
}
