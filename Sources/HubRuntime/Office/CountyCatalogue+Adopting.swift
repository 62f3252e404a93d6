import ServiceModel

extension CountyCatalogue {
    /// Takes over a county's lists. Points, departments, years, documents and matters that the lists
    /// do not name stay as they are; the delegation list is taken whole.
    ///
    /// - Throws: `OfficeFault`.
    mutating func adopt(_ data: CountyData) throws(OfficeFault) {
        guard data.organisations.filter({ $0.tier == .county }).count == 1 else {
            throw .notOneCounty
        }
        for point in try Self.points(for: data.organisations, known: points) {
            points[point.id] = point
        }
        for department in data.departments { departments[department.code] = department }
        for calendar in data.calendars { calendars[calendar.year] = calendar }
        for document in data.documents {
            documents[DocumentName(kind: document.kind, id: document.id)] = document
        }
        let byDivision = Dictionary(
            points.values.sorted { $0.id < $1.id }.map { ($0.division, $0.id) },
            uniquingKeysWith: { _, newer in newer }
        )
        var rows: [Delegation] = []
        for row in data.delegations { rows.append(try Self.delegation(row, byDivision)) }
        // Of a matter with a rejected line nothing is taken over: its rows stand as they are.
        // And what is not there at all is withdrawn only by lists that are whole.
        let kept = delegations.filter { !data.isWhole || data.withheld.contains($0.key) }
        delegations = Dictionary(grouping: rows, by: \.matter)
            .merging(kept, uniquingKeysWith: { listed, _ in listed })
        try adopt(data.matters)
    }

    /// A published version is never changed: a matter that differs needs a greater version.
    private mutating func adopt(_ listed: [Matter]) throws(OfficeFault) {
        var unversioned: [MatterCode] = []
        for matter in listed {
            guard let held = matters[matter.code]?.versions, let newest = held.last else {
                matters[matter.code] = MatterTimeline([matter])
                continue
            }
            // The list does not say which versions are favourable.
            if newest == matter || newest == matter.markedFavourable() { continue }
            if newest.version >= matter.version {
                unversioned.append(matter.code)
            } else {
                matters[matter.code] = MatterTimeline(held + [matter])
            }
        }
        guard unversioned.isEmpty else { throw .changedWithoutVersion(unversioned) }
    }

    /// Points keep the number they have; new ones get the numbers that follow, in the order given.
    private static func points(
        for organisations: [CountyData.Organisation],
        known: [ServicePointID: ServicePoint]
    ) throws(OfficeFault) -> [ServicePoint] {
        var ids = Dictionary(
            known.values.sorted { $0.id < $1.id }.map { ($0.division, $0.id) },
            uniquingKeysWith: { first, _ in first }
        )
        var next = (known.keys.map(\.number).max() ?? 0) + 1
        var points: [ServicePoint] = []
        for organisation in organisations {
            let id = ids[organisation.division] ?? ServicePointID(next)
            if ids[organisation.division] == nil {
                ids[organisation.division] = id
                next += 1
            }
            var parent: ServicePointID?
            if let division = organisation.parent {
                parent = ids[division]
                guard parent != nil else { throw .unknownDivision(division) }
            }
            points.append(
                ServicePoint(
                    id: id,
                    tier: organisation.tier,
                    division: organisation.division,
                    name: organisation.name,
                    parent: parent,
                    standard: organisation.standard,
                    phone: organisation.phone
                )
            )
        }
        return points
    }

    private static func delegation(
        _ row: CountyData.DelegationRow,
        _ points: [DivisionCode: ServicePointID]
    ) throws(OfficeFault) -> Delegation {
        let coverage: Delegation.Coverage
        switch row.coverage {
        case .tier(let tier): coverage = .tier(tier)
        case .division(let division):
            guard let point = points[division] else { throw .unknownDivision(division) }
            coverage = .point(point)
        }
        return Delegation(
            matter: row.matter,
            coverage: coverage,
            effect: row.effect,
            from: row.from,
            until: row.until,
            department: row.department,
            document: row.document,
            note: row.note
        )
    }
}
