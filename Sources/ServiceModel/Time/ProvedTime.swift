/// A lower bound on the time at this machine: the greatest time the county has signed, plus how
/// long the machine has run since.
///
/// Kept from run to run. Uptime cannot be set by hand, so a wall clock that is set back is noticed.
public struct ProvedTime: Hashable, Sendable {
    /// At least this late it was when this was noted, seconds since 1970.
    public let floor: Int64
    /// The greatest time the county had signed by then; 0 if none.
    public let signed: Int64
    /// The latest the wall clock has said since that was learnt.
    public let wall: Int64
    /// Seconds since boot when this was noted.
    public let uptime: UInt64
    /// Which boot; 0 if the machine does not say.
    public let boot: UInt32

    /// Restores what was kept.
    public init(floor: Int64, signed: Int64, wall: Int64, uptime: UInt64, boot: UInt32) {
        self.floor = floor
        self.signed = signed
        self.wall = wall
        self.uptime = uptime
        self.boot = boot
    }

    /// What is proved now, by what was noted before and what the clocks say.
    ///
    /// A new word of the county forgives a wall clock that was wrong before it.
    ///
    /// - Parameters:
    ///   - before: What was noted last; nil at first.
    ///   - signed: The greatest time the county has signed and is known here; 0 if none.
    public init(
        after before: ProvedTime?,
        signed: Int64,
        wall: Int64,
        uptime: UInt64,
        boot: UInt32
    ) {
        guard let before else {
            self.init(floor: signed, signed: signed, wall: wall, uptime: uptime, boot: boot)
            return
        }
        // In another boot the machine has run at least since that boot began.
        let isSameBoot = boot == before.boot && uptime >= before.uptime
        let elapsed = Int64(clamping: isSameBoot ? uptime - before.uptime : uptime)
        let (sum, overflow) = before.floor.addingReportingOverflow(elapsed)
        self.init(
            floor: max(overflow ? .max : sum, signed),
            signed: max(before.signed, signed),
            wall: signed > before.signed ? wall : max(before.wall, wall),
            uptime: uptime,
            boot: boot
        )
    }
}
