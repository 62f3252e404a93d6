import Foundation
import GRDB
public import Replication
public import ServiceModel
import ServiceRecords

extension CommitView {
    /// The cases of `points` as indicators see them on a day, oldest first, with their numbers.
    ///
    /// O(cases held). Reads the list only, never a state.
    public func countedCases(
        at points: Set<ServicePointID>,
        on today: Day
    ) throws -> (cases: [CountedCase], numbers: [String]) {
        let view = try folder.view()
        let times = LegalTimes(folder.journal)
        var cases: [CountedCase] = []
        var numbers: [String] = []
        let rows = try folder.db.all(
            "SELECT point, number, clock FROM case_list ORDER BY opened_at, case_id"
        )
        for row in rows {
            let point = ServicePointID(UInt32(row[0] as Int64))
            guard points.contains(point) else { continue }
            let timeline = try times.timeline(of: try ClockLine(row[2]))
            cases.append(
                CountedCase(
                    timeline,
                    view.timekeeping.clock(of: timeline, on: today),
                    at: point,
                    tier: view.point(point)?.tier
                )
            )
            numbers.append(row[1])
        }
        return (cases, numbers)
    }

    /// How many open cases shine in each colour on a day. O(open cases).
    public func openLights(on today: Day) throws -> [CaseLight.Colour: Int] {
        try folder.openLights(at: nil, on: today).reduce(into: [:]) {
            $0[$1.light.colour, default: 0] += 1
        }
    }

    /// Up to which moment everything that each device wrote is held here: the clock under the newest
    /// segment that the county has ruled on, where its bounds allow that, else its lower bound.
    ///
    /// A stick may bring a segment late, so the time of arrival would promise too much. A clock up to
    /// a day ahead of the county's counts as the time of arrival. O(segments ruled on).
    public func lastHeard() throws -> [DeviceKey: Int64] {
        let rows = try folder.db.all(
            """
            SELECT replicas.device_key, max(
                CASE WHEN wall BETWEEN not_before AND not_after + 86400
                THEN min(wall, not_after) ELSE not_before END)
            FROM ruling_windows JOIN feeds ON feeds.id = ruling_windows.feed_id
            JOIN replicas ON replicas.id = feeds.replica_id
            WHERE replicas.device_key IS NOT NULL GROUP BY replicas.device_key
            """
        )
        var heard: [DeviceKey: Int64] = [:]
        for row in rows { heard[try DeviceKey(stored: row[0])] = row[1] }
        return heard
    }
    /// Every matter in force here on a day, with the tiers it is delegated to, by code. O(matters).
    public func countedMatters(on day: Day) throws -> [MatterCensus.Item] {
        let register = try folder.view()
        var tiers: [MatterCode: Set<Tier>] = [:]
        for row in register.allDelegations where row.holds(on: day) {
            guard case .grant = row.effect else { continue }
            switch row.coverage {
            case .tier(let tier): tiers[row.matter, default: []].insert(tier)
            case .point(let id):
                if let tier = register.point(id)?.tier {
                    tiers[row.matter, default: []].insert(tier)
                }
            }
        }
        return try matters(on: day).map {
            MatterCensus.Item($0, sunkTo: (tiers[$0.code] ?? []).subtracting([.county]))
        }
    }
}
