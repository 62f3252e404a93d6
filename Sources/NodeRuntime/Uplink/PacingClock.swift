public import SyncProtocol

/// The clocks an uplink keeps its schedule by, and waiting on them.
public protocol PacingClock: Sendable {
    /// What the clocks say now.
    var evidence: ClockEvidence { get }
    /// Waits by the monotonic clock.
    ///
    /// - Throws: `CancellationError`.
    func pause(seconds: UInt64) async throws
}

extension SystemClocks: PacingClock {
    public func pause(seconds: UInt64) async throws {
        try await Task.sleep(for: .seconds(seconds))
    }
}
