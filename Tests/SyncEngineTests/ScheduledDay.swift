import Replication
import SyncEngine
import SyncProtocol

/// A machine that follows a schedule as its driver does, second by second of a made-up clock.
struct ScheduledDay {
    struct Attempt {
        let uptime: UInt64
        let wall: Int64
        let reason: SyncTurn.Reason
    }

    let schedule: SyncSchedule
    let device: DeviceKey
    let startedAt: UInt64 = 1000
    private(set) var attempts: [Attempt] = []
    /// Whether the parent answers at an uptime.
    var answers: (UInt64) -> Bool = { _ in true }
    /// What the wall clock is set to at a review; nil leaves it going.
    var jumps: (UInt64) -> Int64? = { _ in nil }
    private var clocks: ClockEvidence
    private var noted: ClockEvidence?

    init(_ schedule: SyncSchedule, key: UInt64, wall: Int64) {
        self.schedule = schedule
        var bytes = [UInt8](repeating: 0, count: DeviceKey.byteCount)
        for index in 0..<8 { bytes[index] = UInt8(truncatingIfNeeded: key >> (8 * UInt64(index))) }
        guard let device = DeviceKey(bytes: bytes) else {
            preconditionFailure("Thirty-two bytes are a key.")
        }
        self.device = device
        clocks = ClockEvidence(wall: wall, uptime: 1000, boot: 2)
    }

    /// The note of an earlier boot.
    mutating func noteSuccess(hoursAgo hours: Int64) {
        noted = ClockEvidence(wall: clocks.wall - hours * 3600, uptime: 5, boot: 1)
    }

    mutating func run(for seconds: UInt64) {
        var past = SyncPast(startedAt: clocks, lastSuccess: noted)
        let end = clocks.uptime + seconds
        while clocks.uptime < end {
            let turn = schedule.turn(at: clocks, after: past, on: device)
            if turn.wait == 0 {
                attempts.append(
                    Attempt(uptime: clocks.uptime, wall: clocks.wall, reason: turn.reason)
                )
                past.attempted(at: clocks, succeeded: answers(clocks.uptime))
            } else {
                advance(by: min(turn.wait, ScheduleLimits.reviewEvery))
            }
        }
    }

    private mutating func advance(by seconds: UInt64) {
        let uptime = clocks.uptime + seconds
        let wall = jumps(uptime) ?? clocks.wall.addingReportingOverflow(Int64(seconds)).partialValue
        clocks = ClockEvidence(wall: wall, uptime: uptime, boot: clocks.boot)
    }
}

extension SyncTurn.Reason {
    var isRetry: Bool {
        if case .retry = self { true } else { false }
    }
}
