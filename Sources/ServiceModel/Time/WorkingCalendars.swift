/// The county's working calendars (工作日历) of all years, each in its newest edition, for counting.
///
/// Counting starts the day after: a limit of five working days that begins on a Monday without
/// holidays ends on the next Monday. Years that no calendar covers are counted in plain weeks, and
/// everything counted through them is provisional; nothing is ever assumed silently.
public struct WorkingCalendars: Hashable, Sendable {
    /// A calendar as the county published it once.
    public struct Edition: Hashable, Sendable {
        /// Which publication it was: a number that grows with each, 1 or more.
        public let number: UInt64
        /// The days.
        public let calendar: WorkingCalendar

        /// Names an edition.
        public init(number: UInt64, calendar: WorkingCalendar) {
            self.number = number
            self.calendar = calendar
        }
    }

    /// Where a count left the plain week, and by how much in all up to there.
    private struct Turn: Hashable {
        let day: Day
        let sum: Int
    }

    private let years: [Int: Edition]
    /// Ascending; the sum is of days worked beyond the plain week, up to and with that day.
    private let turns: [Turn]

    /// The longest limit that is counted; a longer one is cut, so that no list can stall a reader.
    public static let longestLimit = 100_000

    /// Arranges calendars; of two of a year the higher number stands. O(days that differ, sorted).
    public init(_ editions: [Edition] = []) {
        var years: [Int: Edition] = [:]
        for edition in editions {
            let year = edition.calendar.year
            if let held = years[year], held.number >= edition.number { continue }
            years[year] = edition
        }
        self.years = years
        let differing = years.values
            .flatMap(\.calendar.exceptions)
            .filter { $0.kind.isWorked == $0.day.weekday.isWeekend }
            .sorted { $0.day < $1.day }
        var turns: [Turn] = []
        var sum = 0
        for exception in differing {
            sum += exception.kind.isWorked ? 1 : -1
            turns.append(Turn(day: exception.day, sum: sum))
        }
        self.turns = turns
    }

    /// Whether offices work on `day`. O(log of the days that differ).
    public func isWorked(_ day: Day) -> Bool {
        through(day) > through(day.advanced(by: -1))
    }

    /// Working days after `start`, up to and with `end`; zero or less for an end before the start.
    public func count(after start: Day, through end: Day) -> Int {
        through(end) - through(start)
    }

    /// The working day on which `days` of them are over; `start` itself for none.
    ///
    /// A limit beyond ``longestLimit`` is cut. O(festivals passed · log of the days that differ).
    public func day(_ days: Int, after start: Day) -> Day {
        let wanted = min(max(days, 0), Self.longestLimit)
        var day = start
        var missing = wanted
        // A step of as many days as are missing never goes too far, and the last step has working
        // days only, so it ends on one.
        while missing > 0 {
            let next = day.advanced(by: missing)
            guard next > day else { return day }
            day = next
            missing = wanted - count(after: start, through: day)
        }
        return day
    }

    /// Whether published and final calendars cover every day from the one after `start` to `end`.
    public func covers(after start: Day, through end: Day) -> Bool {
        guard start < end else { return true }
        let first = start.advanced(by: 1).date.year
        // Years without any calendar are many; those with one are few.
        let last = end.date.year
        guard last - first < years.count else { return false }
        return (first...last).allSatisfy { years[$0]?.calendar.isProvisional == false }
    }

    /// The newest edition that speaks about the days from `start` to `end`; 0 if none does.
    public func edition(from start: Day, through end: Day) -> UInt64 {
        let (first, last) = (start.date.year, end.date.year)
        return years.lazy.filter { first <= $0.key && $0.key <= last }.map(\.value.number).max()
            ?? 0
    }

    /// Working days from 1969-12-29, a Monday, up to and with `day`; negative before it.
    private func through(_ day: Day) -> Int {
        let days = Int(day.number) + 4
        let weeks = days >= 0 ? days / 7 : (days - 6) / 7
        return weeks * 5 + min(days - weeks * 7, 5) + difference(through: day)
    }

    private func difference(through day: Day) -> Int {
        var (low, high) = (0, turns.count)
        while low < high {
            let middle = (low + high) / 2
            if turns[middle].day <= day { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 0 : turns[low - 1].sum
    }
}
