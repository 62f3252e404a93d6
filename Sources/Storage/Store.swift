import GRDB
import Replication
import ServiceRecords
import Synchronization

/// The replica file: journal, checkpoint and projections, behind one door for writing.
///
/// Every change is one transaction that is on the disk before it is acknowledged (`synchronous =
/// FULL`, checked on the live connection). Any number of processes may share the file.
public final class Store: Sendable {
    /// Who this database is.
    public let identity: ReplicaIdentity
    let pool: DatabasePool
    let lock: WriterLock
    let registers = RegisterCache()
    private let walPath: String
    private let isClosed = Mutex(false)

    /// WAL bytes past which a writer moves them into the database: bounds recovery time and the
    /// disk a busy day takes.
    private static let walBytes = 4 * 1024 * 1024

    private init(
        identity: ReplicaIdentity,
        pool: DatabasePool,
        lock: WriterLock,
        walPath: String
    ) {
        self.identity = identity
        self.pool = pool
        self.lock = lock
        self.walPath = walPath
    }

    /// Runs `body` in one transaction as the only writer, and returns once it is on the disk.
    ///
    /// - Throws: `StorageError`, or what `body` throws; then nothing has changed.
    func write<Value: Sendable>(
        _ body: @Sendable (Database) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.writeWithoutTransaction { db in
                try self.lock.holding {
                    var value: Value?
                    try db.inTransaction(.immediate) {
                        value = try body(db)
                        return .commit
                    }
                    try self.moveWALIfLong(db)
                    guard let value else { preconditionFailure("A committed body has a value.") }
                    return value
                }
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    /// Reads one consistent snapshot.
    func read<Value: Sendable>(
        _ body: @Sendable (Database) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    /// Moves the WAL into the database and closes every connection, under the writer lock. A second
    /// time it does nothing.
    public func close() async throws {
        // Without a connection left, SQLite would be handed none to checkpoint.
        let wasClosed = isClosed.withLock { closed in
            defer { closed = true }
            return closed
        }
        guard !wasClosed else { return }
        try await pool.writeWithoutTransaction { db in
            try self.lock.holding { _ = try db.checkpoint(.passive) }
        }
        try lock.holding { try pool.close() }
    }

    private func moveWALIfLong(_ db: Database) throws {
        guard ReplicaFiles.bytes(at: walPath) > Self.walBytes else { return }
        _ = try db.checkpoint(.passive)
    }
}

extension Store {
    /// Makes a replica file in `directory`, which must exist and hold none.
    ///
    /// - Throws: `StorageError`; a file left by a failed attempt is removed by the next.
    public static func create(in directory: String, as identity: ReplicaIdentity) async throws {
        let path = databasePath(in: directory)
        guard !ReplicaFiles.exists(path) else {
            throw StorageError.alreadyExists(directory: directory)
        }
        // Complete under another name first, so that a crash leaves no half-made replica.
        let draft = path + ".new"
        ReplicaFiles.remove([draft, draft + "-wal", draft + "-shm"])
        let queue = try DatabaseQueue(path: draft)
        do {
            try Schema.migrator.migrate(queue)
            try await queue.write { db in
                try db.execute(
                    sql: "INSERT INTO identity VALUES (1, ?, ?, ?, ?)",
                    arguments: [
                        identity.replica.data, identity.deviceKey.data,
                        Int64(bitPattern: identity.incarnation.number), identity.county.data,
                    ]
                )
            }
            try queue.close()
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
        // Personal data: for the owner's eyes, whatever the directory allows. SQLite gives its side
        // files the same mode.
        guard ReplicaFiles.makePrivate(draft),
            ReplicaFiles.moveDurably(draft, to: path, in: directory)
        else {
            throw StorageError.notWritable(path: path)
        }
    }

    /// Opens the replica file in `directory`, bringing an older schema up to date.
    ///
    /// - Throws: `StorageError`.
    public static func open(in directory: String) async throws -> Store {
        let path = databasePath(in: directory)
        guard ReplicaFiles.exists(path) else { throw StorageError.missing(directory: directory) }
        try refuseNewer(path)
        let lock = try WriterLock(path: directory + "/replica.lock")
        do {
            return try lock.holding { try openLocked(path, lock: lock) }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    /// How a connection waits for another process that recovers or leaves the file at this moment,
    /// which happens under no lock of ours: as long as for the writer lock.
    private static let patience = Database.BusyMode.timeout(Double(WriterLock.waitSeconds))

    /// Looks at the version without writing anything: a newer database is left exactly as it is.
    private static func refuseNewer(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = patience
        let found: Int
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            found = try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } ?? 0
            try queue.close()
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
        guard found > 0 else { throw StorageError.damaged("no schema") }
        guard found <= Schema.version else {
            throw StorageError.newer(found: found, known: Schema.version)
        }
    }

    /// Where the replica file lies in its directory.
    public static func databasePath(in directory: String) -> String {
        directory + "/replica.db"
    }

    private static func openLocked(_ path: String, lock: WriterLock) throws -> Store {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        }
        configuration.maximumReaderCount = 4
        configuration.busyMode = patience
        let pool = try DatabasePool(path: path, configuration: configuration)
        let identity = try pool.writeWithoutTransaction { db in
            // After the pool is open, because opening it sets NORMAL.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            guard level == 2 else {
                throw StorageError.notDurable("synchronous = \(level ?? -1)")
            }
            return try ReplicaIdentity.fetch(db)
        }
        try Schema.migrator.migrate(pool)
        let store = Store(identity: identity, pool: pool, lock: lock, walPath: path + "-wal")
        try store.foldWhatThisVersionKnows()
        return store
    }

    /// Folds feeds that waited for a newer program, if this is one. The lock is held.
    private func foldWhatThisVersionKnows() throws {
        try pool.writeWithoutTransaction { db in
            let waiting = try db.all("SELECT id FROM feeds WHERE waiting LIKE 'upgrade%'")
            guard !waiting.isEmpty else { return }
            try db.inTransaction(.immediate) {
                let folder = Folder(Journal(db, identity: identity), registers: registers)
                for row in waiting { try folder.fold(from: row[0]) }
                try folder.flush()
                return .commit
            }
        }
    }
}
