import Foundation
import GRDB
import Replication
import SyncProtocol

extension Store {
    /// Makes an image of the replica as it stands now, while others go on reading and writing.
    ///
    /// Open entries are closed first, in the same hold of the writer lock in which the image's
    /// snapshot begins: no image ever holds an entry that the living replica closes otherwise
    /// later. The file is complete, private and on the disk before it gets its name; an older
    /// backup of that name is replaced then.
    ///
    /// - Throws: `BackupFault`, `StorageError`; nothing is left behind then.
    /// - Complexity: O(file), twice.
    public func backUp(
        to path: String,
        with pen: Pen,
        stamp: BackupStamp
    ) async throws -> BackupNote {
        try refuseBadTarget(path)
        let draft = path + ".part"
        let sides = ["", "-journal", "-wal", "-shm"].map { draft + $0 }
        ReplicaFiles.remove(sides)
        do {
            let snapshot = try await closedSnapshot(with: pen)
            let note = try await image(of: snapshot, into: draft, stamp: stamp)
            guard ReplicaFiles.moveDurably(draft, to: path, in: ReplicaFiles.directory(of: path))
            else { throw StorageError.notWritable(path: path) }
            ReplicaFiles.remove(sides)
            return note
        } catch {
            ReplicaFiles.remove(sides)
            if let error = error as? DatabaseError { throw StorageError(error) }
            throw error
        }
    }

    private func refuseBadTarget(_ path: String) throws {
        let own = ReplicaFiles.directory(of: pool.path)
        guard let home = ReplicaFiles.realPath(own) else {
            throw StorageError.missing(directory: own)
        }
        guard let place = ReplicaFiles.realPath(ReplicaFiles.directory(of: path)) else {
            throw StorageError.notWritable(path: path)
        }
        guard place != home, !place.hasPrefix(home + "/"),
            !ReplicaFiles.areSame(path, pool.path)
        else { throw BackupFault.insideReplica(path: path) }
        // A backup, even a damaged or newer one, may be replaced by a sound one.
        guard !ReplicaFiles.exists(path) || FileSeal.isMarked(path) else {
            throw BackupFault.occupied(path: path)
        }
    }

    /// A snapshot in which nothing of our own is open.
    private func closedSnapshot(with pen: Pen) async throws -> DatabaseSnapshot {
        try await pool.writeWithoutTransaction { db in
            try self.lock.holding {
                try db.inTransaction(.immediate) {
                    try Journal(db, identity: self.identity).closeOpenEntries(with: pen)
                    return .commit
                }
                return try self.pool.makeSnapshot()
            }
        }
    }

    private func image(
        of snapshot: DatabaseSnapshot,
        into draft: String,
        stamp: BackupStamp
    ) async throws -> BackupNote {
        guard ReplicaFiles.makeEmpty(draft) else { throw StorageError.notWritable(path: draft) }
        let queue = try DatabaseQueue(path: draft)
        let identity = identity
        let note = try await queue.writeWithoutTransaction { db in
            try snapshot.read { try $0.backup(to: db) }
            // One file, readable where nothing can be written beside it.
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            let frontiers = try Journal(db, identity: identity).scopeFrontiers()
            let note = BackupNote(
                madeAt: stamp.madeAt,
                identity: identity,
                program: stamp.program,
                schema: Schema.version,
                holdsKey: stamp.secret != nil,
                frontiers: frontiers
            )
            try db.inTransaction(.immediate) {
                try note.write(db, secret: stamp.secret)
                return .commit
            }
            let problems = try String.fetchAll(db, sql: "PRAGMA integrity_check")
            guard problems == ["ok"] else {
                throw StorageError.damaged(problems.first ?? "integrity_check")
            }
            return note
        }
        try queue.close()
        guard FileSeal.append(to: draft) else {
            throw StorageError.notWritable(path: draft)
        }
        return note
    }
}

extension Journal {
    /// What is held here, by scope.
    func scopeFrontiers() throws -> [ScopeFrontier] {
        let rows = try db.all(
            """
            SELECT scopes.kind, scopes.key, replicas.replica, feeds.held, feeds.head_hash
            FROM \(FeedRow.tables) WHERE feeds.held > 0
            ORDER BY scopes.kind, scopes.key, replicas.replica
            """
        )
        var heads: [(scope: Scope, entries: UInt64, bytes: [UInt8])] = []
        for row in rows {
            let scope = try Scope(storedKind: row[0], key: row[1])
            let held = UInt64(row[3] as Int64)
            let bytes =
                Array(row[2] as Data) + Array("\(held)".utf8) + [0] + Array(row[4] as Data)
            if heads.last?.scope != scope { heads.append((scope, 0, [])) }
            heads[heads.count - 1].entries += held
            heads[heads.count - 1].bytes += bytes
        }
        return heads.map {
            ScopeFrontier(
                scope: $0.scope,
                entries: $0.entries,
                digest: Hashing.hash(.backup, $0.bytes)
            )
        }
    }
}
