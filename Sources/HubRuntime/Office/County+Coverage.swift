import NodeRuntime
public import Replication
public import ServiceModel
import ServiceRecords
import Storage

/// What one granted device holds of what the county has published.
public struct CoverageLine: Hashable, Sendable {
    /// Its number in the county.
    public let device: UInt32
    /// Its point.
    public let point: ServicePoint
    /// When the county last heard and ruled on what it holds, seconds since 1970; nil if never.
    public let heardAt: Int64?
    /// The version of its program; nil if never heard.
    public let program: String?
    /// How many published entries it lacks, by scope it reads; scopes it holds whole are left out.
    public let missing: [Scope: UInt64]

    /// How many published entries it lacks in all.
    public var behind: UInt64 { missing.values.reduce(0, +) }
}

extension County {
    /// Who holds which catalogue: every granted device but the county's own, the worst first; never
    /// heard before far behind, then whoever was heard longest ago. O(devices).
    public func coverage() async throws -> [CoverageLine] {
        let lines = try await node.store.view { view in
            let register = try view.register
            var reports: [ReplicaID: HeldReport] = [:]
            for report in try view.heldReports() { reports[report.replica] = report }
            return try register.allGrants.compactMap { grant -> CoverageLine? in
                guard !register.isCounty(grant.deviceKey),
                    let point = register.point(grant.point)
                else { return nil }
                let report = reports[grant.replica].flatMap { $0.point == point.id ? $0 : nil }
                let held = Dictionary(
                    (report?.held.extents ?? []).map { ($0.scope, $0.count) },
                    uniquingKeysWith: { first, _ in first }
                )
                var missing: [Scope: UInt64] = [:]
                for extent in try view.countyExtents(readableAt: point.tier) {
                    let known = held[extent.scope] ?? 0
                    if known < extent.count { missing[extent.scope] = extent.count - known }
                }
                return CoverageLine(
                    device: grant.number,
                    point: point,
                    heardAt: report?.ruledAt,
                    program: report?.held.program,
                    missing: missing
                )
            }
        }
        return lines.sorted { $0.urgency < $1.urgency }
    }
}

extension CoverageLine {
    /// Orders lines: less is worse.
    fileprivate var urgency: (Int, UInt64, Int64, UInt32) {
        (program == nil ? 0 : 1, .max - behind, heardAt ?? 0, device)
    }
}
