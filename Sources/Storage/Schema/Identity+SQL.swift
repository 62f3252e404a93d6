import Foundation
import GRDB
import Replication

extension ReplicaID {
    var data: Data { Data(bytes) }

    /// Reads a stored id.
    init(stored data: Data) throws {
        guard let id = ReplicaID(bytes: data) else { throw StorageError.damaged("replica id") }
        self = id
    }
}

extension DeviceKey {
    var data: Data { Data(bytes) }

    init(stored data: Data) throws {
        guard let key = DeviceKey(bytes: data) else { throw StorageError.damaged("device key") }
        self = key
    }
}

extension ContentHash {
    var data: Data { Data(bytes) }

    init(stored data: Data) throws {
        guard let hash = ContentHash(bytes: data) else { throw StorageError.damaged("hash") }
        self = hash
    }
}

extension Scope {
    init(storedKind kind: Int, key: Int64) throws {
        guard let kind = UInt8(exactly: kind), let key = UInt32(exactly: key),
            let scope = Scope(kind: kind, key: key)
        else { throw StorageError.damaged("scope") }
        self = scope
    }
}

extension ReplicaIdentity {
    static func fetch(_ db: Database) throws -> ReplicaIdentity {
        guard
            let row = try Row.fetchOne(
                db,
                sql: "SELECT replica, device_key, incarnation, county_key FROM identity"
            )
        else { throw StorageError.damaged("identity") }
        return ReplicaIdentity(
            replica: try ReplicaID(stored: row[0]),
            deviceKey: try DeviceKey(stored: row[1]),
            incarnation: Incarnation(UInt64(bitPattern: row[2])),
            county: try DeviceKey(stored: row[3])
        )
    }
}

extension Database {
    /// Runs a statement that is prepared once a connection.
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The first row of a statement that is prepared once a connection.
    func one(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }

    /// All rows of a statement that is prepared once a connection.
    func all(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }
}
