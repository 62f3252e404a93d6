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
    private let marker: [UInt8]

    /// Opens a backup and reads what it says; ``check()`` finds out whether it is true.
    ///
    /// - Throws: `BackupFault`.
    public init(path: String) throws {
        self.path = path
        guard ReplicaFiles.exists(path) else { throw BackupFault.missing(path: path) }
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let found = try queue.read { db in
                let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
                guard version <= Schema.version else {
                    throw BackupFault.newer(path: path, found: version, known: Schema.version)
                }
                let secret = try BackupNote.fetch(db).map { found in
                    let row = try db.one("SELECT secret FROM backup")
                    return (found.note, found.marker, (row?[0] as Data?).map { Array($0) })
                }
                return secret
            }
            guard let found else { throw BackupFault.notABackup(path: path) }
            (note, marker, secret) = found
            self.queue = queue
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw BackupFault.notABackup(path: path)
        } catch let error as DatabaseError {
            throw BackupFault.damaged(path: path, detail: error.message ?? "\(error.resultCode)")
        } catch let error as StorageError {
            throw BackupFault.damaged(path: path, detail: "\(error)")
        }
    }

    /// Checks every byte against the seal, the file's structure, and recomputes every state.
    ///
    /// - Returns: The digest of each scope of cases.
    /// - Throws: `BackupFault.damaged`.
    /// - Complexity: O(file) and O(journal).
    public func check() async throws -> [ScopeDigest] {
        guard FileSeal(marker: marker).holds(in: path) else {
            throw BackupFault.damaged(path: path, detail: "seal")
        }
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
