/// A civil day of the Gregorian calendar, without time of day or time zone.
///
/// Rules of the service count in days: when a version takes effect, when a delegation ends. A day is
/// passed in by whoever may read a clock; nothing here reads one.
public struct Day: Hashable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let number: Int32

    /// The day so many days after 1970-01-01.
    public init(number: Int32) {
        self.number = number
    }

    /// 1970-01-01: where a catalogue names no day, something holds since before any case.
    public static let epoch = Day(number: 0)

    /// The day that begins at midnight Beijing time, the legal time of every county.
    ///
    /// - Parameter seconds: Seconds since 1970-01-01T00:00Z. A moment beyond year 9999 or before
    ///   year 1 becomes the last or first day of that range, because clocks may be absurd.
    public init(beijingSeconds seconds: Int64) {
        let bounded =
            min(max(seconds, Self.firstMoment), Self.lastMoment)
            + Self.beijingOffset
        let days = bounded / 86_400 - (bounded % 86_400 < 0 ? 1 : 0)
        number = Int32(days)
    }

    /// The moment it begins at midnight Beijing time, seconds since 1970-01-01T00:00Z.
    public var beijingMidnight: Int64 {
        Int64(number) * 86_400 - Self.beijingOffset
    }

    /// Beijing time is eight hours ahead, without summer time since 1992.
    private static let beijingOffset: Int64 = 8 * 3_600
    private static let firstMoment: Int64 = -719_162 * 86_400 - beijingOffset
    private static let lastMoment: Int64 = 2_932_896 * 86_400 - beijingOffset

    /// The day of a civil date; nil if the calendar lacks it or the year is not 1...9999.
    ///
    /// Algorithm: days_from_civil of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        // The year begins in March, so that the leap day is its last.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// The day so many days later; earlier for a negative count.
    public func advanced(by days: Int) -> Day {
        Day(number: Int32(clamping: Int(number) + days))
    }

    /// Year, month and day of the month.
    ///
    /// Algorithm: civil_from_days of the same source.
    public var date: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The day of the week.
    public var weekday: Weekday {
        let index = (Int(number) + 3) % 7
        return Weekday.allCases[index < 0 ? index + 7 : index]
    }

    /// Days of a month, leap years counted.
    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2:
            year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
                ? 29 : 28
        default: 31
        }
    }
}

/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, CaseIterable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Whether it is Saturday or Sunday.
    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension Day: Comparable {
    /// Orders days in time.
    public static func < (lhs: Day, rhs: Day) -> Bool {
        lhs.number < rhs.number
    }
}

extension Day: CustomStringConvertible {
    /// Reads `YYYY-MM-DD` and nothing else; nil if the calendar lacks the day.
    public init?(iso text: some StringProtocol) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "-"),
            omittingEmptySubsequences: false
        )
        guard parts.map(\.count) == [4, 2, 2] else { return nil }
        var numbers: [Int] = []
        for part in parts {
            var value = 0
            for byte in part {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
            numbers.append(value)
        }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = date
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    private func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
