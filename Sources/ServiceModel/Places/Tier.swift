/// The level at which a service point stands: county, township or village.
///
/// Raw values are the national codes for the level of exercise (行使层级), GB/T 39046-2020 annex A.
/// Tiers compare by authority: the county is the greatest.
public enum Tier: UInt8, CaseIterable, Comparable, Sendable {
    /// 县级, the tier that answers for the whole.
    case county = 4
    /// 乡级: a town, township or subdistrict (镇、乡、街道).
    case township = 5
    /// 村级: a village or neighbourhood (村、社区).
    case village = 6

    /// Whether `lhs` has less authority than `rhs`.
    public static func < (lhs: Tier, rhs: Tier) -> Bool {
        lhs.rawValue > rhs.rawValue
    }
}
