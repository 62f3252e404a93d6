public import SyncProtocol

/// What a schedule needs to know of the conversations before.
public struct SyncPast: Hashable, Sendable {
    /// Uptime at which the service started.
    private let startedAt: UInt64
    /// What an earlier run of the service noted when it last succeeded.
    private let noted: ClockEvidence?
    private var attemptedAt: UInt64?
    private var succeededAt: UInt64?
    /// Failures since the last success.
    public private(set) var failures = 0

    /// Nothing was tried yet in this run.
    ///
    /// - Parameter noted: The clocks at the last success of an earlier run; nil if there is no note.
    public init(startedAt clocks: ClockEvidence, lastSuccess noted: ClockEvidence?) {
        startedAt = clocks.uptime
        self.noted = noted
    }

    /// Notes how a conversation ended that ended now.
    public mutating func attempted(at clocks: ClockEvidence, succeeded: Bool) {
        attemptedAt = clocks.uptime
        if succeeded {
            succeededAt = clocks.uptime
            failures = 0
        } else {
            failures += 1
        }
    }

    /// Seconds since the service started.
    func running(at now: ClockEvidence) -> UInt64 { Self.seconds(from: startedAt, to: now.uptime) }

    /// Seconds since the last conversation of this run ended; nil if there was none.
    func rest(at now: ClockEvidence) -> UInt64? {
        attemptedAt.map { Self.seconds(from: $0, to: now.uptime) }
    }

    /// Seconds since the last success; nil if none is known, or if the clock then was ahead of now.
    ///
    /// Measured by uptime within a boot. Only across boots is the wall clock believed.
    func silence(at now: ClockEvidence) -> UInt64? {
        if let succeededAt { return Self.seconds(from: succeededAt, to: now.uptime) }
        guard let noted else { return nil }
        if noted.boot != 0, noted.boot == now.boot, noted.uptime <= now.uptime {
            return now.uptime - noted.uptime
        }
        let (age, overflow) = now.wall.subtractingReportingOverflow(noted.wall)
        return overflow || age < 0 ? nil : UInt64(age)
    }

    /// The monotonic clock does not go back; if it did, no time has passed.
    private static func seconds(from earlier: UInt64, to later: UInt64) -> UInt64 {
        later > earlier ? later - earlier : 0
    }
}
