/// A length of time counted in the county's working days (工作日).
public struct WorkingDays: Hashable, Sendable {
    /// The number of working days; zero or more in a published catalogue.
    public let count: Int

    /// Counts this many working days.
    public init(count: Int) {
        self.count = count
    }
}

extension WorkingDays: Comparable {
    /// Orders lengths of time from short to long.
    public static func < (lhs: WorkingDays, rhs: WorkingDays) -> Bool {
        lhs.count < rhs.count
    }
}
