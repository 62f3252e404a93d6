import ServiceModel
import Testing

@Suite("Pauses")
struct PausedDaysTests {
    private typealias Stretch = PausedDays.Stretch

    private static func days(_ stretches: [Stretch], horizon: Int) -> Set<Int32> {
        stretches.reduce(into: []) { days, stretch in
            let end = stretch.end?.number ?? Int32(horizon)
            for day in stride(from: stretch.start.number + 1, through: end, by: 1) {
                days.insert(day)
            }
        }
    }

    private static func random(_ seeds: inout Seeds) -> [Stretch] {
        (0..<seeds.below(6)).map { _ in
            let start = Day(number: Int32(seeds.below(60)))
            let length = seeds.below(15) - 2
            return Stretch(
                after: start,
                through: seeds.below(8) == 0 ? nil : start.advanced(by: length)
            )
        }
    }

    @Test("are the union of their days, in whatever order and however often they come")
    func union() {
        var seeds = Seeds(seed: 7)
        for _ in 0..<2_000 {
            let (first, second) = (Self.random(&seeds), Self.random(&seeds))
            let united = PausedDays(first + second)
            #expect(
                Self.days(united.stretches, horizon: 200)
                    == Self.days(first + second, horizon: 200)
            )
            #expect(PausedDays(second + first) == united)
            #expect(PausedDays(first + second + first) == united)
            #expect(PausedDays(united.stretches) == united)
            #expect(PausedDays(PausedDays(first).stretches + second) == united)
        }
    }

    @Test("take their working days off a count, each once")
    func counting() throws {
        var seeds = Seeds(seed: 11)
        for _ in 0..<400 {
            let calendars = WorkingCalendars(seeds.calendars())
            let base = Int32(18_300 + seeds.below(600))
            let pauses = PausedDays(
                Self.random(&seeds).map {
                    Stretch(
                        after: Day(number: base + $0.start.number),
                        through: $0.end.map { Day(number: base + $0.number) }
                    )
                }
            )
            let start = Day(number: base + Int32(seeds.below(40)))
            let today = start.advanced(by: seeds.below(40))
            let allowed = seeds.below(30)
            let due = pauses.day(allowed, after: start, today: today, by: calendars)
            // Day by day: a day counts if it is worked and no pause has it; an open pause ends today.
            var (day, left) = (start, allowed)
            while left > 0 {
                day = day.advanced(by: 1)
                let isPaused = pauses.stretches.contains {
                    $0.start < day && day <= $0.end ?? max($0.start, today)
                }
                if calendars.isWorked(day), !isPaused { left -= 1 }
            }
            #expect(due == day)
        }
    }
}
