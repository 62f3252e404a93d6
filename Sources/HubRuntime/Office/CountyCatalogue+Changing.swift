import ServiceModel

extension CountyCatalogue {
    /// Carries out a change list, in the order of its days; a line that does not fit is reported and
    /// changes nothing. What stands already is left as it is, so a list may come twice.
    mutating func apply(_ changes: [CatalogueChange]) -> [ChangeConflict] {
        let published = matters.mapValues(\.versions)
        var conflicts: [ChangeConflict] = []
        for change in changes.sorted(by: { ($0.day, $0.line) < ($1.day, $1.line) }) {
            if let reason = apply(change) {
                conflicts.append(ChangeConflict(change: change, reason: reason))
            }
        }
        for code in Set(changes.map(\.matter)).sorted() {
            // A matter that is new keeps the number its list gives it.
            let before = published[code] ?? Array(matters[code]?.versions.prefix(1) ?? [])
            matters[code]?.renumber(after: before)
            let exceeds = (matters[code]?.versions ?? []).contains {
                $0.promisedLimit > $0.statutoryLimit && !before.contains($0)
            }
            // The lines of one matter only make sense together, so its limits fall together.
            guard exceeds, let change = changes.first(where: { $0.matter == code && $0.setsLimit })
            else { continue }
            matters[code] = published[code].map { MatterTimeline($0) }
            conflicts.append(ChangeConflict(change: change, reason: .impossible))
        }
        return conflicts.sorted { $0.change.line < $1.change.line }
    }

    private mutating func apply(_ change: CatalogueChange) -> ChangeConflict.Reason? {
        switch change.act {
        case .set(let element, let old, let new):
            return set(element, from: old, to: new, by: change)
        case .add(let matter):
            guard let held = matters[change.matter] else {
                matters[change.matter] = MatterTimeline([matter])
                return nil
            }
            return held.versions.contains(matter) ? nil : .otherMatter
        case .delegate(let tier, let mode, let modelSitesOnly):
            return delegate(to: tier, mode, modelSitesOnly: modelSitesOnly, by: change)
        case .takeBack(let tier, let mode):
            return takeBack(from: tier, mode, by: change)
        }
    }

    private mutating func set(
        _ element: MatterElement,
        from old: String,
        to new: String,
        by change: CatalogueChange
    ) -> ChangeConflict.Reason? {
        let outcome = matters[change.matter]?.change(element, from: old, to: new, on: change.day)
        if element == .status, new == MatterStatus.withdrawn.title,
            outcome == .changed || outcome == .standing
        {
            end(rowsOf: change.matter, on: change.day) { _ in true }
        }
        switch outcome {
        case .changed, .standing: return nil
        case .otherText(let found): return .otherText(found)
        case .withdrawn(let day): return .withdrawn(day)
        case .impossible: return .impossible
        case nil: return .unknownMatter
        }
    }

    private mutating func delegate(
        to tier: Tier,
        _ mode: HandlingMode,
        modelSitesOnly: Bool,
        by change: CatalogueChange
    ) -> ChangeConflict.Reason? {
        guard let matter = matters[change.matter]?.inForce(on: change.day) else {
            return .unknownMatter
        }
        if matter.status == .withdrawn { return .withdrawn(matter.effectiveFrom) }
        let coverages: [Delegation.Coverage]
        if modelSitesOnly {
            let sites = points.values.filter { $0.tier == tier && $0.standard == .model }
            coverages = sites.map(\.id).sorted().map { .point($0) }
            guard !coverages.isEmpty else { return .noModelSites }
        } else {
            coverages = [.tier(tier)]
        }
        let department = matter.text(of: .body).flatMap { body in
            departments.values.first { $0.name == body }?.code
        }
        let rows = coverages.map {
            Delegation(
                matter: change.matter,
                coverage: $0,
                effect: .grant(mode),
                from: change.day,
                department: department ?? "",
                document: change.document,
                note: change.note
            )
        }
        let held = delegations[change.matter] ?? []
        guard !rows.allSatisfy(held.contains) else { return nil }
        let standing = held.first { row in
            guard case .grant = row.effect else { return false }
            return rows.contains { $0.coverage == row.coverage } && row.holds(on: change.day)
        }
        if let standing, case .grant(let other) = standing.effect { return .otherMode(other) }
        delegations[change.matter] = held + rows
        return nil
    }

    private mutating func takeBack(
        from tier: Tier,
        _ mode: HandlingMode,
        by change: CatalogueChange
    ) -> ChangeConflict.Reason? {
        guard matters[change.matter] != nil else { return .unknownMatter }
        let points = points
        func isOfTier(_ row: Delegation) -> Bool {
            switch row.coverage {
            case .tier(let other): other == tier
            case .point(let id): points[id]?.tier == tier
            }
        }
        let grants = (delegations[change.matter] ?? []).filter { row in
            if case .grant = row.effect { isOfTier(row) } else { false }
        }
        let standing = grants.filter { $0.holds(on: change.day) }
        guard !standing.isEmpty else {
            // Taken back before, by the same list.
            let isDone = grants.contains { $0.until == change.day.advanced(by: -1) }
            return isDone ? nil : .otherMode(nil)
        }
        for row in standing {
            guard case .grant(let found) = row.effect, found != mode else { continue }
            return .otherMode(found)
        }
        end(rowsOf: change.matter, on: change.day, where: isOfTier)
        return nil
    }

    /// Ends rows so that the day before `day` is their last; those that begin later are dropped.
    private mutating func end(
        rowsOf matter: MatterCode,
        on day: Day,
        where concerns: (Delegation) -> Bool
    ) {
        guard let rows = delegations[matter] else { return }
        delegations[matter] = rows.compactMap { row in
            guard concerns(row), !row.hasEnded(before: day) else { return row }
            return row.from >= day ? nil : row.ending(on: day.advanced(by: -1))
        }
    }
}

extension CatalogueChange {
    fileprivate var setsLimit: Bool {
        guard case .set(let element, _, _) = act else { return false }
        return element == .promisedLimit || element == .statutoryLimit
    }
}

extension Delegation {
    fileprivate func ending(on day: Day) -> Delegation {
        Delegation(
            matter: matter,
            coverage: coverage,
            effect: effect,
            from: from,
            until: day,
            department: department,
            document: document,
            note: note
        )
    }
}
