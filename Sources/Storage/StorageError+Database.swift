import GRDB

extension StorageError {
    /// What a failure of SQLite means for the person at the counter.
    init(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(seconds: WriterLock.waitSeconds)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            // SQLite does not name the file; there is only one.
            self = .notWritable(path: "replica.db (\(error.message ?? "SQLITE_READONLY"))")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(error.message ?? "")
        default:
            // The message names tables and columns, never values.
            self = .sqlite(
                code: Int(error.extendedResultCode.rawValue),
                message: error.message ?? ""
            )
        }
    }
}
