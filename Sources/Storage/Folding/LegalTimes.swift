import GRDB
import Replication
import ServiceModel

/// Between which county times entries were written, as the rulings folded here say.
///
/// Reads each feed's windows once, so that a whole list costs one query for each feed.
final class LegalTimes {
    private struct Windows {
        /// The county's own feed: its claims are the measure of all others.
        let isCounty: Bool
        /// Entries 0 ..< admitted are ruled on.
        let admitted: UInt64
        /// Ascending by first.
        let windows: [(first: UInt64, bounds: TimeBounds)]
    }

    private let journal: Journal
    private var feeds: [Int64: Windows] = [:]

    init(_ journal: Journal) {
        self.journal = journal
    }

    /// The moment that an entry claims, with what is proved about it.
    func moment(_ claimedAt: Int64, feed: Int64, sequence: UInt64) throws -> ClaimedMoment {
        let windows = try self.windows(of: feed)
        if windows.isCounty { return ClaimedMoment(countyTime: claimedAt) }
        guard sequence < windows.admitted,
            let window = windows.windows.last(where: { $0.first <= sequence })
        else { return ClaimedMoment(claimedAt: claimedAt, bounds: nil) }
        return ClaimedMoment(claimedAt: claimedAt, bounds: window.bounds)
    }

    /// The timeline that the list keeps, with every claim held against the rulings.
    func timeline(of line: ClockLine) throws -> CaseTimeline {
        CaseTimeline(
            limits: line.limits,
            facts: try line.facts.map { fact in
                CaseTimeline.Fact(
                    fact.event,
                    at: try moment(fact.claimedAt, feed: fact.feed, sequence: fact.sequence),
                    by: fact.feed
                )
            },
            holder: line.holder == 0 ? nil : line.holder,
            told: line.told,
            recordsDelivery: line.owesDelivery
        )
    }

    private func windows(of feed: Int64) throws -> Windows {
        if let known = feeds[feed] { return known }
        let row = try journal.feed(row: feed)
        let admitted = try journal.db.one(
            "SELECT count FROM admissions WHERE feed_id = ?",
            [feed]
        )
        let rows = try journal.db.all(
            """
            SELECT first, not_before, not_after FROM ruling_windows WHERE feed_id = ?
            ORDER BY first
            """,
            [feed]
        )
        let windows = Windows(
            isCounty: row.deviceKey == journal.identity.county,
            admitted: UInt64(admitted?[0] as Int64? ?? 0),
            windows: rows.map {
                (UInt64($0[0] as Int64), TimeBounds(notBefore: $0[1], notAfter: $0[2]))
            }
        )
        feeds[feed] = windows
        return windows
    }
}
