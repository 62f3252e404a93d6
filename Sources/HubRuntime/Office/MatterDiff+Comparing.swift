import ServiceModel

extension MatterDiff {
    /// Compares one matter; nil if nothing changes.
    init?(
        _ code: MatterCode,
        from current: CountyCatalogue,
        to target: CountyCatalogue,
        asOf: Day
    ) {
        let held = Set((current.matters[code]?.versions ?? []).map(\.version))
        let lines = target.matters[code]?.effective ?? []
        var elements: [ElementChange] = []
        var materials: [MaterialChange] = []
        for (index, matter) in lines.enumerated() where !held.contains(matter.version) {
            // A matter that is new is shown by its name and day, not element by element.
            guard index > 0 || !held.isEmpty else { continue }
            let before = index > 0 ? lines[index - 1] : current.matters[code]?.versions.last
            guard let before else { continue }
            elements += Self.elements(from: before, to: matter)
            materials += Self.materials(from: before, to: matter)
        }
        let delegations = Self.delegations(
            from: (current.delegations[code] ?? []).filter { !$0.hasEnded(before: asOf) },
            to: (target.delegations[code] ?? []).filter { !$0.hasEnded(before: asOf) }
        )
        let isNew = held.isEmpty && !lines.isEmpty
        guard isNew || !elements.isEmpty || !materials.isEmpty || !delegations.isEmpty else {
            return nil
        }
        self.code = code
        self.name = lines.last?.name ?? current.matters[code]?.versions.last?.name ?? code.text
        self.isNew = isNew
        begins = isNew ? lines.first?.effectiveFrom : nil
        self.elements = elements
        self.materials = materials
        self.delegations = delegations
        let last = delegations.compactMap(\.after).flatMap { [$0.from, $0.until?.advanced(by: 1)] }
            .compactMap(\.self).max()
        reach = (
            Reach(of: code, in: current, on: asOf),
            Reach(of: code, in: target, on: max(asOf, last ?? asOf))
        )
    }

    private static func elements(from before: Matter, to after: Matter) -> [ElementChange] {
        MatterElement.allCases.compactMap { element in
            guard element.isOfMatter, element != .version, element != .effectiveFrom else {
                return nil
            }
            let (old, new) = (before.listText(of: element), after.listText(of: element))
            return change(of: element, old, new, after)
        }
            + [
                change(of: .feeName, before.feeText, after.feeText, after),
                change(of: .question, before.questionText, after.questionText, after),
            ].compactMap(\.self)
    }

    private static func change(
        of element: MatterElement,
        _ old: String,
        _ new: String,
        _ matter: Matter
    ) -> ElementChange? {
        guard old != new else { return nil }
        return ElementChange(
            day: matter.effectiveFrom,
            version: matter.version,
            element: element,
            before: old,
            after: new
        )
    }

    private static func materials(from before: Matter, to after: Matter) -> [MaterialChange] {
        func byNumber(_ matter: Matter) -> [Int: MaterialRequirement] {
            Dictionary(
                matter.materials.map { ($0.number, $0) },
                uniquingKeysWith: { first, _ in first }
            )
        }
        let (old, new) = (byNumber(before), byNumber(after))
        return Set(old.keys).union(new.keys).sorted().compactMap { number in
            guard old[number] != new[number] else { return nil }
            return MaterialChange(
                day: after.effectiveFrom,
                before: old[number],
                after: new[number]
            )
        }
    }

    /// Rows are the same row if they say the same about the same coverage from the same day on.
    private static func delegations(
        from before: [Delegation],
        to after: [Delegation]
    ) -> [DelegationChange] {
        var gone = before.filter { !after.contains($0) }
        var changes: [DelegationChange] = []
        for row in after where !before.contains(row) {
            let earlier = gone.firstIndex {
                $0.coverage == row.coverage && $0.effect == row.effect && $0.from == row.from
            }
            changes.append(
                DelegationChange(before: earlier.map { gone.remove(at: $0) }, after: row)
            )
        }
        return changes + gone.map { DelegationChange(before: $0, after: nil) }
    }
}

extension MatterDiff.Reach {
    fileprivate init(of code: MatterCode, in catalogue: CountyCatalogue, on day: Day) {
        let table = DelegationTable(catalogue.delegations[code] ?? [])
        let handling = catalogue.points.values.filter {
            table.mode(of: code, at: $0, on: day) != nil
        }
        self.init(
            townships: handling.count { $0.tier == .township },
            villages: handling.count { $0.tier == .village }
        )
    }
}

extension Matter {
    /// All fees in one line each, as differences show them.
    fileprivate var feeText: String {
        fees.map { fee in
            let parts = [fee.name, fee.standard, fee.isReducible ? "可减免" : "", fee.reduction]
            return "\(fee.number). " + parts.filter { !$0.isEmpty }.joined(separator: " ")
        }.joined(separator: "\n")
    }

    /// All questions in one line each, as differences show them.
    fileprivate var questionText: String {
        questions.map { "\($0.number). \($0.question) \($0.answer)" }.joined(separator: "\n")
    }
}
