/// One fee that a matter charges (收费项目).
public struct FeeItem: Hashable, Sendable {
    /// The number within the matter, from 1.
    public let number: Int
    /// What is paid for.
    public let name: String
    /// How much, in the words of the guide.
    public let standard: String
    /// Whether it can be reduced or waived (是否可减免).
    public let isReducible: Bool
    /// How it is reduced (减免说明); may be empty.
    public let reduction: String

    /// States a fee.
    public init(
        number: Int,
        name: String,
        standard: String,
        isReducible: Bool = false,
        reduction: String = ""
    ) {
        self.number = number
        self.name = name
        self.standard = standard
        self.isReducible = isReducible
        self.reduction = reduction
    }

    /// What an element of the fee says; empty for any other.
    public func text(of element: MatterElement) -> String {
        switch element {
        case .feeName: name
        case .feeItemStandard: standard
        case .feeReducible: isReducible ? "是" : "否"
        case .feeReduction: reduction
        default: ""
        }
    }
}

/// A question that applicants often ask, with the answer (常见问答).
public struct GuideQuestion: Hashable, Sendable {
    /// The number within the matter, from 1.
    public let number: Int
    /// The question.
    public let question: String
    /// The answer.
    public let answer: String

    /// States a question with its answer.
    public init(number: Int, question: String, answer: String) {
        self.number = number
        self.question = question
        self.answer = answer
    }

    /// What an element of the question says; empty for any other.
    public func text(of element: MatterElement) -> String {
        switch element {
        case .question: question
        case .answer: answer
        default: ""
        }
    }
}

/// What a guide says about a paper beyond what cases need; each part may be empty.
public struct MaterialDetails: Hashable, Sendable {
    /// Its kind (材料类型).
    public var kind = ""
    /// How many pages; 0 if the guide does not say.
    public var pages = 0
    /// The format of its pages, such as A4.
    public var pageFormat = ""
    /// A note on where it comes from (来源渠道说明).
    public var sourceNote = ""
    /// Where the blank form is: a file's name or an address.
    public var blankForm = ""
    /// Where a sample is.
    public var sample = ""
    /// How to fill it in (填报须知).
    public var filling = ""
    /// What is accepted (受理标准).
    public var acceptance = ""
    /// On which ground it is asked for (材料依据).
    public var basis = ""

    /// Says nothing.
    public init() {}
}

extension MaterialRequirement {
    /// What an element of the material says, in the words of the list; empty for any other.
    public func text(of element: MatterElement) -> String {
        switch element {
        case .materialName: name
        case .materialKind: details.kind
        case .materialForm: form.title
        case .materialNeed: necessity.title
        case .materialOrder: String(number)
        case .materialPages: details.pages == 0 ? "" : String(details.pages)
        case .materialPageFormat: details.pageFormat
        case .materialSource: source.title
        case .materialSourceNote: details.sourceNote
        case .blankForm: details.blankForm
        case .sample: details.sample
        case .filling: details.filling
        case .acceptance: details.acceptance
        case .materialBasis: details.basis
        case .copies: String(copies)
        case .exemption: exemption.title
        case .applicability: applicability ?? ""
        default: ""
        }
    }
}

extension MaterialForm {
    /// The word of the list of materials.
    public var title: String {
        switch self {
        case .original: "原件"
        case .copy: "复印件"
        case .electronic: "电子"
        }
    }
}

extension MaterialNecessity {
    /// The word of the list of materials.
    public var title: String {
        switch self {
        case .required: "必要"
        case .optional: "非必要"
        case .deferrable: "容缺后补"
        }
    }
}

extension MaterialSource {
    /// The word of the list of materials.
    public var title: String {
        switch self {
        case .applicant: "申请人自备"
        case .government: "政府部门核发"
        case .other: "其他"
        }
    }
}

extension MaterialExemption {
    /// The word of the list of materials.
    public var title: String {
        switch self {
        case .nothing: "无"
        case .submission: "免提交"
        case .filling: "免填写"
        case .seal: "免用实物印章"
        case .signature: "免用手写签名"
        }
    }
}
