import ArgumentParser
import Glibc

/// A day as people write it: `2026-11-30`.
struct CalendarDay: ExpressibleByArgument {
    let text: String

    /// Nil unless the calendar has the day.
    init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy(UInt8.decimalDigits.contains) }),
            let year = Int32(parts[0]), let month = Int32(parts[1]), let day = Int32(parts[2]),
            (1...12).contains(month), day >= 1
        else { return nil }
        var moment = tm()
        (moment.tm_year, moment.tm_mon, moment.tm_mday) = (year - 1900, month - 1, day)
        // A day the calendar lacks comes back as another one.
        guard timegm(&moment) != -1, moment.tm_mday == day else { return nil }
        text = argument
    }

    private init(_ text: String) {
        self.text = text
    }

    /// Today, in the time zone of this machine.
    static var today: CalendarDay {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        var text = [CChar](repeating: 0, count: 16)
        let count = strftime(&text, text.count, "%Y-%m-%d", &parts)
        return CalendarDay(
            String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
        )
    }
}

extension UInt8 {
    fileprivate static let decimalDigits = UInt8(ascii: "0")...UInt8(ascii: "9")
}
