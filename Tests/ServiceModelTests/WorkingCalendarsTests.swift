import ServiceModel
import Testing

@Suite("Working days")
struct WorkingCalendarsTests {
    @Test(
        "are counted from the day after, by the calendar in force",
        arguments: [
            ("2020-01-20", 5, "2020-02-01", "2020-02-04"),
            ("2020-01-20", 20, "2020-02-21", "2020-02-25"),
            ("2020-04-23", 3, "2020-04-27", "2020-04-27"),
            ("2020-01-20", 0, "2020-01-20", "2020-01-20"),
            ("2020-01-18", 1, "2020-01-19", "2020-01-19"),
        ]
    )
    func vectors(start: String, days: Int, first: String, amended: String) throws {
        let start = try Calendars.day(start)
        #expect(try Calendars.first().day(days, after: start).description == first)
        #expect(try Calendars.amended().day(days, after: start).description == amended)
    }

    @Test("are 249 in 2020 as amended")
    func yearOf2020() throws {
        let before = try Calendars.day("2019-12-31")
        let last = try Calendars.day("2020-12-31")
        let calendars = try Calendars.amended()
        #expect(calendars.count(after: before, through: last) == 249)
        #expect(try Calendars.amended2020().workingDayCount == 249)
        #expect(calendars.isWorked(try Calendars.day("2020-01-19")))
        #expect(!calendars.isWorked(try Calendars.day("2020-01-31")))
    }

    @Test("agree with counting day by day, over random calendars")
    func slowCount() throws {
        var seeds = Seeds(seed: 20_260_630)
        for _ in 0..<40 {
            let editions = seeds.calendars()
            let calendars = WorkingCalendars(editions)
            for _ in 0..<60 {
                let start = Day(number: 18_000 + Int32(seeds.below(1_500)))
                let days = seeds.below(90)
                let due = Self.slowDay(days, after: start, editions)
                #expect(calendars.day(days, after: start) == due)
                #expect(calendars.count(after: start, through: due) == days)
                let end = start.advanced(by: seeds.below(400))
                #expect(
                    calendars.count(after: start, through: end)
                        == Self.slowCount(after: start, through: end, editions)
                )
                #expect(
                    calendars.count(after: end, through: start) == -Self.slowCount(
                        after: start,
                        through: end,
                        editions
                    )
                )
            }
        }
    }

    @Test("are plain weeks where no calendar stands, and that is said")
    func uncovered() throws {
        let calendars = try Calendars.amended()
        let friday = try Calendars.day("2021-01-01")
        #expect(calendars.day(1, after: friday).description == "2021-01-04")
        #expect(!calendars.covers(after: friday, through: try Calendars.day("2021-01-04")))
        let old = try Calendars.day("2019-12-31")
        #expect(calendars.covers(after: old, through: try Calendars.day("2020-01-02")))
        #expect(!calendars.covers(after: old.advanced(by: -1), through: old.advanced(by: 1)))
        #expect(calendars.covers(after: friday, through: friday))
        #expect(WorkingCalendars().edition(from: friday, through: friday) == 0)
        #expect(calendars.edition(from: old, through: friday) == 9)
    }

    @Test("of a provisional calendar are provisional")
    func provisional() throws {
        let year = WorkingCalendar(year: 2027, isProvisional: true, basis: "", days: [])
        let calendars = WorkingCalendars([.init(number: 1, calendar: year)])
        let day = try Calendars.day("2027-03-01")
        #expect(!calendars.covers(after: day, through: day.advanced(by: 3)))
    }

    @Test("of an absurd limit end without stalling")
    func absurd() {
        let calendars = WorkingCalendars()
        let far = calendars.day(.max, after: .epoch)
        #expect(calendars.count(after: .epoch, through: far) == WorkingCalendars.longestLimit)
        let last = Day(number: .max)
        #expect(calendars.day(5, after: last) == last)
    }

    static func slowDay(
        _ days: Int,
        after start: Day,
        _ editions: [WorkingCalendars.Edition]
    ) -> Day {
        var (day, left) = (start, days)
        while left > 0 {
            day = day.advanced(by: 1)
            if isWorked(day, editions) { left -= 1 }
        }
        return day
    }

    static func slowCount(
        after start: Day,
        through end: Day,
        _ editions: [WorkingCalendars.Edition]
    ) -> Int {
        guard start < end else { return 0 }
        return (1...Int(end.number - start.number)).count {
            isWorked(start.advanced(by: $0), editions)
        }
    }

    private static func isWorked(_ day: Day, _ editions: [WorkingCalendars.Edition]) -> Bool {
        let newest = editions.filter { $0.calendar.year == day.date.year }
            .max { $0.number < $1.number }
        return (newest?.calendar.kind(of: day) ?? WorkingCalendar.plainKind(of: day)).isWorked
    }
}

/// A reproducible source of calendars, days and stretches.
struct Seeds {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64, Vigna 2015.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// Up to four editions of years around 2020, with festivals of any length anywhere.
    mutating func calendars() -> [WorkingCalendars.Edition] {
        (0..<below(5)).map { number in
            let year = 2019 + below(4)
            let first = Day(year: year, month: 1, day: 1) ?? .epoch
            var days: [Int: DayKind] = [:]
            for _ in 0..<below(12) {
                let start = below(360)
                for offset in 0..<(1 + below(9)) { days[start + offset] = .holiday }
                days[below(365)] = .exchanged
            }
            let exceptions = days.sorted { $0.key < $1.key }.map {
                WorkingCalendar.Exception(
                    day: first.advanced(by: $0.key),
                    kind: $0.value,
                    note: ""
                )
            }
            return .init(
                number: UInt64(number + 1),
                calendar: WorkingCalendar(
                    year: year,
                    isProvisional: false,
                    basis: "",
                    days: exceptions
                )
            )
        }
    }
}
