import Foundation
import GRDB

extension Store {
    /// Puts the finished replica file of `draft` in the place of the one in `directory`, in one
    /// step: whoever looks, at any moment, finds the old file complete or the new one complete.
    ///
    /// - Parameters:
    ///   - draft: A directory of the same file system, with a replica that nobody has open.
    ///   - aside: The directory in which the old file is kept; nil if there is none.
    ///   - entries: What the old replica held when it was read; nil if it cannot be read any more.
    /// - Returns: False if the old replica has grown since it was read; nothing was changed then.
    /// - Throws: `BackupFault.inUse` while another program has the old replica open; `StorageError`.
    public static func install(
        _ draft: String,
        into directory: String,
        aside: String?,
        entries: UInt64?
    ) async throws -> Bool {
        do {
            return try await exchange(draft, into: directory, aside: aside, entries: entries)
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    private static func exchange(
        _ draft: String,
        into directory: String,
        aside: String?,
        entries: UInt64?
    ) async throws -> Bool {
        let (from, to) = (databasePath(in: draft), databasePath(in: directory))
        let lock = try WriterLock(path: directory + "/replica.lock")
        try await gather(from, of: draft)
        guard let aside else {
            guard ReplicaFiles.linkDurably(from, to: to, in: directory) else {
                throw ReplicaFiles.exists(to)
                    ? StorageError.alreadyExists(directory: directory)
                    : StorageError.notWritable(path: to)
            }
            ReplicaFiles.remove([from])
            return true
        }
        guard ReplicaFiles.makeDirectory(aside) else { throw StorageError.notWritable(path: aside) }
        guard let entries else {
            // Nothing can be asked of a file that cannot be read; it is moved with its side files.
            try lock.holding {
                for side in ["-wal", "-shm", ""] where ReplicaFiles.exists(to + side) {
                    guard
                        ReplicaFiles.moveDurably(
                            to + side,
                            to: databasePath(in: aside) + side,
                            in: aside
                        )
                    else { throw StorageError.notWritable(path: aside) }
                }
                guard ReplicaFiles.moveDurably(from, to: to, in: directory) else {
                    throw StorageError.notWritable(path: to)
                }
            }
            return true
        }
        let queue = try DatabaseQueue(path: to)
        let isInstalled = try await queue.writeWithoutTransaction { db in
            try lock.holding {
                try leaveWAL(db, of: directory)
                let held = try db.one("SELECT coalesce(sum(held), 0) FROM feeds")
                guard UInt64(held?[0] as Int64? ?? 0) == entries else { return false }
                guard ReplicaFiles.linkDurably(to, to: databasePath(in: aside), in: aside),
                    ReplicaFiles.moveDurably(from, to: to, in: directory)
                else { throw StorageError.notWritable(path: to) }
                return true
            }
        }
        try queue.close()
        return isInstalled
    }

    private static func gather(_ path: String, of directory: String) async throws {
        let queue = try DatabaseQueue(path: path)
        try await queue.writeWithoutTransaction { try leaveWAL($0, of: directory) }
        try queue.close()
    }

    /// Moves everything into the one file. SQLite does so only for the last who has it open, so
    /// nobody can go on writing to the file that loses its name, or leave a log beside the new one.
    private static func leaveWAL(_ db: Database, of directory: String) throws {
        do {
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
            guard mode == "delete" else { throw BackupFault.inUse(directory: directory) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw BackupFault.inUse(directory: directory)
        }
    }

    /// Entries held in all feeds.
    public func entryCount() async throws -> UInt64 {
        try await read { db in
            UInt64(try db.one("SELECT coalesce(sum(held), 0) FROM feeds")?[0] as Int64? ?? 0)
        }
    }
}
