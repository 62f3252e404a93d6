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
    /// To which standard the site is built (建设类型); nil if the register does not say.
    public let standard: SiteStandard?
    /// Where people call (联系电话); may be empty.
    public let phone: String

    /// Describes a service point as the node register has it.
    public init(
        id: ServicePointID,
        tier: Tier,
        division: DivisionCode,
        name: String,
        parent: ServicePointID?,
        standard: SiteStandard? = nil,
        phone: String = ""
    ) {
        self.id = id
        self.tier = tier
        self.division = division
        self.name = name
        self.parent = parent
        self.standard = standard
        self.phone = phone
    }
}

/// To which standard a site is built (建设类型); some matters are delegated to model sites only.
public enum SiteStandard: UInt8, CaseIterable, Sendable {
    /// 示范型.
    case model = 1
    /// 标准型.
    case standard = 2
    /// 基础型.
    case basic = 3
}
