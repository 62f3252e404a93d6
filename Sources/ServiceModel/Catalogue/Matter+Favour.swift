extension Matter {
    /// How one paper is asked for in another version of a matter than before.
    public enum MaterialShift: Hashable, Sendable {
        /// It is not asked for any more.
        case dropped(MaterialRequirement)
        /// It is asked for and was not.
        case added(MaterialRequirement)
        /// It may be left out or follow later, and had to be there before.
        case eased(from: MaterialRequirement, to: MaterialRequirement)
        /// It must be there now, and could be left out or follow later before.
        case tightened(from: MaterialRequirement, to: MaterialRequirement)
    }

    /// How papers are asked for in `later`, against this version; ascending by number, what is dropped
    /// before what is added.
    ///
    /// A paper is the same paper if it has the same name, or else the same number where neither
    /// version has the other's name: so numbers that moved up drop nothing, and neither does a new
    /// name. O(materials squared).
    public func materialShifts(to later: Matter) -> [MaterialShift] {
        var shifts: [MaterialShift] = []
        var matched: Set<Int> = []
        for material in materials {
            guard let other = later.counterpart(of: material, in: self) else {
                shifts.append(.dropped(material))
                continue
            }
            matched.insert(other.number)
            switch (material.necessity, other.necessity) {
            case (.required, .optional), (.required, .deferrable), (.deferrable, .optional):
                shifts.append(.eased(from: material, to: other))
            case (.optional, .required), (.optional, .deferrable), (.deferrable, .required):
                shifts.append(.tightened(from: material, to: other))
            case (.required, .required), (.optional, .optional), (.deferrable, .deferrable): break
            }
        }
        shifts += later.materials.filter { !matched.contains($0.number) }.map { .added($0) }
        return shifts
    }

    /// The version as an open case that pins it is to be handled: what a later favourable version
    /// drops or makes optional need not be brought any more (从优). Nothing is ever added, and a
    /// shorter promise does not bind cases under way.
    ///
    /// - Parameter later: Versions of the matter; those that are not later or not favourable count
    ///   for nothing.
    public func favoured(by later: [Matter]) -> Matter {
        var favoured = self
        for version in later.sorted(by: { $0.version < $1.version })
        where version.isFavourable && version.version > self.version {
            let eased = materialShifts(to: version).compactMap { shift -> Int? in
                switch shift {
                case .dropped(let material): material.number
                case .eased(let material, let other):
                    other.necessity == .optional ? material.number : nil
                case .added, .tightened: nil
                }
            }
            for index in favoured.materials.indices
            where eased.contains(favoured.materials[index].number) {
                favoured.materials[index].necessity = .optional
            }
        }
        return favoured
    }

    private func counterpart(
        of material: MaterialRequirement,
        in earlier: Matter
    ) -> MaterialRequirement? {
        if let same = materials.first(where: { $0.name == material.name }) { return same }
        guard let other = materials.first(where: { $0.number == material.number }),
            !earlier.materials.contains(where: { $0.name == other.name })
        else { return nil }
        return other
    }
}
