/// What a point must show before a matter is delegated to it (承接条件): 接得住.
///
/// Raw values are written into records and never change their meaning.
public enum CapabilityItem: UInt8, CaseIterable, Comparable, Sendable {
    /// A/B 岗: a named person and a backup.
    case staff = 1
    /// 培训合格: training passed.
    case training = 2
    /// 系统账号: access to the systems it needs.
    case systemAccess = 3
    /// 设备网络: device and network.
    case network = 4
    /// 印章: seal or electronic seal.
    case seal = 5
    /// 县级联系人: somebody of the county to ask.
    case countyContact = 6
    /// 办事指南: guide complete, no mandatory element missing.
    case guide = 7
    /// 样件: a sample case passed.
    case sampleCase = 8

    /// Orders items as they are listed.
    public static func < (lhs: CapabilityItem, rhs: CapabilityItem) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}

/// One item of an acceptance, with what shows it.
public struct CapabilityCheck: Hashable, Sendable {
    /// Which item.
    public let item: CapabilityItem
    /// How it stands.
    public let finding: Finding

    /// How an item stands.
    public enum Finding: Hashable, Sendable {
        /// Met: what shows it, and who says so.
        case met(evidence: String, by: String)
        /// Not met yet: by which day, and how.
        case due(Day, plan: String)
    }

    /// States how an item stands.
    public init(_ item: CapabilityItem, _ finding: Finding) {
        self.item = item
        self.finding = finding
    }

    /// The day by which it will be met; nil if it is.
    public var due: Day? {
        guard case .due(let day, _) = finding else { return nil }
        return day
    }
}
