import LatticeLaws
import SyncEngine
import SyncProtocol
import Testing

@Suite("A schedule under clocks that lie")
struct ScheduleClockTests {
    private static let hours48: UInt64 = 48 * 3600

    /// The longest time without an attempt, and the shortest between two.
    private func gaps(of day: ScheduledDay, for seconds: UInt64) -> (longest: UInt64, least: UInt64)
    {
        let moments =
            [day.startedAt] + day.attempts.map(\.uptime) + [day.startedAt + seconds]
        let waits = zip(moments.dropFirst(), moments).map { $0 - $1 }
        let between = zip(day.attempts.dropFirst(), day.attempts).map { $0.uptime - $1.uptime }
        return (waits.max() ?? 0, between.min() ?? .max)
    }

    @Test(
        "attempts something in any 48 hours, and never twice within the least rest",
        arguments: 0..<60
    )
    func randomClocks(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let opens = generator.below(24)
        let closes = (opens + 1 + generator.below(23)) % 24
        let window = try SyncWindow("\(opens):00-\(closes):\(closes == opens ? "30" : "00")")
        let interval = UInt64([20, 60, 600, 3600, 36_000, 86_400][generator.below(6)])
        let schedule = try SyncSchedule(every: interval, in: [window])
        var day = ScheduledDay(schedule, key: generator.next(), wall: 1_795_233_600)
        if generator.chance(50) { day.noteSuccess(hoursAgo: Int64(generator.below(100)) - 50) }
        let down = generator.below(100)
        let kind = generator.below(5)
        var answering = SplitMix64(seed: seed &+ 1)
        var jumping = SplitMix64(seed: seed &+ 2)
        day.answers = { _ in !answering.chance(down) }
        day.jumps = { _ in
            switch kind {
            // Any value at all, at every review.
            case 0: return Int64(bitPattern: jumping.next())
            // Within a week or so of the truth, now and then.
            case 1: return jumping.chance(2) ? 1_795_233_600 + Int64(jumping.below(1 << 20)) : nil
            // Stands still at one noon.
            case 2: return 1_795_233_600
            // The year 2099.
            case 3: return jumping.chance(1) ? 4_070_908_800 : nil
            default: return nil
            }
        }
        let seconds = 2 * Self.hours48
        day.run(for: seconds)
        let found = gaps(of: day, for: seconds)
        let what = "seed \(seed): \(window) every \(interval) s, clock \(kind), down \(down) %"
        #expect(found.longest <= Self.hours48, "\(what)")
        #expect(found.least >= min(interval, ScheduleLimits.firstRetry), "\(what)")
    }

    @Test("goes on at its pace when the clock jumps to 2099 and back")
    func year2099() throws {
        let schedule = try SyncSchedule(every: 1800, in: [try SyncWindow("20:00-06:00")])
        var day = ScheduledDay(schedule, key: 11, wall: 1_795_233_600)
        day.noteSuccess(hoursAgo: 1)
        day.jumps = { uptime in
            switch uptime {
            case 20_000..<20_180: 4_070_908_800
            case 60_000..<60_180: 1_795_233_600 + 60_000
            default: nil
            }
        }
        day.run(for: Self.hours48)
        let found = gaps(of: day, for: Self.hours48)
        #expect(found.longest < 24 * 3600)
        #expect(day.attempts.count > 20)
        #expect(day.attempts.count < 60)
    }

    @Test("believes no note from the future, and so syncs soon after the start")
    func noteFromTheFuture() throws {
        let schedule = try SyncSchedule(every: 1800, in: [try SyncWindow("20:00-06:00")])
        var day = ScheduledDay(schedule, key: 12, wall: 1_795_233_600)
        day.noteSuccess(hoursAgo: -24 * 365)
        day.run(for: 600)
        #expect(day.attempts.map(\.reason) == [.catchUp])
    }

    @Test("measures a note of the same boot by uptime, whatever the wall clock says since")
    func sameBoot() throws {
        let schedule = try SyncSchedule(every: 1800, in: [try SyncWindow("20:00-06:00")])
        let noted = ClockEvidence(wall: 4_070_908_800, uptime: 900, boot: 2)
        let now = ClockEvidence(wall: 1_795_233_600, uptime: 1000, boot: 2)
        let past = SyncPast(startedAt: now, lastSuccess: noted)
        let device = ScheduledDay(schedule, key: 1, wall: 0).device
        let turn = schedule.turn(at: now, after: past, on: device)
        #expect(turn.reason == .slot)
        #expect(turn.wait >= 8 * 3600)
    }
}
