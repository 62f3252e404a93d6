import GRDB
import Replication
import ServiceRecords
import SyncProtocol

extension Store {
    /// The county rules on everything it holds with its whole context and has not ruled on yet.
    ///
    /// One entry a scope, each naming every feed that grew. Entries judged wrong become exceptions
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
            let ruled = try folder.rule(at: now)
            try folder.flush()
            return ruled
        }
    }
}

extension Folder {
    fileprivate func rule(at now: Int64) throws -> Int {
        let rows = try db.all(
            """
            SELECT \(FeedRow.columns), coalesce(admissions.count, 0) FROM \(FeedRow.tables)
            LEFT JOIN admissions ON admissions.feed_id = feeds.id
            WHERE scopes.kind IN (3, 4) AND feeds.folded > coalesce(admissions.count, 0)
            AND replicas.device_key != ?
            ORDER BY scopes.kind, scopes.key, replicas.replica
            """, [journal.identity.county.data])
        var byScope: [(scope: Scope, feeds: [FeedRuling])] = []
        for row in rows {
            let feed = try FeedRow(row)
            let ruling = try ruling(on: feed, from: UInt64(row[13] as Int64), now: now)
            if byScope.last?.scope == feed.feed.scope {
                byScope[byScope.count - 1].feeds.append(ruling)
            } else {
                byScope.append((feed.feed.scope, [ruling]))
            }
        }
        for (scope, feeds) in byScope {
            let ruling = Ruling(ruledAt: now, feeds: feeds)
            _ = try append(.scope, kind: Ruling.kind, payload: ruling.payload, in: scope)
        }
        return rows.count
    }

    private func ruling(
        on feed: FeedRow, from before: UInt64, now: Int64
    ) throws -> FeedRuling {
        guard let hash = try journal.segmentHash(feed, containing: feed.folded - 1) else {
            throw StorageError.damaged("hash of feed \(feed.id)")
        }
        return FeedRuling(
            replica: feed.feed.replica, count: feed.folded, hash: hash,
            exceptions: try refusals(in: feed, from: before),
            windows: try windows(of: feed, from: before, now: now))
    }

    private func refusals(
        in feed: FeedRow, from before: UInt64
    ) throws -> [FeedRuling.Exception] {
        let rows = try db.all(
            """
            SELECT sequence, reason, case_id FROM entries
            WHERE feed_id = ? AND sequence >= ? AND sequence < ? AND status = 2 ORDER BY sequence
            """, [feed.id, Int64(before), Int64(feed.folded)])
        return try rows.map { row in
            let dot = Dot(feed.feed.replica, UInt64(row[0] as Int64))
            let cause = try (row[2] as Int64?).flatMap { caseRow in
                try record(caseRow).refused.first { $0.dot == dot }?.reason.cause
            }
            return FeedRuling.Exception(
                sequence: dot.sequence, reason: UInt32(row[1] as Int64), cause: cause)
        }
    }

    /// Between which county times each newly ruled segment was written: after the newest ruling its
    /// author had seen, before now.
    private func windows(
        of feed: FeedRow, from before: UInt64, now: Int64
    ) throws -> [FeedRuling.Window] {
        var windows: [FeedRuling.Window] = []
        var sequence = before
        while sequence < feed.folded {
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
                    """, [other.id, Int64(count)])
                newest = max(newest, row?[0] as Int64? ?? 0)
            }
            windows.append(
                FeedRuling.Window(first: body.first, notBefore: newest, notAfter: now))
            sequence = body.first + UInt64(body.entries.count)
        }
        return windows
    }
}
