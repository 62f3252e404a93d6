import Foundation
import GRDB
import Replication
import ServiceRecords
import SyncProtocol

/// Feeds, segments and entries, read and written inside one transaction.
///
/// Keeps what it looked up for as long as the transaction lasts, and no longer.
final class Journal {
    let db: Database
    let identity: ReplicaIdentity
    private var replicaRows: [ReplicaID: Int64] = [:]
    private var scopeRows: [Scope: Int64] = [:]
    private var feedRows: [FeedID: Int64] = [:]
    private var feeds: [Int64: FeedRow] = [:]
    private var frontiers: [Int64: VersionVector] = [:]
    private var line: CountyLine?
    private var openedBody: (feed: Int64, body: SegmentBody)?

    init(_ db: Database, identity: ReplicaIdentity) {
        self.db = db
        self.identity = identity
    }

    // MARK: Names

    func row(of replica: ReplicaID) throws -> Int64 {
        if let known = replicaRows[replica] { return known }
        if let row = try db.one("SELECT id FROM replicas WHERE replica = ?", [replica.data]) {
            replicaRows[replica] = row[0]
            return row[0]
        }
        try db.run("INSERT INTO replicas (replica) VALUES (?)", [replica.data])
        replicaRows[replica] = db.lastInsertedRowID
        return db.lastInsertedRowID
    }

    func row(of scope: Scope) throws -> Int64 {
        if let known = scopeRows[scope] { return known }
        let (kind, key) = (Int(scope.code.kind), Int64(scope.code.key))
        if let row = try db.one("SELECT id FROM scopes WHERE kind = ? AND key = ?", [kind, key]) {
            scopeRows[scope] = row[0]
            return row[0]
        }
        try db.run("INSERT INTO scopes (kind, key) VALUES (?, ?)", [kind, key])
        scopeRows[scope] = db.lastInsertedRowID
        return db.lastInsertedRowID
    }

    // MARK: Feeds

    /// The feed, or nil if nothing of it is held.
    func feed(_ id: FeedID) throws -> FeedRow? {
        if let known = feedRows[id] { return try feed(row: known) }
        // By its names, because a reader may not make rows for what is unknown here.
        let found = try db.one(
            """
            SELECT \(FeedRow.columns) FROM \(FeedRow.tables)
            WHERE replicas.replica = ? AND scopes.kind = ? AND scopes.key = ?
            """,
            [id.replica.data, Int(id.scope.code.kind), Int64(id.scope.code.key)]
        )
        guard let feed = try found.map(FeedRow.init) else { return nil }
        feedRows[id] = feed.id
        feeds[feed.id] = feed
        return feed
    }

    func feed(row id: Int64) throws -> FeedRow {
        if let known = feeds[id] { return known }
        guard
            let row = try db.one(
                "SELECT \(FeedRow.columns) FROM \(FeedRow.tables) WHERE feeds.id = ?",
                [id]
            )
        else { throw StorageError.damaged("feed \(id)") }
        let feed = try FeedRow(row)
        feeds[id] = feed
        return feed
    }

    /// The feed, made empty if nothing of it is held.
    func makeFeed(_ id: FeedID) throws -> FeedRow {
        if let feed = try feed(id) { return feed }
        try db.run(
            "INSERT INTO feeds (replica_id, scope_id, head_hash, end_base) VALUES (?, ?, ?, ?)",
            [
                try row(of: id.replica), try row(of: id.scope), ContentHash.zero.data,
                SegmentBody.Base.empty.data,
            ]
        )
        return try feed(row: db.lastInsertedRowID)
    }

    /// Notes whose the feeds of a replica are.
    func certify(_ feed: FeedRow, as key: DeviceKey) throws {
        try db.run(
            "UPDATE replicas SET device_key = ? WHERE id = ?",
            [key.data, feed.replicaRow]
        )
        feeds = feeds.filter { $0.value.replicaRow != feed.replicaRow }
    }

    /// Notes how far a feed is folded, for questions that are asked before it is saved.
    func advance(_ feed: FeedRow) {
        guard frontiers[feed.scopeID] != nil else { return }
        frontiers[feed.scopeID]?.raise(feed.feed.replica, to: feed.folded)
    }

    func save(_ feed: FeedRow) throws {
        try db.run(
            """
            UPDATE feeds SET held = ?, closed = ?, folded = ?, head_hash = ?, end_base = ?,
            waiting = ? WHERE id = ?
            """,
            [
                Int64(feed.held), Int64(feed.closed), Int64(feed.folded), feed.headHash.data,
                feed.end.data, feed.waiting, feed.id,
            ]
        )
        feeds[feed.id] = feed
        advance(feed)
    }

    /// What is folded of a scope.
    func frontier(of scopeID: Int64) throws -> VersionVector {
        if let known = frontiers[scopeID] { return known }
        let rows = try db.all(
            """
            SELECT replicas.replica, feeds.folded FROM feeds
            JOIN replicas ON replicas.id = feeds.replica_id WHERE scope_id = ?
            """,
            [scopeID]
        )
        let frontier = VersionVector(
            try rows.map { (try ReplicaID(stored: $0[0]), UInt64($0[1] as Int64)) }
        )
        frontiers[scopeID] = frontier
        return frontier
    }

    /// How much of the county feed that `head` names is folded.
    func folded(of head: Heads.Head) throws -> UInt64 {
        try frontier(of: row(of: head.scope))[head.replica]
    }

    /// The county's incarnations, as far as they are known here.
    func countyLine() throws -> CountyLine {
        if let line { return line }
        let row = try db.one("SELECT bytes FROM checkpoints WHERE name = 'county line'")
        do {
            let read = try row.map { try CountyLine(bytes: Array($0[0] as Data)) } ?? CountyLine()
            line = read
            return read
        } catch {
            throw StorageError.damaged("checkpoint of the county line")
        }
    }

    func keep(_ line: CountyLine) throws {
        try db.run(
            "INSERT OR REPLACE INTO checkpoints VALUES ('county line', ?)",
            [Data(line.bytes)]
        )
        self.line = line
    }

    /// The heads an entry written now is judged by: of each county scope the newest incarnation's.
    func currentHeads() throws -> Heads {
        let line = try countyLine()
        let rows = try db.all(
            """
            SELECT scopes.kind, scopes.key, replicas.replica, feeds.folded FROM \(FeedRow.tables)
            WHERE scopes.kind IN (1, 2) AND replicas.device_key = ? AND feeds.folded > 0
            """,
            [identity.county.data]
        )
        let heads = try rows.map {
            Heads.Head(
                scope: try Scope(storedKind: $0[0], key: $0[1]),
                replica: try ReplicaID(stored: $0[2]),
                count: UInt64($0[3] as Int64)
            )
        }
        guard !line.lives.isEmpty else { return Heads(heads) }
        // The last named of a scope stays; what has no place in the line is no head.
        let ranked = heads.compactMap { head in line.rank(of: head.replica).map { ($0, head) } }
        return Heads(ranked.sorted { $0.0 < $1.0 }.map(\.1))
    }

    /// Forgets what was looked up, because the feeds were changed behind it.
    func forgetFrontiers() {
        frontiers = [:]
        feeds = [:]
    }

    // MARK: Entries

    /// The entry at `sequence`, closed or open.
    func frame(_ feed: FeedRow, _ sequence: UInt64) throws -> EntryFrame {
        if sequence >= feed.closed { return try openFrame(feed, sequence) }
        let body = try body(of: feed, containing: sequence)
        return body.entries[Int(sequence - body.first)]
    }

    /// The unpacked segment that holds `sequence`; remembers the last one.
    func body(of feed: FeedRow, containing sequence: UInt64) throws -> SegmentBody {
        if let known = openedBody, known.feed == feed.id, known.body.first <= sequence,
            sequence - known.body.first < UInt64(known.body.entries.count)
        {
            return known.body
        }
        guard
            let row = try db.one(
                """
                SELECT header, signature, salt, body, base FROM segments
                WHERE feed_id = ? AND first <= ? ORDER BY first DESC LIMIT 1
                """,
                [feed.id, Int64(sequence)]
            )
        else { throw StorageError.damaged("segment of feed \(feed.id) at \(sequence)") }
        let segment = try Segment(stored: row)
        do {
            let body = try SegmentBody(of: segment, base: try SegmentBody.Base(stored: row[4]))
            // The row says where it begins, the header too; on a damaged disk they may differ.
            guard body.first <= sequence, sequence - body.first < UInt64(body.entries.count) else {
                throw StorageError.damaged("segment of feed \(feed.id) at \(sequence)")
            }
            openedBody = (feed.id, body)
            return body
        } catch let fault as SegmentFault {
            throw StorageError.damaged("segment of feed \(feed.id) at \(sequence): \(fault)")
        }
    }

    /// The hash of the segment that holds `sequence`, or nil if it is not closed here.
    func segmentHash(_ feed: FeedRow, containing sequence: UInt64) throws -> ContentHash? {
        guard sequence < feed.closed else { return nil }
        return try db.one(
            "SELECT hash FROM segments WHERE feed_id = ? AND first <= ? ORDER BY first DESC LIMIT 1",
            [feed.id, Int64(sequence)]
        ).map { try ContentHash(stored: $0[0]) }
    }

    /// The sequence at which the segment that holds `sequence` ends.
    func segmentEnd(_ feed: FeedRow, containing sequence: UInt64) throws -> UInt64 {
        guard sequence < feed.closed else { return feed.held }
        let body = try body(of: feed, containing: sequence)
        return body.first + UInt64(body.entries.count)
    }

    func lamport(_ feedRow: Int64, _ sequence: UInt64) throws -> LamportNumber {
        let row = try db.one(
            "SELECT lamport FROM entries WHERE feed_id = ? AND sequence = ?",
            [feedRow, Int64(sequence)]
        )
        return LamportNumber(UInt64(row?[0] as Int64? ?? 0))
    }

    private func openFrame(_ feed: FeedRow, _ sequence: UInt64) throws -> EntryFrame {
        guard
            let row = try db.one(
                """
                SELECT subject_kind, subject_replica, subject_sequence, base, kind, payload
                FROM open_entries WHERE feed_id = ? AND sequence = ?
                """,
                [feed.id, Int64(sequence)]
            )
        else { throw StorageError.damaged("open entry \(sequence) of feed \(feed.id)") }
        let subject: EntryFrame.Subject
        switch row[0] as Int {
        case 0: subject = .scope
        case 1: subject = .opened
        default:
            subject = .existing(
                Dot(try ReplicaID(stored: row[1]), UInt64(row[2] as Int64))
            )
        }
        let base = try SegmentBody.Base(stored: row[3])
        return EntryFrame(
            subject: subject,
            context: base.context,
            heads: base.heads,
            kind: UInt64(row[4] as Int64),
            payload: Array(row[5] as Data)
        )
    }

    func insertOpen(_ frame: EntryFrame, into feed: FeedRow) throws {
        let subject: (kind: Int, dot: Dot?) =
            switch frame.subject {
            case .scope: (0, nil)
            case .opened: (1, nil)
            case .existing(let dot): (2, dot)
            }
        try db.run(
            "INSERT INTO open_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                feed.id, Int64(feed.held), subject.kind, subject.dot?.replica.data,
                subject.dot.map { Int64($0.sequence) },
                SegmentBody.Base(context: frame.context, heads: frame.heads).data,
                Int64(frame.kind), Data(frame.payload),
            ]
        )
    }

    /// Enters an entry into the index, as waiting.
    func index(_ frame: EntryFrame, in feed: FeedRow, at sequence: UInt64) throws {
        try db.run(
            "INSERT INTO entries (feed_id, sequence, kind) VALUES (?, ?, ?)",
            [feed.id, Int64(sequence), Int64(bitPattern: frame.kind)]
        )
    }
}

extension Segment {
    /// Reads header, signature, salt and body from the first four columns.
    init(stored row: Row) throws {
        do {
            self.init(
                header: try SegmentHeader(bytes: Array(row[0] as Data)),
                signature: Array(row[1] as Data),
                salt: Array(row[2] as Data),
                body: Array(row[3] as Data)
            )
        } catch {
            throw StorageError.damaged("segment header: \(error)")
        }
    }
}
