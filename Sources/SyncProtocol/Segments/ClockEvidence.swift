/// What a device's clocks said: evidence for deadlines and display, never an input to a merge.
public struct ClockEvidence: Hashable, Sendable {
    /// Seconds since 1970 by the wall clock; may be any value whatever.
    public let wall: Int64
    /// Seconds since boot by the monotonic clock.
    public let uptime: UInt64
    /// Tells one boot of the machine from another.
    public let boot: UInt32

    /// Records the clocks.
    public init(wall: Int64, uptime: UInt64, boot: UInt32) {
        self.wall = wall
        self.uptime = uptime
        self.boot = boot
    }
}
