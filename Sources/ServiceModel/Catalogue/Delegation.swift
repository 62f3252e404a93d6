/// One row of the county's delegation list (下沉/赋权): who may handle a matter, how far, and when.
public struct Delegation: Hashable, Sendable {
    /// Whom a row speaks about.
    public enum Coverage: Hashable, Sendable {
        /// Every service point of the tier, and of no tier beneath it.
        case tier(Tier)
        /// One service point.
        case point(ServicePointID)
    }

    /// What a row says about whom it covers.
    public enum Effect: Hashable, Sendable {
        /// 授予: may handle the matter, up to this mode.
        case grant(HandlingMode)
        /// 排除: may not handle the matter at all.
        case exclude
    }

    /// The matter, in every version.
    public let matter: MatterCode
    /// Whom the row speaks about.
    public let coverage: Coverage
    /// What it says.
    public let effect: Effect
    /// The first day on which it holds (生效日期).
    public let from: Day
    /// The last day on which it holds (失效日期); nil if it has no end.
    public let until: Day?
    /// The code of the department that delegates (委托部门代码); may be empty.
    public let department: String
    /// The number of the document that says so (文号); may be empty.
    public let document: String
    /// A note of the list (备注); may be empty.
    public let note: String

    /// States one row of the delegation list; without days it holds at all times.
    public init(
        matter: MatterCode,
        coverage: Coverage,
        effect: Effect,
        from: Day = .epoch,
        until: Day? = nil,
        department: String = "",
        document: String = "",
        note: String = ""
    ) {
        self.matter = matter
        self.coverage = coverage
        self.effect = effect
        self.from = from
        self.until = until
        self.department = department
        self.document = document
        self.note = note
    }

    /// Whether the row holds on `day`; both its first and its last day count.
    public func holds(on day: Day) -> Bool {
        from <= day && !hasEnded(before: day)
    }

    /// Whether its last day lies before `day`.
    public func hasEnded(before day: Day) -> Bool {
        until.map { $0 < day } ?? false
    }
}
