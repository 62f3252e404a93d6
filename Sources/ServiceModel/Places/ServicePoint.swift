/// A place that serves citizens: the county hall, a township centre or a village station.
///
/// Identity is ``id``; code, name and even parent may change while the point stays the same.
public struct ServicePoint: Hashable, Sendable {
    /// The lasting identity.
    public let id: ServicePointID
    /// The level at which the point stands.
    public let tier: Tier
    /// The division it serves today.
    public let division: DivisionCode
    /// The name people use, such as 禾川县城关镇便民服务中心.
    public let name: String
    /// The point directly above; nil for the county.
    public let parent: ServicePointID?

    /// Describes a service point as the node register has it.
    public init(
        id: ServicePointID,
        tier: Tier,
        division: DivisionCode,
        name: String,
        parent: ServicePointID?
    ) {
        self.id = id
        self.tier = tier
        self.division = division
        self.name = name
        self.parent = parent
    }
}
