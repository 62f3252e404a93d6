/// The county's own numbers for delegating: how long, how soon, how many.
///
/// They are configuration of a county, not law; the defaults are a proposal.
public struct DelegationRules: Hashable, Sendable {
    /// Days for which a beacon proves a village's delegations (租期).
    public var villageLeaseDays = 7
    /// Days for which a beacon proves a township's delegations.
    public var townshipLeaseDays = 14
    /// Working days a point has to answer an offer.
    public var replyWorkingDays = 15
    /// Days between publishing a suspension, recall or expiry and its first day, urgent ones excepted.
    public var noticeDays = 5
    /// Cases of a trial (试运行) before the county may activate.
    public var trialCases = 3
    /// Days after the end of a lease at which the county is told of a silent point.
    public var staleLeaseDays = 10
    /// Seconds a wall clock may lie before the time that is proved and still count as right:
    /// county and village never agree to the second.
    public var clockToleranceSeconds: Int64 = 3_600

    /// The defaults.
    public init() {}

    /// Days of lease at a tier; nil for the county, which needs none.
    public func leaseDays(at tier: Tier) -> Int? {
        switch tier {
        case .county: nil
        case .township: townshipLeaseDays
        case .village: villageLeaseDays
        }
    }
}
