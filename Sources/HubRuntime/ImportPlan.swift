import Replication
import ServiceModel
import ServiceRecords
import Storage

/// Turns a county's data into entries.
struct ImportPlan: Sendable {
    func proposals(
        for data: CountyData,
        _ view: CommitView,
        county: ReplicaIdentity
    ) throws -> [Proposal] {
        guard data.organisations.filter({ $0.tier == .county }).count == 1 else {
            throw OfficeFault.notOneCounty
        }
        let register = try view.register
        let points = try points(for: data.organisations, register)
        var proposals: [Proposal] = []
        let changed = points.filter { register.point($0.id) != $0 }
        for start in stride(from: 0, to: changed.count, by: Self.pointsPerEntry) {
            let batch = changed[start...].prefix(Self.pointsPerEntry)
            proposals.append(.register(.pointsRegistered(Array(batch))))
        }
        if register.grant(of: county.deviceKey) == nil,
            let seat = points.first(where: { $0.tier == .county })
        {
            proposals.append(
                .register(
                    .deviceGranted(
                        Authority.Grant(
                            deviceKey: county.deviceKey,
                            replica: county.replica,
                            point: seat.id,
                            decides: true,
                            number: register.nextDeviceNumber
                        )
                    )
                )
            )
        }
        let byDivision = Dictionary(
            points.map { ($0.division, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let rows = try data.delegations.map { try delegation($0, byDivision) }
        proposals += delegationProposals(rows, standing: register.allDelegations)
        var unversioned: [MatterCode] = []
        for matter in data.matters {
            let held = try view.matter(matter.code)?.matter
            guard held != matter else { continue }
            if let held, held.version >= matter.version {
                unversioned.append(matter.code)
                continue
            }
            let audience = audience(of: matter.code, rows, byDivision)
            proposals.append(.publish(MatterRecord(matter), for: audience))
        }
        guard unversioned.isEmpty else {
            throw OfficeFault.changedWithoutVersion(unversioned)
        }
        return proposals
    }

    /// Matters whose rows differ from those in force are set anew, whole; matters without rows any
    /// more are withdrawn.
    private func delegationProposals(
        _ rows: [Delegation],
        standing: [Delegation]
    ) -> [Proposal] {
        let wanted = Dictionary(grouping: rows, by: \.matter)
        let held = Dictionary(grouping: standing, by: \.matter)
        let touched = wanted.filter { Set($0.value) != Set(held[$0.key] ?? []) }
        let withdrawn = held.keys.filter { wanted[$0] == nil }.sorted()
        var proposals = batches(touched)
        if !withdrawn.isEmpty {
            proposals.append(.register(.delegationsSet([], withdrawn: withdrawn)))
        }
        return proposals
    }

    private func points(
        for organisations: [CountyData.Organisation],
        _ register: AuthorityView
    ) throws -> [ServicePoint] {
        var ids = Dictionary(
            register.allPoints.map { ($0.division, $0.id) },
            uniquingKeysWith: { first, _ in first }
        )
        var next = (register.allPoints.map(\.id.number).max() ?? 0) + 1
        return try organisations.map { organisation in
            let id = ids[organisation.division] ?? ServicePointID(next)
            if ids[organisation.division] == nil {
                ids[organisation.division] = id
                next += 1
            }
            let parent = try organisation.parent.map { division in
                guard let id = ids[division] else {
                    throw OfficeFault.unknownDivision(division)
                }
                return id
            }
            return ServicePoint(
                id: id,
                tier: organisation.tier,
                division: organisation.division,
                name: organisation.name,
                parent: parent
            )
        }
    }

    private func delegation(
        _ row: CountyData.DelegationRow,
        _ points: [DivisionCode: ServicePoint]
    ) throws -> Delegation {
        let coverage: Delegation.Coverage
        switch row.coverage {
        case .tier(let tier): coverage = .tier(tier)
        case .division(let division):
            guard let point = points[division] else {
                throw OfficeFault.unknownDivision(division)
            }
            coverage = .point(point.id)
        }
        return Delegation(matter: row.matter, coverage: coverage, effect: row.effect)
    }

    /// All rows of a matter in one entry, because they replace each other; entries of modest size.
    private func batches(_ rows: [MatterCode: [Delegation]]) -> [Proposal] {
        let byMatter = rows.sorted { $0.key < $1.key }
        var batches: [[Delegation]] = [[]]
        for (_, rows) in byMatter {
            if batches[batches.count - 1].count + rows.count > Self.rowsPerEntry {
                batches.append([])
            }
            batches[batches.count - 1] += rows
        }
        return batches.filter { !$0.isEmpty }.map { .register(.delegationsSet($0)) }
    }

    /// At most some 180 bytes a point, most of them its name: under the limit of one payload.
    private static let pointsPerEntry = 150

    /// About 45 bytes a row: well under the limit of one payload.
    private static let rowsPerEntry = 400

    /// The lowest audience that handles a matter; those above read it too.
    private func audience(
        of matter: MatterCode,
        _ rows: [Delegation],
        _ points: [DivisionCode: ServicePoint]
    ) -> Scope.Audience {
        let tiers = rows.filter { $0.matter == matter }.compactMap { row -> Tier? in
            guard case .grant = row.effect else { return nil }
            switch row.coverage {
            case .tier(let tier): return tier
            case .point(let id): return points.values.first { $0.id == id }?.tier
            }
        }
        if tiers.contains(.village) { return .village }
        return tiers.contains(.township) ? .township : .county
    }
}
