import ServiceModel

/// The versions of one matter in the order in which they take effect.
///
/// On a day the greatest version whose first day is not later holds. So a change that takes effect
/// between versions already published is published together with everything after it, under greater
/// numbers.
struct MatterTimeline: Sendable {
    /// All versions, ascending.
    private(set) var versions: [Matter]

    init(_ versions: [Matter]) {
        self.versions = versions.sorted { $0.version < $1.version }
    }

    /// What holds from which day on, by day; the first line holds before its day too, for nobody.
    var effective: [Matter] {
        let days = Set(versions.map(\.effectiveFrom)).sorted()
        var found: [Matter] = []
        for day in days {
            guard let matter = inForce(on: day), matter.version != found.last?.version else {
                continue
            }
            found.append(matter)
        }
        return found
    }

    /// The version in force on `day`, if one has taken effect.
    func inForce(on day: Day) -> Matter? {
        versions.last { $0.effectiveFrom <= day }
    }

    /// What became of a change.
    enum Outcome: Equatable {
        /// Entered, from its day on.
        case changed
        /// It stands so already.
        case standing
        /// The list expects another text than stands there.
        case otherText(String)
        /// The matter is withdrawn since this day.
        case withdrawn(Day)
        /// The element does not take the text.
        case impossible
    }

    /// Changes one element from `day` on, wherever the old text goes on standing until a later
    /// change of its own.
    mutating func change(
        _ element: MatterElement,
        from old: String,
        to new: String,
        on day: Day
    ) -> Outcome {
        let lines = effective
        // A day before the first version counts from that version on.
        let index = lines.lastIndex { $0.effectiveFrom <= day } ?? 0
        guard lines.indices.contains(index) else { return .impossible }
        let standing = lines[index].listText(of: element)
        guard standing != new else { return .standing }
        if lines[index].status == .withdrawn { return .withdrawn(lines[index].effectiveFrom) }
        guard standing == old else { return .otherText(standing) }
        guard let changed = lines[index].replacing(element, with: new) else { return .impossible }
        var kept: [Matter] = []
        var next = (versions.last?.version ?? 0) + 1
        var spreads = true
        let start = max(day, lines[index].effectiveFrom)
        kept.append(changed.published(as: next, from: start))
        for later in lines[(index + 1)...] {
            next += 1
            spreads = spreads && later.listText(of: element) == old
            let content = spreads ? later.replacing(element, with: new) ?? later : later
            kept.append(content.published(as: next, from: later.effectiveFrom))
        }
        versions += kept
        return .changed
    }

    /// Marks the versions that are not `published` as more favourable to applicants.
    mutating func markFavourable(besides published: Set<Int>) {
        versions = versions.map { published.contains($0.version) ? $0 : $0.markedFavourable() }
    }

    /// Gives the versions that are not `published` the numbers that follow the published ones, and
    /// leaves out those that never take effect: several changes of one day are one version.
    mutating func renumber(after published: [Matter]) {
        let old = Set(published.map(\.version))
        var next = (published.map(\.version).max() ?? 0) + 1
        var fresh: [Matter] = []
        for matter in effective where !old.contains(matter.version) {
            fresh.append(matter.published(as: next, from: matter.effectiveFrom))
            next += 1
        }
        versions = published.sorted { $0.version < $1.version } + fresh
    }
}
