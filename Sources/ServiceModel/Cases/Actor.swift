/// Who acts: a service point, and what it is entitled to in one case.
public struct Actor: Hashable, Sendable {
    /// The point at whose desk the command is given.
    public let point: ServicePoint
    /// How far the point may take the case's matter; nil if it is not delegated to it.
    public let mode: HandlingMode?
    /// Whether the point holds the right to decide this case.
    public let holdsDecisionRight: Bool
    /// The person's function; nil where nobody asks, because another replica judges.
    public let role: OperatorRole?
    /// The author's day; nil where nobody asks.
    public let today: Day?

    /// The urgent recall by which the point also stops the cases it has begun; nil without one.
    public let stoppedBy: DelegationStep?
    /// Whether its delegations are proved fresh enough to act on. Asked of whoever gives a command,
    /// not of whom an entry is judged: nobody else knows that clock.
    public let lease: Lease

    /// States who acts and with which entitlement.
    public init(
        point: ServicePoint,
        mode: HandlingMode?,
        holdsDecisionRight: Bool,
        role: OperatorRole? = nil,
        today: Day? = nil,
        stoppedBy: DelegationStep? = nil,
        lease: Lease = .unlimited
    ) {
        self.point = point
        self.mode = mode
        self.holdsDecisionRight = holdsDecisionRight
        self.role = role
        self.today = today
        self.stoppedBy = stoppedBy
        self.lease = lease
    }

    /// The same point, with the person who stands at its desk.
    public func acting(as role: OperatorRole, on today: Day) -> Actor {
        Actor(
            point: point,
            mode: mode,
            holdsDecisionRight: holdsDecisionRight,
            role: role,
            today: today,
            stoppedBy: stoppedBy,
            lease: lease
        )
    }

    /// Whether the point may accept applications for this matter in the authority's name. A village
    /// may for public services only (行政许可法 art. 24 gives the rest to administrative organs).
    public func accepts(_ matter: Matter) -> Bool {
        guard let mode, mode >= .acceptance else { return false }
        return point.tier != .village || matter.type == .publicService
    }
}
