import Foundation
import GRDB
import Replication
import ServiceModel
import ServiceRecords

/// From records to the facts that time limits are reckoned from.
extension Folder {
    /// What the list keeps of a case for its time limits. A function of its record, the pinned matter
    /// and the rows of this file, so that a list made anew is the same.
    func clockLine(of record: CaseRecord, _ progress: Flow? = nil) throws -> ClockLine {
        let matter = try record.opening.flatMap {
            try self.matter($0.matter, version: $0.version)?.matter
        }
        let holder = record.decisionRight.holding(in: nil)?.holder
        return ClockLine(
            limits: matter.map {
                CaseTimeline.Limits(statutory: $0.statutoryLimit, promised: $0.promisedLimit)
            },
            owesDelivery: matter.map { $0.text(of: .caseKind) != "即办件" } ?? false,
            holder: try holder.flatMap { try feedRow(of: $0, in: record.id.scope) } ?? 0,
            facts: try record.clockFacts(progress).map { fact in
                guard let feed = try feedRow(of: fact.dot.replica, in: record.id.scope) else {
                    throw StorageError.damaged("feed of a case's entry")
                }
                return ClockLine.Fact(
                    event: fact.event,
                    feed: feed,
                    sequence: fact.dot.sequence,
                    claimedAt: fact.claimedAt
                )
            },
            told: record.told.items
        )
    }

    /// The lights of open cases, the oldest case first. O(open cases).
    func openLights(
        at point: ServicePointID?,
        on today: Day
    ) throws -> [(caseRow: Int64, light: CaseLight)] {
        let keeping = try view().timekeeping
        let times = LegalTimes(journal)
        let rows = try db.all(
            """
            SELECT case_id, clock FROM case_list
            WHERE open AND point = coalesce(?, point) ORDER BY opened_at, case_id
            """,
            [point.map { Int64($0.number) }]
        )
        return try rows.map { row in
            let timeline = try times.timeline(of: try ClockLine(row[1] as Data))
            return (row[0], keeping.light(of: keeping.clock(of: timeline, on: today)))
        }
    }

    private func feedRow(of replica: ReplicaID, in scope: Scope) throws -> Int64? {
        let id = FeedID(replica, in: scope)
        if let known = feedRows[id] { return known }
        let row = try journal.feed(id)?.id
        feedRows[id] = row
        return row
    }
}
