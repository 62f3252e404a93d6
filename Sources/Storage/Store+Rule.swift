import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

extension Store {
    /// The county rules on everything it holds with its whole context and has not ruled on yet.
    ///
    /// One entry a scope, naming every feed that grew, or several if one cannot hold it. Entries judged wrong become exceptions
    /// with their reasons. Does nothing on any other replica than the county's.
    ///
    /// - Parameter now: Seconds since 1970 by the county's clock: the upper bound of legal time.
    /// - Returns: How many feeds were ruled on.
    public func rule(at now: Int64) async throws -> Int {
        guard identity.isCounty else { return 0 }
        let identity = identity
        let registers = registers
        return try await write { db in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            guard try folder.missingChildren() == nil else { return 0 }
            let ruled = try folder.rule(at: now)
            try folder.flush()
            return ruled
        }
    }
}

extension Folder {
    fileprivate func rule(at now: Int64) throws -> Int {
        let recalled = try ruleRecalledActs(at: now)
        let rows = try db.all(
            """
            SELECT \(FeedRow.columns), coalesce(admissions.count, 0) FROM \(FeedRow.tables)
            LEFT JOIN admissions ON admissions.feed_id = feeds.id
            WHERE scopes.kind IN (3, 4) AND feeds.folded > coalesce(admissions.count, 0)
            AND replicas.device_key != ?
            ORDER BY scopes.kind, scopes.key, replicas.replica
            """,
            [journal.identity.county.data]
        )
        var rulings: [(scope: Scope, feeds: [FeedRuling])] = []
        for row in rows {
            let feed = try FeedRow(row)
            var before = UInt64(row[13] as Int64)
            while before < feed.folded {
                let end = try end(of: feed, from: before)
                let item = try ruling(on: feed, from: before, to: end, now: now)
                if let last = rulings.last, last.scope == feed.feed.scope,
                    last.feeds.reduce(item.weight, { $0 + $1.weight }) <= Self.weightLimit
                {
                    rulings[rulings.count - 1].feeds.append(item)
                } else {
                    rulings.append((feed.feed.scope, [item]))
                }
                before = end
            }
        }
        for (scope, feeds) in rulings {
            let ruling = Ruling(ruledAt: now, feeds: feeds)
            _ = try append(.scope, kind: Ruling.kind, payload: ruling.payload, in: scope)
        }
        return max(rows.count, recalled)
    }

    /// Lines of one ruling: exceptions take up to 44 bytes, the rest less, so the payload stays
    /// within `SegmentLimits.payloadBytes` whatever a device has written.
    private static var weightLimit: Int { 512 }

    /// How far one item of a ruling may reach: a device gone wild may have thousands of exceptions.
    func end(of feed: FeedRow, from before: UInt64) throws -> UInt64 {
        let half = Self.weightLimit / 2 - 1
        let exception = try db.one(
            """
            SELECT sequence FROM entries WHERE feed_id = ? AND sequence >= ? AND status = 2
            ORDER BY sequence LIMIT 1 OFFSET ?
            """,
            [feed.id, Int64(before), half]
        )
        let segment = try db.one(
            """
            SELECT first FROM segments WHERE feed_id = ? AND first > ?
            ORDER BY first LIMIT 1 OFFSET ?
            """,
            [feed.id, Int64(before), half - 1]
        )
        let ends = [exception, segment].compactMap { $0.map { UInt64($0[0] as Int64) } }
        return min(feed.folded, ends.min() ?? feed.folded)
    }

    /// One item of a ruling on the entries of a feed from one sequence to another.
    ///
    /// - Parameter recalled: An entry to be refused besides those judged wrong here.
    func ruling(
        on feed: FeedRow,
        from before: UInt64,
        to end: UInt64,
        now: Int64,
        recalled: FeedRuling.Exception? = nil
    ) throws -> FeedRuling {
        guard let hash = try journal.segmentHash(feed, containing: end - 1) else {
            throw StorageError.damaged("hash of feed \(feed.id)")
        }
        return FeedRuling(
            replica: feed.feed.replica,
            count: end,
            hash: hash,
            exceptions: try refusals(in: feed, from: before, to: end)
                + [recalled].compactMap(\.self),
            windows: try windows(of: feed, from: before, to: end, now: now)
        )
    }

    private func refusals(
        in feed: FeedRow,
        from before: UInt64,
        to end: UInt64
    ) throws -> [FeedRuling.Exception] {
        let rows = try db.all(
            """
            SELECT sequence, reason, case_id FROM entries
            WHERE feed_id = ? AND sequence >= ? AND sequence < ? AND status = 2 ORDER BY sequence
            """,
            [feed.id, Int64(before), Int64(end)]
        )
        return try rows.map { row in
            let dot = Dot(feed.feed.replica, UInt64(row[0] as Int64))
            let cause = try (row[2] as Int64?).flatMap { caseRow in
                try record(caseRow).refused.first { $0.dot == dot }?.reason.cause
            }
            return FeedRuling.Exception(
                sequence: dot.sequence,
                reason: UInt32(row[1] as Int64),
                cause: cause
            )
        }
    }

    /// Between which county times each newly ruled segment was written: after the newest ruling and
    /// the newest day of the register that its author had seen, before now.
    private func windows(
        of feed: FeedRow,
        from before: UInt64,
        to end: UInt64,
        now: Int64
    ) throws -> [FeedRuling.Window] {
        var windows: [FeedRuling.Window] = []
        var sequence = before
        while sequence < end {
            let body = try journal.body(of: feed, containing: sequence)
            let seen = body.end.context.entries.map { ($0.replica, $0.count) }
            var newest: Int64 = 0
            for (replica, count) in seen {
                guard let other = try journal.feed(FeedID(replica, in: feed.feed.scope)) else {
                    continue
                }
                let row = try db.one(
                    """
                    SELECT max(ruled_at) FROM admission_steps
                    WHERE ruling_feed_id = ? AND ruling_sequence < ?
                    """,
                    [other.id, Int64(count)]
                )
                newest = max(newest, row?[0] as Int64? ?? 0)
            }
            newest = max(newest, try signedDay(at: body.end.heads[.authority], before: now))
            windows.append(
                FeedRuling.Window(first: body.first, notBefore: newest, notAfter: now)
            )
            sequence = body.first + UInt64(body.entries.count)
        }
        return windows
    }
}

extension Folder {
    /// The beginning of the newest day the county had signed at a head; 0 without one, or if the
    /// county's clock has gone back behind it since.
    fileprivate func signedDay(at head: Heads.Head?, before now: Int64) throws -> Int64 {
        guard let head else { return 0 }
        let midnight = try view(at: head).asOf.beijingMidnight
        return midnight > 0 && midnight <= now ? midnight : 0
    }
}

extension FeedRuling {
    /// Its lines in the payload.
    fileprivate var weight: Int { 2 + exceptions.count + windows.count }
}
