/// One paper that a matter asks the applicant for (申请材料).
public struct MaterialRequirement: Hashable, Sendable {
    /// The number within the matter, from 1; cases name materials by it.
    public let number: Int
    /// The name of the paper as the guide prints it.
    public let name: String
    /// How the paper must be handed in.
    public let form: MaterialForm
    /// How many copies, one or more.
    public let copies: Int
    /// Whether the case can go on without it.
    public internal(set) var necessity: MaterialNecessity
    /// Where the applicant gets it (来源渠道).
    public let source: MaterialSource
    /// What the applicant is spared (四免类别).
    public let exemption: MaterialExemption
    /// The code of the department that can supply it by data sharing (可共享来源部门), if any.
    public let sharedFrom: String?
    /// When it is needed (适用情形); nil if always.
    public let applicability: String?
    /// What the guide says about it beyond that.
    public let details: MaterialDetails

    /// Describes one required paper as the catalogue has it.
    public init(
        number: Int,
        name: String,
        form: MaterialForm,
        copies: Int,
        necessity: MaterialNecessity,
        source: MaterialSource = .applicant,
        exemption: MaterialExemption = .nothing,
        sharedFrom: String? = nil,
        applicability: String? = nil,
        details: MaterialDetails = MaterialDetails()
    ) {
        self.number = number
        self.name = name
        self.form = form
        self.copies = copies
        self.necessity = necessity
        self.source = source
        self.exemption = exemption
        self.sharedFrom = sharedFrom
        self.applicability = applicability
        self.details = details
    }
}

/// How a paper must be handed in (材料形式).
public enum MaterialForm: UInt8, CaseIterable, Sendable {
    /// 原件.
    case original = 1
    /// 复印件.
    case copy = 2
    /// 电子.
    case electronic = 3
}

/// Whether a case can go on without a paper (必要性).
public enum MaterialNecessity: Hashable, Sendable {
    /// 必要.
    case required
    /// 非必要.
    case optional
    /// 容缺后补: the catalogue lets it follow within this many working days after acceptance.
    case deferrable(WorkingDays)
}

/// Where an applicant gets a paper (来源渠道).
public enum MaterialSource: UInt8, CaseIterable, Sendable {
    /// 申请人自备.
    case applicant = 0
    /// 政府部门核发.
    case government = 1
    /// 其他.
    case other = 2
}

/// What an applicant is spared for a paper (四免类别).
public enum MaterialExemption: UInt8, CaseIterable, Sendable {
    /// 无.
    case nothing = 0
    /// 免提交: the office fetches it itself.
    case submission = 1
    /// 免填写: the office fills it in from data it has.
    case filling = 2
    /// 免用实物印章.
    case seal = 3
    /// 免用手写签名.
    case signature = 4
}
