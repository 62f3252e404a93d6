import LatticeLaws
import Replication
import SyncEngine
import SyncProtocol
import Testing

@Suite("A schedule with windows")
struct SyncScheduleTests {
    /// 2026-11-21 12:00 in UTC+8.
    private static let noon: Int64 = 1_795_233_600
    private static let hour: UInt64 = 3600

    private func nightly(every interval: UInt64) throws -> SyncSchedule {
        try SyncSchedule(every: interval, in: [try SyncWindow("20:00-06:00")])
    }

    @Test("talks only inside its windows while the parent answers, at the interval")
    func insideWindows() throws {
        for (key, windows) in [
            (1, ["20:00-06:00"]), (2, ["20:00-23:30", "12:00-13:30"]), (3, ["22:15-24:00"]),
        ] {
            let schedule = try SyncSchedule(every: 1800, in: windows.map { try SyncWindow($0) })
            var day = ScheduledDay(schedule, key: UInt64(key), wall: Self.noon)
            day.noteSuccess(hoursAgo: 0)
            day.run(for: 72 * Self.hour)
            #expect(day.attempts.count > 6)
            for attempt in day.attempts {
                let minute = Int((attempt.wall + 8 * 3600) / 60 % 1440)
                #expect(
                    windows.contains { text in
                        guard let window = try? SyncWindow(text) else { return false }
                        return (minute - window.opens + 1440) % 1440 < window.minutes
                    },
                    "\(minute) is outside \(windows)"
                )
                #expect(attempt.reason == .slot)
            }
            for (one, next) in zip(day.attempts, day.attempts.dropFirst())
            where next.uptime - one.uptime < Self.hour {
                #expect(next.uptime - one.uptime == 1800)
            }
        }
    }

    @Test("spreads 550 devices evenly over the window, each at another time the next night")
    func spread() throws {
        let schedule = try nightly(every: 10 * Self.hour)
        var hours = [Int](repeating: 0, count: 10)
        var moved = 0
        var generator = SplitMix64(seed: 550)
        for _ in 0..<550 {
            var day = ScheduledDay(schedule, key: generator.next(), wall: Self.noon)
            day.noteSuccess(hoursAgo: 0)
            day.run(for: 48 * Self.hour)
            try #require(day.attempts.count == 2)
            let offsets = day.attempts.map { ($0.wall + 8 * 3600 - 20 * 3600) % 86_400 }
            hours[Int(offsets[0] / 3600)] += 1
            if abs(offsets[0] - offsets[1]) > 600 { moved += 1 }
        }
        // 55 are expected in each hour, with a standard deviation of 7.
        #expect(hours.allSatisfy { (30...80).contains($0) }, "\(hours)")
        #expect(moved > 500)
    }

    @Test("gives one device the same times whenever it is asked")
    func deterministic() throws {
        let schedule = try nightly(every: 1800)
        var whole = ScheduledDay(schedule, key: 7, wall: Self.noon)
        whole.noteSuccess(hoursAgo: 0)
        whole.run(for: 24 * Self.hour)
        var later = ScheduledDay(schedule, key: 7, wall: Self.noon + 3600)
        later.noteSuccess(hoursAgo: 1)
        later.run(for: 23 * Self.hour)
        #expect(whole.attempts.map(\.wall) == later.attempts.map(\.wall))
    }

    @Test("makes up for a missed window within a minute of the start, at any hour")
    func catchUp() throws {
        let schedule = try nightly(every: 1800)
        var day = ScheduledDay(schedule, key: 4, wall: Self.noon)
        day.noteSuccess(hoursAgo: 20)
        day.run(for: 2 * Self.hour)
        #expect(day.attempts.count == 1)
        let first = try #require(day.attempts.first)
        #expect(first.uptime - day.startedAt < 60)
        #expect(first.reason == .catchUp)
    }

    @Test("leaves the day alone after a night that went well")
    func nothingMissed() throws {
        let schedule = try nightly(every: 1800)
        var day = ScheduledDay(schedule, key: 4, wall: Self.noon)
        day.noteSuccess(hoursAgo: 6)
        day.run(for: 8 * Self.hour)
        #expect(day.attempts.isEmpty)
    }

    @Test("tries again after 30 s, 60 s and so on up to 15 min, past the end of the window too")
    func retries() throws {
        let schedule = try nightly(every: 10 * Self.hour)
        var day = ScheduledDay(schedule, key: 5, wall: Self.noon)
        day.noteSuccess(hoursAgo: 0)
        day.answers = { _ in false }
        day.run(for: 40 * Self.hour)
        let gaps = zip(day.attempts.dropFirst(), day.attempts).map { $0.uptime - $1.uptime }
        #expect(Array(gaps.prefix(7)) == [30, 60, 120, 240, 480, 900, 900])
        #expect(gaps.allSatisfy { $0 <= 900 })
        #expect(day.attempts.dropFirst().allSatisfy { $0.reason.isRetry })
    }

    @Test("never waits longer than the interval after a failure")
    func shortInterval() throws {
        let schedule = try SyncSchedule(every: 5)
        #expect((1...100).allSatisfy { schedule.retryDelay(after: $0) == 5 })
    }

    @Test("talks at the interval all day without windows, whatever the wall clock does")
    func allDay() throws {
        let schedule = try SyncSchedule(every: 300)
        var day = ScheduledDay(schedule, key: 6, wall: Self.noon)
        var generator = SplitMix64(seed: 6)
        day.jumps = { _ in Int64(bitPattern: generator.next()) }
        day.run(for: 10 * Self.hour)
        let gaps = zip(day.attempts.dropFirst(), day.attempts).map { $0.uptime - $1.uptime }
        #expect(gaps.allSatisfy { $0 == 300 })
        #expect(day.attempts.count >= 119)
        #expect(day.attempts.first?.reason == .start)
    }
}
