/// Who acts: a service point, and what it is entitled to in one case.
public struct Actor: Hashable, Sendable {
    /// The point at whose desk the command is given.
    public let point: ServicePoint
    /// How far the point may take the case's matter; nil if it is not delegated to it.
    public let mode: HandlingMode?
    /// Whether the point holds the right to decide this case.
    public let holdsDecisionRight: Bool

    /// States who acts and with which entitlement.
    public init(point: ServicePoint, mode: HandlingMode?, holdsDecisionRight: Bool) {
        self.point = point
        self.mode = mode
        self.holdsDecisionRight = holdsDecisionRight
    }
}
