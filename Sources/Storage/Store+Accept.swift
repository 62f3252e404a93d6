import Foundation
import GRDB
public import Replication
import ServiceRecords
public import SyncProtocol

/// What became of a segment from elsewhere.
public enum Acceptance: Hashable, Sendable {
    /// New and durable.
    case accepted(FeedID)
    /// Durable before.
    case duplicate(FeedID)
    /// Entries before it are missing here: entries 0 ..< held are held.
    case gap(FeedID, held: UInt64)
    /// Kept outside the feeds, with its bytes.
    case quarantined(RefuseCode, FeedID?, UInt64)
}

extension Store {
    /// Verifies a segment and, if it is right, stores and folds it; durably, together with the
    /// sender's arrival number.
    ///
    /// - Parameters:
    ///   - peer: Who handed it over; not who wrote it.
    ///   - scopes: What this peer may hand over; nil for everything.
    /// - Throws: `StorageError`. A bad segment is no error: it is quarantined.
    public func accept(
        _ delivery: Message.Delivery,
        from peer: ReplicaID,
        within scopes: Set<Scope>?
    ) async throws -> Acceptance {
        let identity = identity
        let registers = registers
        do {
            return try await write { db in
                let journal = Journal(db, identity: identity)
                let folder = Folder(journal, registers: registers)
                let outcome = try folder.accept(delivery, from: peer, within: scopes)
                try folder.flush()
                return outcome
            }
        } catch {
            registers.forget()
            throw error
        }
    }

    /// Segments kept outside the feeds, in the order of their hashes.
    public func quarantinedSegments() async throws -> [QuarantinedSegment] {
        try await read { db in
            try db.all(
                "SELECT hash, peer, code, reason, length(bytes) FROM quarantined_segments ORDER BY hash"
            ).map {
                QuarantinedSegment(
                    hash: try ContentHash(stored: $0[0]),
                    peer: try ReplicaID(stored: $0[1]),
                    code: RefuseCode(rawValue: UInt32($0[2] as Int64)) ?? .segmentQuarantined,
                    reason: $0[3],
                    byteCount: $0[4]
                )
            }
        }
    }
}

/// A segment that could not be accepted.
public struct QuarantinedSegment: Hashable, Sendable {
    /// Hash of its bytes; names it.
    public let hash: ContentHash
    /// Who handed it over.
    public let peer: ReplicaID
    /// Why, as a code.
    public let code: RefuseCode
    /// Why, in detail, for an engineer.
    public let reason: String
    /// How many bytes are kept.
    public let byteCount: Int
}

extension Folder {
    fileprivate func accept(
        _ delivery: Message.Delivery,
        from peer: ReplicaID,
        within scopes: Set<Scope>?
    ) throws -> Acceptance {
        let peerRow = try journal.row(of: peer)
        let segment: Segment
        do {
            segment = try Segment(bytes: delivery.segment[...])
        } catch {
            return try quarantine(delivery, peer: peer, .segmentQuarantined, "\(error)", feed: nil)
        }
        let feedID = segment.header.feed
        let mayHandOver = scopes?.contains(feedID.scope) ?? true
        let outcome =
            mayHandOver
            ? try place(segment, delivery: delivery, peer: peer, origin: peerRow)
            : try quarantine(delivery, peer: peer, .scope, "scope", feed: segment)
        let scopeRow = try journal.row(of: feedID.scope)
        switch outcome {
        case .gap:
            try ask(peerRow, for: feedID, upTo: segment.header.end)
        case .accepted:
            // What was missing may have come by now, from whomever.
            try db.run(
                "DELETE FROM gaps WHERE replica_id = ? AND scope_id = ? AND needed <= ?",
                [try journal.row(of: feedID.replica), scopeRow, Int64(segment.header.end)]
            )
            // Whoever sent an entry holds what it builds on; that was lost on the way.
            if let missing = lacking[feedID],
                try journal.feed(missing.feed)?.closed ?? 0 < missing.count
            {
                try ask(peerRow, for: missing.feed, upTo: missing.count)
            }
        case .quarantined(.segmentQuarantined, _, _):
            // Damaged on the way, perhaps: the true one would continue what is held.
            if feedID.replica != journal.identity.replica,
                try journal.feed(feedID)?.closed ?? 0 == segment.header.first
            {
                try ask(peerRow, for: feedID, upTo: segment.header.end)
            }
        case .duplicate, .quarantined: break
        }
        if delivery.arrival > 0 {
            try db.run(
                """
                INSERT INTO cursors VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET arrival = max(arrival, excluded.arrival)
                """,
                [peerRow, scopeRow, Int64(delivery.arrival)]
            )
        }
        return outcome
    }

    /// Remembers to ask a peer for a feed until entries 0 ..< `count` of it are held.
    private func ask(_ peer: Int64, for feed: FeedID, upTo count: UInt64) throws {
        let open = try db.one("SELECT count(*) FROM gaps WHERE peer_id = ?", [peer])
        guard (open?[0] as Int? ?? 0) < Self.gapLimit else { return }
        try db.run(
            """
            INSERT INTO gaps VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET needed = max(needed, excluded.needed)
            """,
            [
                peer, try journal.row(of: feed.replica), try journal.row(of: feed.scope),
                Int64(count),
            ]
        )
    }

    /// Feeds asked of one peer at a time: a hostile one could name any number.
    private static let gapLimit = 256

    private func place(
        _ segment: Segment,
        delivery: Message.Delivery,
        peer: ReplicaID,
        origin: Int64
    ) throws -> Acceptance {
        let header = segment.header
        let known = try journal.feed(header.feed)
        let held = known?.closed ?? 0
        guard header.first <= held else { return .gap(header.feed, held: held) }
        if header.first < held, let known {
            let stored = try db.one(
                "SELECT header FROM segments WHERE feed_id = ? AND first = ?",
                [known.id, Int64(header.first)]
            )
            if (stored?[0] as Data?).map({ Array($0) }) == header.bytes {
                return .duplicate(header.feed)
            }
            return try quarantine(
                delivery,
                peer: peer,
                .segmentQuarantined,
                "\(SegmentFault.forked(at: header.first))",
                feed: segment
            )
        }
        guard header.feed.replica != journal.identity.replica else {
            // Our own feed continued elsewhere: this database was rolled back or cloned.
            return try quarantine(
                delivery,
                peer: peer,
                .segmentQuarantined,
                "own feed continued elsewhere",
                feed: segment
            )
        }
        do {
            let key = try verifiedKey(of: segment, known: known)
            if header.feed.scope.isCountyWritten, key != journal.identity.county {
                return try quarantine(
                    delivery,
                    peer: peer,
                    .scope,
                    "county scope of another device",
                    feed: segment
                )
            }
            let body = try SegmentBody(of: segment, base: known?.end ?? .empty)
            try store(segment, body: body, key: key, origin: origin)
            return .accepted(header.feed)
        } catch let fault as SegmentFault {
            return try quarantine(
                delivery,
                peer: peer,
                .segmentQuarantined,
                "\(fault)",
                feed: segment
            )
        }
    }

    /// The author's key, once the segment is verified by it.
    private func verifiedKey(of segment: Segment, known: FeedRow?) throws -> DeviceKey {
        let key: DeviceKey
        if segment.header.first == 0 {
            key = try Certificate(opening: segment).deviceKey
        } else if let certified = known?.deviceKey {
            key = certified
        } else {
            throw SegmentFault.badCertificate
        }
        try segment.verify(by: key, onto: known?.headHash ?? .zero)
        return key
    }

    private func store(
        _ segment: Segment,
        body: SegmentBody,
        key: DeviceKey,
        origin: Int64
    ) throws {
        var feed = try journal.makeFeed(segment.header.feed)
        if feed.deviceKey == nil {
            try journal.certify(feed, as: key)
            feed = try journal.feed(row: feed.id)
        }
        try journal.append(segment, body: body, to: &feed, origin: origin)
        for (offset, frame) in body.entries.enumerated() {
            try journal.index(frame, in: feed, at: body.first + UInt64(offset))
        }
        feed.held = segment.header.end
        feed.end = body.end
        try journal.save(feed)
        try fold(from: feed.id)
    }

    private func quarantine(
        _ delivery: Message.Delivery,
        peer: ReplicaID,
        _ code: RefuseCode,
        _ reason: String,
        feed segment: Segment?
    ) throws -> Acceptance {
        let kept = try db.one("SELECT total(length(bytes)) FROM quarantined_segments")
        if (kept?[0] as Double? ?? 0) < Double(quarantineLimit) {
            try db.run(
                "INSERT OR IGNORE INTO quarantined_segments VALUES (?, ?, ?, ?, ?)",
                [
                    Hashing.hash(.segment, delivery.segment).data, peer.data, Int64(code.rawValue),
                    reason, Data(delivery.segment),
                ]
            )
        }
        return .quarantined(code, segment?.header.feed, segment?.header.first ?? 0)
    }

    /// Bytes of quarantined segments kept: a hostile peer must not fill the disk. Past it a segment
    /// is refused to the peer's face and not kept; the peer still has it.
    private var quarantineLimit: Int { 64 * 1024 * 1024 }
}
