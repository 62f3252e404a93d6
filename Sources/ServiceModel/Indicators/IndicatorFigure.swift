/// The days a figure is about, both counted.
public struct Period: Hashable, Sendable {
    /// The first day.
    public let first: Day
    /// The last day.
    public let last: Day

    /// The days from `first` to `last`; nil if there is none.
    public init?(from first: Day, through last: Day) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// Whether `day` is one of them.
    public func contains(_ day: Day) -> Bool { first <= day && day <= last }
}

/// An indicator as it was counted, with everything needed to count it again.
public struct IndicatorFigure: Hashable, Sendable {
    /// What was counted.
    public let indicator: Indicator
    /// Above the line.
    public internal(set) var numerator = 0
    /// Below the line; nothing can be said if it is 0.
    public internal(set) var denominator = 0
    /// What makes up the numerator, as positions in the census, ascending.
    public internal(set) var members: [Int] = []
    /// Cases that would count but claim times outside the county's bounds (存疑).
    public internal(set) var flagged = 0
    /// Subjects about which nothing can be said, such as cases whose matter is not held here.
    public internal(set) var leftOut = 0
    /// Cases late only by a merge (系统合并), which counts for nobody.
    public internal(set) var excused = 0
    /// Counted cases that rest on facts the county has not ruled on, or on days without a calendar.
    public internal(set) var provisional = 0

    init(_ indicator: Indicator) {
        self.indicator = indicator
    }
}
