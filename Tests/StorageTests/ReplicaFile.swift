import Foundation
import GRDB
import Replication
import ServiceRecords
import SyncProtocol

@testable import Storage

extension Store {
    /// Every row of the journal and of what is folded from it, in a fixed order.
    func rows() async throws -> [String] {
        try await read { db in
            let tables = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)")
                    .map { "\(table) \($0.databaseValues)" }.sorted()
            }
        }
    }

    /// The closed segments of one feed, in order.
    func segments(of feed: FeedID) async throws -> [Segment] {
        let identity = identity
        return try await read { db in
            guard let row = try Journal(db, identity: identity).feed(feed) else { return [] }
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT header, signature, salt, body FROM segments
                    WHERE feed_id = ? ORDER BY first
                    """,
                arguments: [row.id]
            ).map { try Segment(stored: $0) }
        }
    }

    /// The feeds of which anything is held.
    func feeds() async throws -> [FeedID] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT \(FeedRow.columns) FROM \(FeedRow.tables)")
                .map { try FeedRow($0).feed }.sorted()
        }
    }

    /// Sequences of one feed as the index of entries has them.
    func sequences(of feed: FeedID) async throws -> [UInt64] {
        let identity = identity
        return try await read { db in
            guard let row = try Journal(db, identity: identity).feed(feed) else { return [] }
            return try Int64.fetchAll(
                db,
                sql: "SELECT sequence FROM entries WHERE feed_id = ? ORDER BY sequence",
                arguments: [row.id]
            ).map { UInt64($0) }
        }
    }
}

/// A new directory for one test; whoever makes it removes it.
func freshDirectory() throws -> String {
    let path = NSTemporaryDirectory() + "store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
}

/// The identity of a device nobody knows.
func anyIdentity() -> ReplicaIdentity {
    let key = DeviceSigner.forTests().deviceKey
    let incarnation = Incarnation(7)
    return ReplicaIdentity(
        replica: ReplicaID(of: key, incarnation),
        deviceKey: key,
        incarnation: incarnation,
        county: key
    )
}

extension DeviceSigner {
    fileprivate static func forTests() -> DeviceSigner {
        guard let signer = DeviceSigner(secret: Array(repeating: 3, count: 32)) else {
            fatalError("32 bytes are a key")
        }
        return signer
    }
}
