/// Which elements a county unifies and which it demands, where it departs from the table.
public struct ElementRules: Hashable, Sendable {
    /// Elements that only the county sets (全县统一要素).
    public let unified: Set<MatterElement>
    /// Elements that a matter may not be without, besides those of the table.
    public let demanded: Set<MatterElement>
    /// Elements of the table that this county does not demand.
    public let waived: Set<MatterElement>

    /// Departs from the table.
    public init(
        unified: Set<MatterElement> = Self.standard.unified,
        demanded: Set<MatterElement> = [],
        waived: Set<MatterElement> = []
    ) {
        self.unified = unified
        self.demanded = demanded
        self.waived = waived
    }

    /// The rules of the table: 48 unified elements, as the reform's reports count them. Which ones
    /// they are the reports do not print, so the set is a choice of this table.
    public static let standard = ElementRules(
        unified: Set(MatterElement.allCases.filter { $0.row.owner == .county }),
        demanded: [],
        waived: []
    )

    /// Whether a matter must have the element; nil says that it depends on nothing but the element.
    func need(of element: MatterElement) -> ElementNeed {
        if waived.contains(element) { return .optional }
        if demanded.contains(element), element.isOfMatter { return .mandatory }
        return element.row.need
    }

    /// What becomes of an attempt to set an element: below the county a unified element is locked,
    /// and what was to be set goes to the county as a deviation instead.
    public func verdict(on element: MatterElement, setAt tier: Tier) -> ElementVerdict {
        if tier == .county { return .set }
        return unified.contains(element) ? .deviation : .local
    }
}

/// What becomes of an attempt to set an element.
public enum ElementVerdict: Hashable, Sendable {
    /// It is set, by publishing a version.
    case set
    /// It is locked there; the attempt is the draft of a deviation for the county to answer.
    case deviation
    /// It is the place's own; the county takes notice of it like of any deviation.
    case local
}
