import Foundation
import GRDB
import Replication
public import SyncProtocol

extension Journal {
    /// Stores a verified segment at the end of its feed and numbers its arrival.
    ///
    /// - Parameter origin: The row of the peer it came from; 0 for our own.
    func append(
        _ segment: Segment,
        body: SegmentBody,
        to feed: inout FeedRow,
        origin: Int64
    ) throws {
        let hash = segment.hash(after: feed.headHash)
        try db.run(
            """
            INSERT INTO segments (feed_id, first, count, header, signature, salt, body, hash, base)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                feed.id, Int64(segment.header.first), Int64(segment.header.count),
                Data(segment.header.bytes), Data(segment.signature), Data(segment.salt),
                Data(segment.body), hash.data, body.base.data,
            ]
        )
        let segmentRow = db.lastInsertedRowID
        feed.headHash = hash
        feed.closed = segment.header.end
        try db.run("UPDATE scopes SET arrivals = arrivals + 1 WHERE id = ?", [feed.scopeID])
        let arrival =
            try db.one("SELECT arrivals FROM scopes WHERE id = ?", [feed.scopeID])
            .map { $0[0] as Int64 } ?? 0
        try db.run(
            "INSERT INTO arrivals VALUES (?, ?, ?, ?)",
            [feed.scopeID, arrival, segmentRow, origin]
        )
        try db.run(
            "INSERT OR REPLACE INTO offered VALUES (?, ?, ?)",
            [feed.scopeID, origin, arrival]
        )
    }

    /// The digest over everything the contexts up to `base` reach, or nil if some of it is not
    /// closed here.
    func contextDigest(of base: SegmentBody.Base, author: FeedID) throws -> ContextDigest? {
        var reached: [ContextDigest.Reach] = []
        let inScope = base.context.entries.map {
            (FeedID($0.replica, in: author.scope), $0.count)
        }
        let county = base.heads.entries.map { (FeedID($0.replica, in: $0.scope), $0.count) }
        for (feedID, count) in inScope + county where feedID.replica != author.replica {
            guard let feed = try feed(feedID),
                let hash = try segmentHash(feed, containing: count - 1)
            else { return nil }
            reached.append(ContextDigest.Reach(feed: feedID, count: count, hash: hash))
        }
        return ContextDigest(over: reached)
    }

    /// Closes what is open of our own feeds: signs it in segments of at most
    /// `SegmentLimits.bodyBytes`.
    func closeOpenEntries(with pen: Pen) throws {
        let rows = try db.all("SELECT DISTINCT feed_id FROM open_entries ORDER BY feed_id")
        for row in rows { try close(feed: try feed(row: row[0]), with: pen) }
    }

    private func close(feed opened: FeedRow, with pen: Pen) throws {
        var feed = opened
        var base = try endOfClosed(feed)
        while feed.closed < feed.held {
            let entries = try nextRun(of: feed)
            let body = SegmentBody(first: feed.closed, base: base, entries: entries)
            guard let digest = try contextDigest(of: body.end, author: feed.feed) else {
                throw StorageError.damaged("context of an own entry")
            }
            let segment = try Segment(
                closing: body,
                of: feed.feed,
                onto: feed.headHash,
                clock: pen.clock,
                contextDigest: digest,
                salt: pen.salt(),
                by: pen.signer
            )
            try append(segment, body: body, to: &feed, origin: 0)
            base = body.end
        }
        try db.run("DELETE FROM open_entries WHERE feed_id = ?", [feed.id])
        try save(feed)
    }

    private func endOfClosed(_ feed: FeedRow) throws -> SegmentBody.Base {
        guard feed.closed > 0 else { return .empty }
        return try body(of: feed, containing: feed.closed - 1).end
    }

    /// The longest run of open entries whose body stays within the limit.
    private func nextRun(of feed: FeedRow) throws -> [EntryFrame] {
        var run: [EntryFrame] = []
        var bytes = 0
        var sequence = feed.closed
        while sequence < feed.held, UInt64(run.count) < SegmentLimits.entriesPerSegment {
            let frame = try frame(feed, sequence)
            // Frames take under 128 bytes offline; a context difference is bounded by its replicas.
            bytes +=
                frame.payload.count + 128
                + (frame.context.entries.count + frame.heads.entries.count) * 32
            if bytes > SegmentLimits.bodyBytes, !run.isEmpty { break }
            run.append(frame)
            sequence += 1
        }
        return run
    }
}

/// What closing a segment needs from the world: a key, the clocks and random salt.
public struct Pen: Sendable {
    let signer: DeviceSigner
    let clock: ClockEvidence
    let salt: @Sendable () -> [UInt8]

    /// Gathers them.
    ///
    /// - Parameter salt: Returns `SegmentLimits.saltBytes` fresh random bytes at every call.
    public init(
        signer: DeviceSigner,
        clock: ClockEvidence,
        salt: @escaping @Sendable () -> [UInt8]
    ) {
        self.signer = signer
        self.clock = clock
        self.salt = salt
    }
}
