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

    /// States who acts and with which entitlement.
    public init(
        point: ServicePoint,
        mode: HandlingMode?,
        holdsDecisionRight: Bool,
        role: OperatorRole? = nil,
        today: Day? = nil
    ) {
        self.point = point
        self.mode = mode
        self.holdsDecisionRight = holdsDecisionRight
        self.role = role
        self.today = today
    }

    /// The same point, with the person who stands at its desk.
    public func acting(as role: OperatorRole, on today: Day) -> Actor {
        Actor(
            point: point,
            mode: mode,
            holdsDecisionRight: holdsDecisionRight,
            role: role,
            today: today
        )
    }

    /// Whether the point may accept applications for this matter in the authority's name. A village
    /// may for public services only (行政许可法 art. 24 gives the rest to administrative organs).
    public func accepts(_ matter: Matter) -> Bool {
        guard let mode, mode >= .acceptance else { return false }
        return point.tier != .village || matter.type == .publicService
    }
}
