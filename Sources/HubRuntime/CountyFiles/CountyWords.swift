import ServiceModel

/// The words in which the county's files write values of a code table, each way.
struct CountyWords<Value: Hashable & Sendable>: Sendable {
    /// The words, in the order of the contract.
    let words: [String]
    private let values: [String: Value]

    init(_ pairs: KeyValuePairs<String, Value>) {
        words = pairs.map(\.key)
        values = Dictionary(
            pairs.map { ($0.key, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The value of a word; nil if the table lacks it.
    subscript(word: String) -> Value? { values[word] }

    /// The word of a value; nil if the files never write it. O(words).
    func word(for value: Value) -> String? {
        words.first { values[$0] == value }
    }

    /// The cells that hold one of the words.
    var kind: CellKind { .choice(words) }
}

enum Words {
    static let tiers = CountyWords<Tier>(["县级": .county, "乡级": .township, "村级": .village])
    static let delegableTiers = CountyWords<Tier>(["乡级": .township, "村级": .village])
    static let standards = CountyWords<SiteStandard>([
        "示范型": .model, "标准型": .standard, "基础型": .basic,
    ])
    static let natures = CountyWords<DepartmentNature>([
        "机关": .organ, "事业单位": .institution, "群众团体": .massOrganisation,
    ])
    /// Only the types that a citizen can apply for: penalties, coercion and inspections are no
    /// matters of a service counter.
    static let types = CountyWords<MatterType>([
        "行政许可": .licence, "行政征收": .levy, "行政给付": .benefit, "行政确认": .confirmation,
        "行政奖励": .reward, "行政裁决": .adjudication, "其他行政权力": .other, "公共服务": .publicService,
    ])
    static let statuses = CountyWords<MatterStatus>([
        "在用": .inUse, "暂停": .suspended, "取消": .withdrawn,
    ])
    static let forms = CountyWords<MaterialForm>([
        "原件": .original, "复印件": .copy, "电子": .electronic,
    ])
    static let sources = CountyWords<MaterialSource>([
        "申请人自备": .applicant, "政府部门核发": .government, "其他": .other,
    ])
    static let exemptions = CountyWords<MaterialExemption>([
        "免提交": .submission, "免填写": .filling, "免用实物印章": .seal, "免用手写签名": .signature,
        "无": .nothing,
    ])
    static let modes = CountyWords<HandlingMode>([
        "受理": .acceptance, "代办": .agency, "办结": .decision,
    ])
    static let dayKinds = CountyWords<DayKind>([
        "工作日": .workday, "周末": .weekend, "节假日": .holiday, "调休上班": .exchanged,
    ])
    static let yesNo = ["是", "否"]
    static let weekdays = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]
}
