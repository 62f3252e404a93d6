import ServiceModel
import Testing

/// Published calendars as parameters of the tests, by the notices of the State Council.
enum Calendars {
    static func day(_ text: String) throws -> Day {
        try #require(Day(iso: text))
    }

    /// 2020 as announced on 2019-11-21.
    static func first2020() throws -> WorkingCalendar {
        try year2020(springEnds: "2020-01-30", workedInstead: ["2020-01-19", "2020-02-01"])
    }

    /// 2020 as amended on 2020-01-27: the Spring Festival until February 2.
    static func amended2020() throws -> WorkingCalendar {
        try year2020(springEnds: "2020-02-02", workedInstead: ["2020-01-19"])
    }

    static func amended() throws -> WorkingCalendars {
        WorkingCalendars([
            .init(number: 7, calendar: try first2020()),
            .init(number: 9, calendar: try amended2020()),
        ])
    }

    static func first() throws -> WorkingCalendars {
        WorkingCalendars([.init(number: 7, calendar: try first2020())])
    }

    private static func year2020(
        springEnds: String,
        workedInstead: [String]
    ) throws -> WorkingCalendar {
        let holidays = [
            ("2020-01-01", "2020-01-01"), ("2020-01-24", springEnds),
            ("2020-04-04", "2020-04-06"), ("2020-05-01", "2020-05-05"),
            ("2020-06-25", "2020-06-27"), ("2020-10-01", "2020-10-08"),
        ]
        let worked =
            workedInstead + ["2020-04-26", "2020-05-09", "2020-06-28", "2020-09-27", "2020-10-10"]
        var days: [WorkingCalendar.Exception] = []
        for (from, to) in holidays {
            let (first, last) = (try day(from), try day(to))
            for offset in 0...Int(last.number - first.number) {
                days.append(
                    .init(day: first.advanced(by: offset), kind: .holiday, note: "")
                )
            }
        }
        days += try worked.map { .init(day: try day($0), kind: .exchanged, note: "") }
        return WorkingCalendar(year: 2020, isProvisional: false, basis: "", days: days)
    }
}
