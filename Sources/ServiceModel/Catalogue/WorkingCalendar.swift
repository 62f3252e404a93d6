/// The working days of one year (工作日历), as the county publishes it.
///
/// Holds only days that differ from the plain week, in which Monday to Friday are worked.
public struct WorkingCalendar: Hashable, Sendable {
    /// The year.
    public let year: Int
    /// Whether it is 暂定: derived from the rules before the State Council's notice appeared.
    public let isProvisional: Bool
    /// The notice or rule it follows (依据).
    public let basis: String
    /// The days that differ from the plain week, or carry a note, in order; each day once.
    public let exceptions: [Exception]

    /// One day that differs from the plain week, or carries a note.
    public struct Exception: Hashable, Sendable {
        /// The day.
        public let day: Day
        /// What it is.
        public let kind: DayKind
        /// The festival or the reason (节日或说明); may be empty.
        public let note: String

        /// States what a day is.
        public init(day: Day, kind: DayKind, note: String) {
            self.day = day
            self.kind = kind
            self.note = note
        }
    }

    /// Describes a year; days outside it, and plain days without a note, are left out. O(n log n).
    ///
    /// - Parameter days: Any number of its days, each at most once; those not given are plain.
    public init(year: Int, isProvisional: Bool, basis: String, days: [Exception]) {
        self.year = year
        self.isProvisional = isProvisional
        self.basis = basis
        exceptions =
            days
            .filter { $0.day.date.year == year }
            .filter { $0.kind != Self.plainKind(of: $0.day) || !$0.note.isEmpty }
            .sorted { $0.day < $1.day }
    }

    /// What `day` is in a week without holidays.
    public static func plainKind(of day: Day) -> DayKind {
        day.weekday.isWeekend ? .weekend : .workday
    }

    /// What `day` is; nil outside the year. O(log of its exceptions).
    public func kind(of day: Day) -> DayKind? {
        guard day.date.year == year else { return nil }
        var (low, high) = (0, exceptions.count)
        while low < high {
            let middle = (low + high) / 2
            if exceptions[middle].day < day { low = middle + 1 } else { high = middle }
        }
        if low < exceptions.count, exceptions[low].day == day { return exceptions[low].kind }
        return Self.plainKind(of: day)
    }

    /// How many days of the year are worked. O(days of the year).
    public var workingDayCount: Int {
        guard let first = Day(year: year, month: 1, day: 1) else { return 0 }
        return (0..<366).count { kind(of: first.advanced(by: $0))?.isWorked == true }
    }
}

/// What a day is in the working calendar (日期类型).
public enum DayKind: UInt8, CaseIterable, Sendable {
    /// 工作日.
    case workday = 1
    /// 周末.
    case weekend = 2
    /// 节假日.
    case holiday = 3
    /// 调休上班: a weekend day worked in exchange for a holiday.
    case exchanged = 4

    /// Whether offices work on such a day.
    public var isWorked: Bool { self == .workday || self == .exchanged }
}
