public import Replication
public import SyncProtocol

/// When a node talks to its parent: at an interval, all day or within windows of the day.
///
/// A value without a clock. The wall clock only says where in the day we are; how long ago
/// something was is measured by uptime, so a wall clock that is set back, or shows 2099, neither
/// stops a node nor makes it hurry. In windows a device has slots; a slot that was missed, because
/// the machine was off or the line was down, is made up for as soon as it can be, at any hour.
public struct SyncSchedule: Hashable, Sendable {
    /// Parts of the day; empty is the whole day, and no wall clock is read then.
    public let windows: [SyncWindow]
    /// Seconds from one conversation to the next.
    public let interval: UInt64
    /// By which time windows are meant.
    public let offset: UTCOffset

    /// The longest interval: a day.
    public static let longestInterval: UInt64 = 24 * 60 * 60

    /// Talks every `interval` seconds in `windows`.
    ///
    /// - Throws: `ScheduleFault.interval`, `ScheduleFault.overlap`.
    public init(
        every interval: UInt64,
        in windows: [SyncWindow] = [],
        at offset: UTCOffset = .china
    ) throws(ScheduleFault) {
        guard (1...Self.longestInterval).contains(interval) else { throw .interval("\(interval)") }
        for (index, window) in windows.enumerated() {
            if let other = windows[..<index].first(where: window.overlaps) {
                throw .overlap(other, window)
            }
        }
        self.interval = interval
        self.windows = windows
        self.offset = offset
    }

    /// When the next conversation is due.
    ///
    /// Ask again after ``ScheduleLimits/reviewEvery`` seconds at the latest, because the wall clock
    /// may be set meanwhile. O(windows).
    public func turn(
        at now: ClockEvidence,
        after past: SyncPast,
        on device: DeviceKey
    ) -> SyncTurn {
        guard !windows.isEmpty else {
            return owed(at: now, after: past, on: device, late: .start, next: (interval, .interval))
        }
        let (sinceSlot, untilSlot) = slots(around: now.wall, on: device)
        let silence = past.silence(at: now)
        if let silence, silence <= sinceSlot, silence < ScheduleLimits.longestSilence {
            return SyncTurn(wait: untilSlot, reason: .slot)
        }
        let hasSeenSlot = past.running(at: now) >= sinceSlot
        let isSilent = silence.map { $0 >= ScheduleLimits.longestSilence } ?? false
        let gap = min(interval, ScheduleLimits.firstRetry)
        return owed(
            at: now,
            after: past,
            on: device,
            late: hasSeenSlot ? .slot : .catchUp,
            next: (gap, isSilent ? .silence : .slot)
        )
    }

    /// The turn of a conversation that is due but for the rest after the one before.
    private func owed(
        at now: ClockEvidence,
        after past: SyncPast,
        on device: DeviceKey,
        late: SyncTurn.Reason,
        next: (rest: UInt64, reason: SyncTurn.Reason)
    ) -> SyncTurn {
        guard let rest = past.rest(at: now) else {
            let span = min(interval, ScheduleLimits.startSpread)
            let due = device.spread(over: span, round: 0)
            let running = past.running(at: now)
            return SyncTurn(wait: due > running ? due - running : 0, reason: late)
        }
        let failures = past.failures
        let needed = failures > 0 ? retryDelay(after: failures) : next.rest
        return SyncTurn(
            wait: needed > rest ? needed - rest : 0,
            reason: failures > 0 ? .retry(failures: failures) : next.reason
        )
    }

    /// Seconds from a failure to the next attempt: doubled with each failure, and never longer than
    /// the interval, so that failing makes nobody talk less often.
    ///
    /// At an interval of an hour: 30, 60, 120, 240, 480, 900, 900 …
    public func retryDelay(after failures: Int) -> UInt64 {
        let doublings = UInt64(min(max(failures - 1, 0), 10))
        let delay = ScheduleLimits.firstRetry << doublings
        return min(delay, ScheduleLimits.longestRetry, interval)
    }
}
