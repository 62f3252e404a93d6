import Foundation
import GRDB
import Replication
import ServiceRecords
public import SyncProtocol

extension Store {
    /// Makes from a backup a replica file in `directory`, which must exist and hold none, as
    /// another incarnation: what the backup's replica wrote becomes feeds of another replica.
    ///
    /// Cursors stay: a peer's arrival numbers past them are exactly what was missed, the earlier
    /// incarnation's own tail included, because it is offered to whoever is not its author.
    ///
    /// - Parameter restoredAt: Seconds since 1970 by this machine's clock.
    /// - Throws: `StorageError`.
    public static func restore(
        _ image: BackupImage,
        in directory: String,
        as identity: ReplicaIdentity,
        at restoredAt: Int64
    ) async throws {
        let path = databasePath(in: directory)
        guard ReplicaFiles.makeEmpty(path) else { throw StorageError.notWritable(path: path) }
        let note = image.note
        do {
            let queue = try DatabaseQueue(path: path)
            try await queue.writeWithoutTransaction { db in
                try image.queue.read { try $0.backup(to: db) }
            }
            try Schema.migrator.migrate(queue)
            try await queue.write { db in
                try db.execute(sql: BackupNote.dropTables)
                try db.run(
                    "UPDATE identity SET replica = ?, device_key = ?, incarnation = ?",
                    [
                        identity.replica.data, identity.deviceKey.data,
                        Int64(bitPattern: identity.incarnation.number),
                    ]
                )
                try db.run(
                    "INSERT INTO restorations VALUES (?, ?, ?, ?, 0)",
                    [identity.replica.data, note.identity.replica.data, note.madeAt, restoredAt]
                )
                try db.run("DELETE FROM restoration_children")
                if identity.isCounty {
                    let folder = Folder(
                        Journal(db, identity: identity),
                        registers: RegisterCache()
                    )
                    try folder.listChildren()
                }
            }
            try queue.close()
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    /// Everything held here that is closed, feed by feed: county scopes first.
    public func heldFeeds() async throws -> [Receipt.HeldFeed] {
        try await read { db in
            try db.all(
                """
                SELECT \(FeedRow.columns) FROM \(FeedRow.tables) WHERE feeds.closed > 0
                ORDER BY scopes.kind, scopes.key, replicas.replica
                """
            ).map {
                let feed = try FeedRow($0)
                return Receipt.HeldFeed(feed: feed.feed, count: feed.closed, hash: feed.headHash)
            }
        }
    }

    /// Takes what `other` holds and this replica does not, through the door that segments from
    /// peers come through.
    ///
    /// - Returns: How many segments were new here, and how many had to be kept in quarantine.
    /// - Throws: `StorageError`; what was taken stays, and taking again goes on there.
    public func take(
        allOf other: Store
    ) async throws -> (taken: Int, quarantined: Int) {
        var (taken, quarantined) = (0, 0)
        for theirs in try await other.heldFeeds() {
            var here = try await held([theirs.feed]).first?.count ?? 0
            while here < theirs.count {
                let segments = try await other.segments(of: theirs.feed, from: here)
                guard !segments.isEmpty else { break }
                let before = here
                for segment in segments {
                    let outcome = try await accept(
                        Message.Delivery(arrival: 0, segment: segment),
                        from: other.identity.replica,
                        within: nil
                    )
                    switch outcome {
                    case .accepted: taken += 1
                    case .quarantined: quarantined += 1
                    case .duplicate, .gap: break
                    }
                }
                here = try await held([theirs.feed]).first?.count ?? 0
                // Another branch than ours: it is kept in quarantine, and nothing can follow it.
                guard here > before else { break }
            }
        }
        return (taken, quarantined)
    }

    /// Segments of a feed that end past `count`, in order; at most about 1 MiB of them.
    private func segments(of feed: FeedID, from count: UInt64) async throws -> [[UInt8]] {
        let identity = identity
        return try await read { db in
            guard let row = try Journal(db, identity: identity).feed(feed) else { return [] }
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT header, signature, salt, body FROM segments
                        WHERE feed_id = ? AND first + count > ? ORDER BY first
                        """
                ),
                arguments: [row.id, Int64(count)]
            )
            var segments: [[UInt8]] = []
            var bytes = 0
            while bytes < 1 << 20, let next = try rows.next() {
                let segment = try Segment(stored: next).bytes
                segments.append(segment)
                bytes += segment.count
            }
            return segments
        }
    }

    /// How this database was restored; nil if it never was.
    public func restoration() async throws -> Restoration? {
        let identity = identity
        let registers = registers
        return try await read { db in
            try Folder(Journal(db, identity: identity), registers: registers).restoration()
        }
    }
}

extension Folder {
    /// How this database was restored; nil if it never was.
    func restoration() throws -> Restoration? {
        let row = try db.one(
            "SELECT previous, made_at, restored_at, heard FROM restorations WHERE replica = ?",
            [journal.identity.replica.data]
        )
        guard let row else { return nil }
        return Restoration(
            previous: try ReplicaID(stored: row[0]),
            madeAt: row[1],
            restoredAt: row[2],
            heard: row[3],
            unreplaced: journal.identity.isCounty ? [] : try unreplaced(),
            missing: try missingChildren()
        )
    }
}
