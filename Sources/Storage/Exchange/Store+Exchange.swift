import Foundation
import GRDB
public import Replication
import ServiceModel
import ServiceRecords
public import SyncProtocol

/// Segments for a peer, in the order to send them.
public struct Outgoing: Hashable, Sendable {
    /// Answers to gaps first, then by scope and arrival.
    public let deliveries: [Message.Delivery]
    /// The peer's cursors once it has them.
    public let cursors: [Message.Cursor]
    /// Whether more is waiting.
    public let more: Bool
}

extension Store {
    /// Closes what is open of our own feeds. Only closed entries are ever sent.
    public func closeOpenEntries(with pen: Pen) async throws {
        let identity = identity
        let isOpen = try await read { db in
            try db.one("SELECT 1 FROM open_entries LIMIT 1") != nil
        }
        guard isOpen else { return }
        try await write { db in
            try Journal(db, identity: identity).closeOpenEntries(with: pen)
        }
    }

    /// What this store has to offer a peer, and how far it has taken what the peer offers: the two
    /// halves of a cursor digest.
    ///
    /// What came from the peer itself is not offered back. O(scopes), whatever the number of cases.
    ///
    /// - Parameter scopes: What the peer may read; nil for everything held here.
    public func cursors(
        with peer: ReplicaID,
        within scopes: Set<Scope>?
    ) async throws -> (offered: [Message.Cursor], taken: [Message.Cursor], gaps: [Message.Gap]) {
        let identity = identity
        return try await read { db in
            let peerRow =
                try db.one("SELECT id FROM replicas WHERE replica = ?", [peer.data])
                .map { $0[0] as Int64 } ?? -1
            let offered = try db.all(
                """
                SELECT scopes.kind, scopes.key, max(offered.arrival) FROM offered
                JOIN scopes ON scopes.id = offered.scope_id
                WHERE offered.origin != ? GROUP BY scopes.id
                """,
                [peerRow]
            )
            let taken = try db.all(
                """
                SELECT scopes.kind, scopes.key, cursors.arrival FROM cursors
                JOIN scopes ON scopes.id = cursors.scope_id WHERE cursors.peer_id = ?
                """,
                [peerRow]
            )
            let gaps = try db.all(
                """
                SELECT replicas.replica, scopes.kind, scopes.key FROM gaps
                JOIN replicas ON replicas.id = gaps.replica_id
                JOIN scopes ON scopes.id = gaps.scope_id WHERE gaps.peer_id = ?
                """,
                [peerRow]
            )
            let journal = Journal(db, identity: identity)
            return (
                try offered.map(Message.Cursor.init(stored:))
                    .filter { scopes?.contains($0.scope) ?? true },
                try taken.map(Message.Cursor.init(stored:)),
                try gaps.map {
                    let feed = FeedID(
                        try ReplicaID(stored: $0[0]),
                        in: try Scope(storedKind: $0[1], key: $0[2])
                    )
                    return Message.Gap(feed: feed, held: try journal.feed(feed)?.closed ?? 0)
                }
            )
        }
    }

    /// Segments past a peer's cursors, and what it lacks of feeds with gaps.
    ///
    /// - Parameters:
    ///   - scopes: What the peer may read; nil for everything held here.
    ///   - byteLimit: Bytes of segments after which to stop; at least one segment is returned.
    public func outgoing(
        to peer: ReplicaID,
        past cursors: [Message.Cursor],
        gaps: [Message.Gap],
        within scopes: Set<Scope>?,
        byteLimit: Int
    ) async throws -> Outgoing {
        try await read { db in
            let peerRow =
                try db.one("SELECT id FROM replicas WHERE replica = ?", [peer.data])
                .map { $0[0] as Int64 } ?? -1
            var batch = OutgoingBatch(db: db, byteLimit: byteLimit)
            for gap in gaps where scopes?.contains(gap.feed.scope) ?? true {
                try batch.fill(gap)
            }
            var standing = Dictionary(
                cursors.map { ($0.scope, $0.arrival) },
                uniquingKeysWith: { $1 }
            )
            let held = try db.all("SELECT id, kind, key FROM scopes ORDER BY kind, key")
            for row in held {
                let scope = try Scope(storedKind: row[1], key: row[2])
                guard scopes?.contains(scope) ?? true else { continue }
                let cursor = try batch.fill(
                    scope: row[0],
                    past: standing[scope] ?? 0,
                    notFrom: peerRow
                )
                if let cursor { standing[scope] = cursor }
            }
            return Outgoing(
                deliveries: batch.deliveries,
                cursors: standing.map { Message.Cursor(scope: $0, arrival: $1) }
                    .sorted { $0.scope < $1.scope },
                more: batch.isFull
            )
        }
    }

    /// Our own feeds that nobody above has signed for to their end, as questions for what follows:
    /// a cut may have cost the receipt for what had arrived. O(own feeds).
    public func unacknowledged() async throws -> [Message.Gap] {
        let identity = identity
        let registers = registers
        return try await read { db in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            let custody = CustodyTable(db, identity, try folder.view())
            return try custody.unacknowledged().map { row in
                let feed = try folder.journal.feed(row: row)
                return Message.Gap(feed: feed.feed, held: feed.closed)
            }
        }
    }

    /// The feeds as they are durable here, for a receipt.
    public func held(_ feeds: [FeedID]) async throws -> [Receipt.HeldFeed] {
        let identity = identity
        return try await read { db in
            let journal = Journal(db, identity: identity)
            return try feeds.compactMap { id in
                guard let feed = try journal.feed(id), feed.closed > 0 else { return nil }
                return Receipt.HeldFeed(feed: id, count: feed.closed, hash: feed.headHash)
            }
        }
    }

    /// Keeps a receipt, if it is authentic, its signer is a township or the county, and it is for what
    /// is held here.
    ///
    /// - Returns: Whether it counts for anything.
    public func keep(_ receipt: Receipt) async throws -> Bool {
        guard receipt.isAuthentic else { return false }
        let identity = identity
        let registers = registers
        return try await write { db in
            let journal = Journal(db, identity: identity)
            let view = try Folder(journal, registers: registers).view()
            guard let signing = view.grant(of: receipt.deviceKey).flatMap({ view.point($0.point) }),
                signing.tier >= .township
            else { return false }
            let signer = try journal.row(of: receipt.replica)
            let readable = Set(view.readableScopes(of: receipt.deviceKey))
            for held in receipt.feeds where held.count > 0 && readable.contains(held.feed.scope) {
                guard let feed = try journal.feed(held.feed),
                    try journal.segmentHash(feed, containing: held.count - 1) == held.hash
                else { continue }
                try db.run(
                    """
                    INSERT INTO receipts VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
                    count = excluded.count, wall = excluded.wall, receipt = excluded.receipt
                    WHERE excluded.count >= count
                    """,
                    [
                        signer, feed.id, Int64(held.count), receipt.wall,
                        Data(Frame.bytes(of: .receipt(receipt))),
                    ]
                )
            }
            return true
        }
    }
}

extension Message.Cursor {
    fileprivate init(stored row: Row) throws {
        self.init(
            scope: try Scope(storedKind: row[0], key: row[1]),
            arrival: UInt64(row[2] as Int64)
        )
    }
}

/// Gathers segments up to a number of bytes.
private struct OutgoingBatch {
    let db: Database
    let byteLimit: Int
    private(set) var deliveries: [Message.Delivery] = []
    private(set) var isFull = false
    private var bytes = 0

    init(db: Database, byteLimit: Int) {
        self.db = db
        self.byteLimit = byteLimit
    }

    private mutating func add(_ row: Row, arrival: UInt64) throws -> Bool {
        let segment = try Segment(stored: row).bytes
        guard deliveries.isEmpty || bytes + segment.count <= byteLimit else {
            isFull = true
            return false
        }
        bytes += segment.count
        deliveries.append(Message.Delivery(arrival: arrival, segment: segment))
        return true
    }

    mutating func fill(_ gap: Message.Gap) throws {
        guard !isFull else { return }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT header, signature, salt, body FROM segments
                    JOIN feeds ON feeds.id = segments.feed_id
                    JOIN replicas ON replicas.id = feeds.replica_id
                    JOIN scopes ON scopes.id = feeds.scope_id
                    WHERE replicas.replica = ? AND scopes.kind = ? AND scopes.key = ?
                    AND first >= ? ORDER BY first
                    """
            ),
            arguments: [
                gap.feed.replica.data, Int(gap.feed.scope.code.kind),
                Int64(gap.feed.scope.code.key), Int64(gap.held),
            ]
        )
        while let row = try rows.next() {
            guard try add(row, arrival: 0) else { return }
        }
    }

    /// Adds segments of one scope; the cursor they lead to, or nil if there are none.
    ///
    /// What the peer has signed for is left out, so that a restored replica, which its peers see as a
    /// new one without cursors, does not send its whole past again. The last one is sent: it carries
    /// the arrival number to which the peer's cursor moves.
    mutating func fill(scope: Int64, past cursor: UInt64, notFrom origin: Int64) throws -> UInt64? {
        guard !isFull else { return nil }
        var reached: UInt64?
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT header, signature, salt, body, arrivals.arrival FROM arrivals
                    JOIN segments ON segments.id = arrivals.segment_id
                    LEFT JOIN receipts ON receipts.signer_id = ?3
                    AND receipts.feed_id = segments.feed_id
                    AND receipts.count >= segments.first + segments.count
                    WHERE arrivals.scope_id = ?1 AND arrivals.arrival > ?2
                    AND arrivals.origin != ?3 AND (receipts.count IS NULL OR arrivals.arrival =
                    (SELECT max(arrival) FROM offered WHERE scope_id = ?1 AND origin != ?3))
                    ORDER BY arrivals.arrival
                    """
            ),
            arguments: [scope, Int64(cursor), origin]
        )
        while let row = try rows.next() {
            let arrival = UInt64(row[4] as Int64)
            guard try add(row, arrival: arrival) else { break }
            reached = arrival
        }
        return reached
    }
}
