/// The county's word that delegations stand as its register says: one a day, carried by any path.
///
/// It speaks of the register up to its own entry. Whoever holds it knows every recall before it.
public struct Beacon: Hashable, Sendable {
    /// When the county wrote it, seconds since 1970 by its clock.
    public let countyTime: Int64
    /// Days for which it is good at villages.
    public let villageDays: Int
    /// Days for which it is good at townships.
    public let townshipDays: Int
    /// The newest backup of the county's replica that was verified; nil if none is known.
    public let backup: VerifiedBackup?

    /// A backup of the county's replica.
    public struct VerifiedBackup: Hashable, Sendable {
        /// What it is told apart by: a digest over what it holds.
        public let id: [UInt8]
        /// When it was made, seconds since 1970 by the county's clock.
        public let madeAt: Int64

        /// Names a backup; `id` has at most ``longestID`` bytes.
        public init(id: [UInt8], madeAt: Int64) {
            self.id = id
            self.madeAt = madeAt
        }

        /// The most bytes of an id.
        public static let longestID = 64
    }

    /// The most days a beacon may be good for.
    public static let mostDays = 366

    /// States a beacon.
    public init(
        countyTime: Int64,
        villageDays: Int,
        townshipDays: Int,
        backup: VerifiedBackup? = nil
    ) {
        self.countyTime = countyTime
        self.villageDays = villageDays
        self.townshipDays = townshipDays
        self.backup = backup
    }

    /// When it ends at a tier, seconds since 1970 by the county's clock; nil for the county.
    public func end(at tier: Tier) -> Int64? {
        let days: Int
        switch tier {
        case .county: return nil
        case .township: days = townshipDays
        case .village: days = villageDays
        }
        let (end, overflow) = countyTime.addingReportingOverflow(Int64(days) * 86_400)
        return overflow ? .max : end
    }

    /// The county's day on which it was written.
    public var day: Day { Day(beijingSeconds: countyTime) }
}
