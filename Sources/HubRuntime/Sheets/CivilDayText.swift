import ServiceModel

/// A day as people and spreadsheets write it.
///
/// `2025-03-01`, `2025/3/1`, `2025.3.1`, `2025年3月1日`, `20250301`, each also with a time of
/// midnight behind it, and the serial number of a spreadsheet (1900 system).
struct CivilDayText: Sendable {
    let day: Day

    /// Nil if the text, in half width, is no day of the calendar.
    init?(_ text: String) {
        let date = Self.withoutMidnight(text)
        guard let day = Self.serial(date) ?? Self.compact(date) ?? Self.separated(date) else {
            return nil
        }
        self.day = day
    }

    /// A serial number in the count of 1900; any other text as it is.
    ///
    /// - Parameter lag: How many days the number counts less.
    static func counted(_ text: String, lag: Int) -> String {
        guard lag != 0, text.utf8.count == 5, let number = number(text[...]) else { return text }
        return String(number + lag)
    }

    private static func withoutMidnight(_ text: String) -> String {
        for midnight in [" 00:00:00", "T00:00:00", " 0:00:00", " 0:00", " 00:00"]
        where text.hasSuffix(midnight) {
            return String(text.dropLast(midnight.count))
        }
        return text
    }

    /// Serial 1 is 1900-01-01, and 1900 is taken for a leap year, so that 25,569 is 1970-01-01.
    /// Only serials of five digits (from 1927) are read: fewer digits are rather a year.
    private static func serial(_ text: String) -> Day? {
        let digits = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        guard digits.utf8.count == 5, let number = number(digits[...]) else { return nil }
        return Day.epoch.advanced(by: number - 25_569)
    }

    private static func compact(_ text: String) -> Day? {
        guard text.utf8.count == 8, number(text[...]) != nil else { return nil }
        let year = text.prefix(4)
        let month = text.dropFirst(4).prefix(2)
        return day(year, month, text.suffix(2))
    }

    private static func separated(_ text: String) -> Day? {
        for separator in ["-", "/", "."] as [Character] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            if parts.count == 3 { return day(parts[0], parts[1], parts[2]) }
        }
        guard text.hasSuffix("日") || text.hasSuffix("号") else { return nil }
        let parts = text.dropLast().split(
            omittingEmptySubsequences: false,
            whereSeparator: { $0 == "年" || $0 == "月" }
        )
        return parts.count == 3 ? day(parts[0], parts[1], parts[2]) : nil
    }

    private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> Day? {
        guard year.utf8.count == 4, (1...2).contains(month.utf8.count),
            (1...2).contains(day.utf8.count),
            let year = number(year), let month = number(month), let day = number(day)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func number(_ text: Substring) -> Int? {
        let isDigits = text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        return isDigits ? Int(text) : nil
    }
}
