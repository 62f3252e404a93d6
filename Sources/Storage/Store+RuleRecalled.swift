import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

/// Acts of points that did not know that the county had taken a delegation back.
///
/// Judged by the heads they name they are right, so every replica counts them until the county has
/// spoken. The county refuses just the act: what was opened and collected stands, and the case goes on
/// at the county. See decision 0026.
extension Folder {
    /// Rules on every entry up to and including each such act, so that what rests on it is judged
    /// anew before it is ruled on itself.
    ///
    /// - Returns: How many acts were refused.
    func ruleRecalledActs(at now: Int64) throws -> Int {
        guard let last = try newestEnding() else { return 0 }
        let rows = try db.all(
            """
            SELECT \(FeedRow.columns), coalesce(admissions.count, 0) FROM \(FeedRow.tables)
            LEFT JOIN admissions ON admissions.feed_id = feeds.id
            WHERE scopes.kind = 3 AND feeds.folded > coalesce(admissions.count, 0)
            AND replicas.device_key != ?
            ORDER BY scopes.key, replicas.replica
            """,
            [journal.identity.county.data]
        )
        var refused = 0
        for row in rows {
            let feed = try FeedRow(row)
            var before = UInt64(row[13] as Int64)
            // Heads never go back within a feed: who knew the newest ending wrote nothing unaware.
            while before < feed.folded, try !knows(last, feed, at: before),
                let found = try recalledAct(in: feed, from: before)
            {
                while before <= found.sequence {
                    let end = min(try end(of: feed, from: before), found.sequence + 1)
                    let item = try ruling(
                        on: feed,
                        from: before,
                        to: end,
                        now: now,
                        recalled: end > found.sequence ? found : nil
                    )
                    let ruling = Ruling(ruledAt: now, feeds: [item])
                    let scope = feed.feed.scope
                    _ = try append(.scope, kind: Ruling.kind, payload: ruling.payload, in: scope)
                    before = end
                }
                refused += 1
            }
        }
        return refused
    }

    /// The position of the newest entry that may have ended a delegation; nil if none has.
    private func newestEnding() throws -> UInt64? {
        let authority = try register().authority
        let moved = authority.steps.last { $0.fact.move.takesAway }?.since
        let listed = authority.delegations.last { $0.fact.until != nil }?.since
        return [moved, listed].compactMap(\.self).max()
    }

    private func knows(_ position: UInt64, _ feed: FeedRow, at sequence: UInt64) throws -> Bool {
        guard let head = try journal.frame(feed, sequence).heads[.authority] else { return false }
        return try journal.countyLine().position(of: head) > position
    }

    /// The first act from `before` on that is judged right and rests on a delegation taken back.
    private func recalledAct(
        in feed: FeedRow,
        from before: UInt64
    ) throws -> FeedRuling.Exception? {
        let rows = try db.all(
            """
            SELECT sequence, case_id FROM entries WHERE feed_id = ? AND sequence >= ?
            AND sequence < ? AND status = 1 AND kind = ? AND case_id IS NOT NULL ORDER BY sequence
            """,
            [
                feed.id, Int64(before), Int64(feed.folded),
                Int64(RecordKind.caseActed.rawValue),
            ]
        )
        for row in rows {
            let sequence = UInt64(row[0] as Int64)
            let frame = try journal.frame(feed, sequence)
            guard let act = try? CaseAct(payload: frame.payload), act.bindsAuthority,
                let opening = try record(row[1]).opening,
                let cause = try ending(of: opening, for: act, frame, feed)
            else { continue }
            return FeedRuling.Exception(
                sequence: sequence,
                reason: RefusalReason.recalled(nil).code,
                cause: try journal.countyLine().dot(at: cause, in: .authority)
            )
        }
        return nil
    }

    /// The position of what took the delegation back that an act rests on, which its author did not
    /// know; nil if nothing did.
    private func ending(
        of opening: CaseRecord.Opening,
        for act: CaseAct,
        _ frame: EntryFrame,
        _ feed: FeedRow
    ) throws -> UInt64? {
        let then = try view(at: frame.heads[.authority])
        let now = try view()
        guard let grant = feed.deviceKey.flatMap({ then.grant(of: $0) }),
            let point = now.point(grant.point), point.tier != .county
        else { return nil }
        let table = now.delegations
        // Of an urgent recall the day of the act counts, as its author states it and its head allows.
        let acted = max(Day(beijingSeconds: act.claimedAt), opening.day, then.asOf)
        let isStopped =
            table.urgentEnding(of: opening.matter, at: point, on: acted) != nil
            && then.delegations.urgentEnding(of: opening.matter, at: point, on: acted) == nil
        let isRecalled =
            table.hasEnded(opening.matter, at: point, by: opening.day)
            && !then.delegations.hasEnded(opening.matter, at: point, by: opening.day)
        guard isStopped || isRecalled else { return nil }
        let authority = try register().authority
        return authority.endingPosition(of: opening.matter, at: point.id, before: now.count)
    }
}

extension CaseAct {
    /// Whether one of its steps binds the authority.
    fileprivate var bindsAuthority: Bool {
        changes.contains { change in
            guard case .moved(let transition, _) = change else { return false }
            return transition.bindsAuthority
        }
    }
}
