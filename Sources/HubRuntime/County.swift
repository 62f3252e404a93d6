public import NodeRuntime
public import Replication
public import ServiceModel
public import ServiceRecords
public import Storage

/// The county's office at its own replica: registers points, grants devices, publishes matters.
public struct County: Sendable {
    /// The county's node.
    public let node: Node

    /// Takes the office of `node`.
    ///
    /// - Throws: `NodeError.notTheCounty` unless it is the county's own replica.
    public init(_ node: Node) throws {
        guard node.store.identity.isCounty else { throw NodeError.notTheCounty }
        self.node = node
    }

    /// What an import changed.
    public struct ImportSummary: Hashable, Sendable {
        /// Points registered or changed.
        public let points: Int
        /// Matters published in a new version, by audience: village, township, county.
        public let matters: [Scope.Audience: Int]
        /// Matters whose delegations were set or withdrawn.
        public let delegations: Int
    }

    /// Brings register and catalogue up to the data, in one transaction. What already stands is not
    /// written again, so importing twice changes nothing.
    ///
    /// - Throws: `StorageError`, `OfficeFault`; nothing is changed then.
    public func adopt(_ data: CountyData) async throws -> ImportSummary {
        let identity = node.store.identity
        let before = try await node.store.view { try $0.register }
        let committed = try await node.store.commit { view in
            try Plan().proposals(for: data, view, county: identity)
        }
        let after = try await node.store.view { try $0.register }
        var matters: [Scope.Audience: Int] = [:]
        for entry in committed {
            if case .catalogue(let audience) = entry.scope { matters[audience, default: 0] += 1 }
        }
        let changedRows = Set(before.allDelegations).symmetricDifference(after.allDelegations)
        return ImportSummary(
            points: after.allPoints.filter { before.point($0.id) != $0 }.count,
            matters: matters,
            delegations: Set(changedRows.map(\.matter)).count
        )
    }

    /// Releases an entry that is kept out of the fold; every replica folds it once it holds the ruling.
    ///
    /// - Throws: `OfficeFault.noSuchRefusal`, `StorageError`.
    public func release(_ line: RefusedLine) async throws {
        guard try await node.store.release(line.feed, line.sequence, at: node.now) else {
            throw OfficeFault.noSuchRefusal
        }
    }

    /// Grants a device the right to act for a point. A grant that stands already is not written
    /// again.
    ///
    /// - Parameter decides: Whether decisions of the point are born at this device.
    /// - Throws: `OfficeFault.unknownDivision`, `StorageError`.
    public func grant(
        _ request: EnrolmentRequest,
        at division: DivisionCode,
        decides: Bool
    ) async throws -> Authority.Grant {
        _ = try await node.store.commit { view in
            let register = try view.register
            guard let point = register.allPoints.first(where: { $0.division == division }) else {
                throw OfficeFault.unknownDivision(division)
            }
            let grant = Authority.Grant(
                deviceKey: request.deviceKey,
                replica: request.replica,
                point: point.id,
                decides: decides,
                // Receipts are printed with the number, so a device keeps it for ever.
                number: register.deviceNumber(of: request.replica) ?? register.nextDeviceNumber
            )
            guard register.grant(of: request.deviceKey) != grant else { return [] }
            return [.register(.deviceGranted(grant))]
        }
        return try await node.store.view { view in
            guard let grant = try view.register.grant(of: request.deviceKey) else {
                throw NodeError.notEnrolled
            }
            return grant
        }
    }
}

/// What stands in the way of an act of the county's office.
public enum OfficeFault: Error, Hashable, Sendable {
    /// No point of this division is registered or given.
    case unknownDivision(DivisionCode)
    /// The data names no county, or more than one.
    case notOneCounty
    /// No such entry is kept out of the fold.
    case noSuchRefusal
    /// These matters changed without a greater version; a published version is never changed.
    case changedWithoutVersion([MatterCode])
}

/// Turns a county's data into entries.
private struct Plan: Sendable {
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
