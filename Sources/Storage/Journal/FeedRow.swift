import Foundation
import GRDB
import Replication
import SyncProtocol

/// One feed as the store keeps it.
struct FeedRow {
    let id: Int64
    let feed: FeedID
    let scopeID: Int64
    let replicaRow: Int64
    /// The author's key, known from its certificate.
    let deviceKey: DeviceKey?
    /// Entries 0 ..< held are stored, 0 ..< closed in segments, 0 ..< folded in the states.
    var held: UInt64
    var closed: UInt64
    var folded: UInt64
    /// Hash of the last segment.
    var headHash: ContentHash
    /// Context and heads at `held`.
    var end: SegmentBody.Base
    var waiting: String?

    static let columns = """
        feeds.id, replicas.replica, scopes.kind, scopes.key, feeds.scope_id, feeds.replica_id,
        replicas.device_key, feeds.held, feeds.closed, feeds.folded, feeds.head_hash,
        feeds.end_base, feeds.waiting
        """
    static let tables = """
        feeds JOIN replicas ON replicas.id = feeds.replica_id
        JOIN scopes ON scopes.id = feeds.scope_id
        """

    init(_ row: Row) throws {
        id = row[0]
        feed = FeedID(
            try ReplicaID(stored: row[1]),
            in: try Scope(storedKind: row[2], key: row[3])
        )
        scopeID = row[4]
        replicaRow = row[5]
        deviceKey = try (row[6] as Data?).map { try DeviceKey(stored: $0) }
        held = UInt64(row[7] as Int64)
        closed = UInt64(row[8] as Int64)
        folded = UInt64(row[9] as Int64)
        headHash = try ContentHash(stored: row[10])
        end = try SegmentBody.Base(stored: row[11])
        waiting = row[12]
    }
}

extension SegmentBody.Base {
    var data: Data { Data(bytes) }

    init(stored data: Data) throws {
        do {
            try self.init(bytes: Array(data))
        } catch {
            throw StorageError.damaged("segment base")
        }
    }
}
