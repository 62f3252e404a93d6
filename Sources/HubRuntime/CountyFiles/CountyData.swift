public import ServiceModel

/// A county as its office keeps it: organisations, departments, matters with materials, delegations,
/// working calendars and the documents matters refer to.
public struct CountyData: Sendable {
    /// Organisations, parents before children.
    public let organisations: [Organisation]
    /// Departments, in the order of the file; empty if no file was given.
    public let departments: [Department]
    /// Matters with their materials, in the order of the file.
    public let matters: [Matter]
    /// Delegations of all times, in the order of the file.
    public let delegations: [DelegationRow]
    /// Working calendars by year; empty if no file was given.
    public let calendars: [WorkingCalendar]
    /// Forms, packages and workflows; empty if no file was given.
    public let documents: [ReferenceDocument]
    /// Matters of which some line was rejected. They are in neither ``matters`` nor
    /// ``delegations``: whatever stands of them is to be left alone, because a matter without one of
    /// its materials, or without one of its exclusions, would say something else.
    public let withheld: Set<MatterCode>
    /// Whether no line was rejected. Only then may something be withdrawn because it is not here.
    public let isWhole: Bool

    /// A service point before the county has numbered it.
    public struct Organisation: Hashable, Sendable {
        /// Its division.
        public let division: DivisionCode
        /// Its name.
        public let name: String
        /// Its level.
        public let tier: Tier
        /// The division above; nil for the county.
        public let parent: DivisionCode?
        /// The standard it is built to (建设类型); nil if the file does not say.
        public let standard: SiteStandard?
        /// Where it is (地址); may be empty.
        public let address: String
        /// Where to call (联系电话); may be empty.
        public let phone: String
    }

    /// A delegation before points are numbered.
    public struct DelegationRow: Hashable, Sendable {
        /// The matter.
        public let matter: MatterCode
        /// A level, or one division.
        public let coverage: Coverage
        /// What is granted or excluded.
        public let effect: Delegation.Effect
        /// The first day on which it holds.
        public let from: Day
        /// The last day on which it holds; nil if it has no end.
        public let until: Day?
        /// The code of the delegating department; may be empty.
        public let department: String
        /// The number of the document; may be empty.
        public let document: String
        /// A note; may be empty.
        public let note: String

        /// Whom a row is about.
        public enum Coverage: Hashable, Sendable {
            case tier(Tier)
            case division(DivisionCode)
        }

        /// Whether the row holds on `day`; both its first and its last day count.
        public func holds(on day: Day) -> Bool {
            from <= day && until.map { day <= $0 } ?? true
        }
    }
}
