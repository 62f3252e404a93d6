import NodeRuntime
public import ServiceModel
import Storage

/// How complete the guide of one matter is.
public struct CompletenessLine: Hashable, Sendable {
    /// The matter, in the version that is meant.
    public let matter: Matter
    /// How complete its guide is.
    public let completeness: Completeness

    /// Holds a matter against the table of elements.
    public init(_ matter: Matter) {
        self.matter = matter
        completeness = Completeness(of: matter)
    }

    /// The name of the department that answers for it; empty if its guide names none.
    public var department: String { matter.listText(of: .body) }

    /// Orders lines from the least complete; among equals the one with more findings, then by code.
    static func isWorse(_ left: Self, than right: Self) -> Bool {
        let (a, b) = (left.completeness, right.completeness)
        if a.share != b.share { return a.share < b.share }
        if a.findings.count != b.findings.count { return a.findings.count > b.findings.count }
        return left.matter.code < right.matter.code
    }
}

extension County {
    /// How complete the guides are of all matters that are not withdrawn, the worst first: each in
    /// the version in force today, or the first to come. O(matters).
    public func completeness() async throws -> [CompletenessLine] {
        let today = node.today
        let matters = try await node.store.view { view in
            try view.mattersHeld(on: try view.day(byClock: today))
        }
        return matters.filter { $0.status != .withdrawn }.map(CompletenessLine.init)
            .sorted(by: CompletenessLine.isWorse)
    }
}

extension CountyCatalogue {
    /// Versions that another catalogue lacks and whose guides are not complete, the worst first;
    /// a withdrawn matter needs no guide.
    func incomplete(besides published: CountyCatalogue) -> [CompletenessLine] {
        matters.flatMap { code, timeline in
            let known = Set((published.matters[code]?.versions ?? []).map(\.version))
            return timeline.versions.filter {
                !known.contains($0.version) && $0.status != .withdrawn
            }
        }
        .map(CompletenessLine.init)
        .filter { !$0.completeness.isWhole }
        .sorted(by: CompletenessLine.isWorse)
    }

    /// Marks the versions that another catalogue lacks as more favourable to applicants.
    mutating func markFavourable(besides published: CountyCatalogue) {
        for code in matters.keys {
            let known = published.matters[code]?.versions ?? []
            // A matter's first version is no change that could favour anybody.
            guard !known.isEmpty else { continue }
            matters[code]?.markFavourable(besides: Set(known.map(\.version)))
        }
    }
}
