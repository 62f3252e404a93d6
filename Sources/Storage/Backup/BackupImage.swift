import Foundation
import GRDB
import Replication
import SyncProtocol

/// A backup file, opened for reading only.
public struct BackupImage: Sendable {
    /// Where it lies.
    public let path: String
    /// What it says about itself.
    public let note: BackupNote
    /// The device's secret key, if the backup holds it.
    public let secret: [UInt8]?
    let queue: DatabaseQueue

    /// Opens a backup, checks every byte of it against its seal, and reads what it says.
    ///
    /// - Throws: `BackupFault`.
    /// - Complexity: O(file).
    public init(path: String) throws {
        self.path = path
        guard ReplicaFiles.exists(path) else { throw BackupFault.missing(path: path) }
        let standing = FileSeal.standing(of: path)
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let found = try queue.read { db in
                // The version first: a newer program may seal otherwise.
                let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
                guard version <= Schema.version else {
                    throw BackupFault.newer(path: path, found: version, known: Schema.version)
                }
                guard standing == .sound else {
                    // Cut off at the end, or a replica, or another program's file?
                    let isCut = try standing == .broken || db.tableExists("backup_frontiers")
                    throw isCut
                        ? BackupFault.damaged(path: path, detail: "seal")
                        : BackupFault.notABackup(path: path)
                }
                return try BackupNote.fetch(db)
            }
            guard let found else { throw BackupFault.notABackup(path: path) }
            (note, secret) = found
            self.queue = queue
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw standing == .none
                ? BackupFault.notABackup(path: path)
                : BackupFault.damaged(path: path, detail: "seal")
        } catch let error as DatabaseError {
            throw BackupFault.damaged(path: path, detail: error.message ?? "\(error.resultCode)")
        } catch let error as StorageError {
            throw BackupFault.damaged(path: path, detail: "\(error)")
        }
    }

    /// Checks the file's structure, and recomputes every state from the journal.
    ///
    /// - Returns: The digest of each scope of cases.
    /// - Throws: `BackupFault.damaged`.
    /// - Complexity: O(journal).
    public func check() async throws -> [ScopeDigest] {
        let note = note
        do {
            return try await queue.read { db in
                let problems = try String.fetchAll(db, sql: "PRAGMA integrity_check")
                guard problems == ["ok"] else {
                    throw StorageError.damaged(problems.first ?? "integrity_check")
                }
                let journal = Journal(db, identity: note.identity)
                guard try journal.scopeFrontiers() == note.frontiers else {
                    throw StorageError.damaged("frontiers")
                }
                return try Folder(journal, registers: RegisterCache()).stateDigests()
            }
        } catch let error as DatabaseError {
            throw BackupFault.damaged(path: path, detail: error.message ?? "\(error.resultCode)")
        } catch let error as StorageError {
            throw BackupFault.damaged(path: path, detail: "\(error)")
        }
    }

    /// Cases in the list.
    public func caseCount() async throws -> Int {
        try await queue.read { try $0.one("SELECT count(*) FROM case_list")?[0] as Int? ?? 0 }
    }
}
