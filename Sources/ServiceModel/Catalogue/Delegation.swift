/// One row of the county's delegation list (下沉/赋权): who may handle a matter, and how far.
///
/// Rows carry no dates: the caller passes the rows that are in force.
public struct Delegation: Hashable, Sendable {
    /// Whom a row speaks about.
    public enum Coverage: Hashable, Sendable {
        /// Every service point of the tier, and of no tier beneath it.
        case tier(Tier)
        /// One service point.
        case point(ServicePointID)
    }

    /// What a row says about whom it covers.
    public enum Effect: Hashable, Sendable {
        /// 授予: may handle the matter, up to this mode.
        case grant(HandlingMode)
        /// 排除: may not handle the matter at all.
        case exclude
    }

    /// The matter, in every version.
    public let matter: MatterCode
    /// Whom the row speaks about.
    public let coverage: Coverage
    /// What it says.
    public let effect: Effect

    /// States one row of the delegation list.
    public init(matter: MatterCode, coverage: Coverage, effect: Effect) {
        self.matter = matter
        self.coverage = coverage
        self.effect = effect
    }
}
