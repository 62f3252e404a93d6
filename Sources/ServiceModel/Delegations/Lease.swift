/// Whether a point's delegations are proved fresh enough to act on them (租期).
///
/// Without a lease a point takes papers in and answers questions; it neither accepts nor decides.
public enum Lease: Hashable, Sendable {
    /// None is needed: at the county, or where the county has never sent a beacon.
    case unlimited
    /// Good until then, seconds since 1970 by the county's clock.
    case valid(until: Int64)
    /// Ended then.
    case lapsed(until: Int64)
    /// The wall clock lies before a moment that is proved to have passed, or was set back.
    case unproved(notBefore: Int64)

    /// Judges a lease.
    ///
    /// It ends when either the wall clock or the proved time passes its end: a clock that was set
    /// back gains nothing.
    ///
    /// - Parameters:
    ///   - beacon: The newest the register holds; nil if the county never sent one.
    ///   - wall: Seconds since 1970 by this machine's wall clock.
    ///   - proved: What is proved about the time; nil before anything was signed.
    public init(
        of beacon: Beacon?,
        at tier: Tier,
        wall: Int64,
        proved: ProvedTime?,
        rules: DelegationRules = DelegationRules()
    ) {
        guard let beacon, let end = beacon.end(at: tier) else {
            self = .unlimited
            return
        }
        let floor = max(proved?.floor ?? .min, beacon.countyTime)
        if floor > end {
            self = .lapsed(until: end)
            return
        }
        let tolerance = rules.clockToleranceSeconds
        let mark = max(floor, proved?.wall ?? .min)
        let (bound, overflow) = wall.addingReportingOverflow(tolerance)
        if !overflow, bound < mark {
            self = .unproved(notBefore: mark)
        } else {
            self = wall > end ? .lapsed(until: end) : .valid(until: end)
        }
    }

    /// Why a step that binds the authority is not possible now; nil if it is.
    public var refusal: Refusal? {
        switch self {
        case .unlimited, .valid: nil
        case .lapsed(let end): .leaseLapsed(until: Day(beijingSeconds: end))
        case .unproved(let moment): .timeUnproved(notBefore: Day(beijingSeconds: moment))
        }
    }
}
