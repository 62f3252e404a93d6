import ServiceModel
import Testing

@Suite("A day")
struct DayTests {
    @Test(
        "is the number of days since 1970",
        arguments: [
            ("1970-01-01", Int32(0)), ("1969-12-31", -1), ("2000-02-29", 11_016),
            ("2026-11-30", 20_787), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ]
    )
    func numbers(text: String, number: Int32) throws {
        let day = try #require(Day(iso: text))
        #expect(day.number == number)
        #expect(day.description == text)
    }

    @Test("reads back from every date of four hundred years")
    func everyDay() throws {
        let first = try #require(Day(iso: "1800-01-01"))
        for offset in 0..<146_097 {
            let day = first.advanced(by: offset)
            let date = day.date
            #expect(Day(year: date.year, month: date.month, day: date.day) == day)
        }
        #expect(first.advanced(by: 146_097).description == "2200-01-01")
    }

    @Test(
        "is none that the calendar lacks, or that is written otherwise",
        arguments: [
            "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1",
            "2026/01/01", "20260101", "0000-01-01", "２０２６-01-01", "", "2026-01-01 ",
        ]
    )
    func impossible(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test("knows its weekday")
    func weekdays() throws {
        #expect(try #require(Day(iso: "1970-01-01")).weekday == .thursday)
        #expect(try #require(Day(iso: "2026-11-30")).weekday == .monday)
        #expect(try #require(Day(iso: "1969-12-28")).weekday == .sunday)
    }

    @Test("begins at midnight in Beijing, and absurd clocks stay within the calendar")
    func beijing() {
        #expect(Day(beijingSeconds: 1_796_054_399).description == "2026-11-30")
        #expect(Day(beijingSeconds: 1_796_054_400).description == "2026-12-01")
        #expect(Day(beijingSeconds: -28_801).description == "1969-12-31")
        #expect(Day(beijingSeconds: .max).description == "9999-12-31")
        #expect(Day(beijingSeconds: .min).description == "0001-01-01")
    }
}

@Suite("A working calendar")
struct WorkingCalendarTests {
    @Test("keeps only days unlike the plain week, and answers for all of the year")
    func exceptions() throws {
        func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
        let calendar = WorkingCalendar(
            year: 2026,
            isProvisional: false,
            basis: "测试",
            days: [
                .init(day: try day("2026-10-10"), kind: .exchanged, note: "国庆节调休"),
                .init(day: try day("2026-01-01"), kind: .holiday, note: "元旦"),
                .init(day: try day("2026-01-05"), kind: .workday, note: ""),
                .init(day: try day("2025-12-31"), kind: .holiday, note: "别的年"),
            ]
        )
        #expect(calendar.exceptions.map(\.day.description) == ["2026-01-01", "2026-10-10"])
        #expect(calendar.kind(of: try day("2026-01-01")) == .holiday)
        #expect(calendar.kind(of: try day("2026-10-10"))?.isWorked == true)
        #expect(calendar.kind(of: try day("2026-10-11")) == .weekend)
        #expect(calendar.kind(of: try day("2027-01-01")) == nil)
        #expect(calendar.workingDayCount == 261)
    }
}
