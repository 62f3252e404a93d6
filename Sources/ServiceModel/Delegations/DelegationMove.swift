/// What the county does in a delegation.
///
/// Raw values are written into records and never change their meaning.
public enum DelegationMove: UInt8, CaseIterable, Sendable {
    /// 要约: puts a draft before the point.
    case offer = 1
    /// 培训: takes the acceptance up and trains.
    case train = 2
    /// 试运行: the point accepts and works on cases, the decisions are made above.
    case startTrial = 3
    /// 启用: the point handles the matter as offered.
    case activate = 4
    /// 暂停.
    case suspend = 5
    /// 恢复.
    case resume = 6
    /// 收回.
    case recall = 7
    /// 到期.
    case expire = 8

    /// Whether it takes something away from a point that has it, and so needs notice.
    public var takesAway: Bool {
        switch self {
        case .suspend, .recall, .expire: true
        case .offer, .train, .startTrial, .activate, .resume: false
        }
    }
}

/// One move of the county on one version, as it stands in the register.
public struct DelegationStep: Hashable, Sendable {
    /// The matter.
    public let matter: MatterCode
    /// Whose delegation.
    public let point: ServicePointID
    /// Which version of the offer.
    public let version: Int
    /// What the county does.
    public let move: DelegationMove
    /// The county's day on which it says so.
    public let day: Day
    /// The first day on which it holds.
    public let from: Day
    /// Whether the delegation was invalid in law: then the point also stops cases it has begun.
    public let isUrgent: Bool
    /// The answer it takes up; the county's word that this answer accepted the offer.
    public let answer: EntryName?
    /// Why; may be empty.
    public let reason: String
    /// Number of the document that says so; may be empty.
    public let document: String

    /// States a move.
    public init(
        matter: MatterCode,
        point: ServicePointID,
        version: Int,
        move: DelegationMove,
        day: Day,
        from: Day,
        isUrgent: Bool = false,
        answer: EntryName? = nil,
        reason: String = "",
        document: String = ""
    ) {
        self.matter = matter
        self.point = point
        self.version = version
        self.move = move
        self.day = day
        self.from = from
        self.isUrgent = isUrgent
        self.answer = answer
        self.reason = reason
        self.document = document
    }
}
