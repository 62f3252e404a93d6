/// One element (要素) of a matter in the county's implementation list.
///
/// Raw values are the column numbers of that list: 1 to 48 are the national elements of the
/// implementation list (实施清单), 49 to 51 are the county's own. The list's rows, change lists and
/// published matters all name elements by this table.
public enum MatterElement: UInt8, CaseIterable, Sendable {
    /// 基本编码.
    case basicCode = 1
    /// 实施编码.
    case code = 2
    /// 业务办理项编码.
    case itemCode = 3
    /// 事项名称.
    case name = 4
    /// 主项名称.
    case mainItem = 5
    /// 事项类型.
    case type = 6
    /// 行使层级.
    case level = 7
    /// 实施主体.
    case body = 8
    /// 实施主体编码.
    case bodyCode = 9
    /// 实施主体性质.
    case bodyNature = 10
    /// 委托部门.
    case entrustedBy = 11
    /// 联办机构.
    case jointBody = 12
    /// 设定依据.
    case legalBasis = 13
    /// 受理条件.
    case acceptanceConditions = 14
    /// 办件类型.
    case caseKind = 15
    /// 法定办结时限（工作日）.
    case statutoryLimit = 16
    /// 承诺办结时限（工作日）.
    case promisedLimit = 17
    /// 特别程序.
    case specialProcedures = 18
    /// 办理形式.
    case channels = 19
    /// 到办事现场次数.
    case visits = 20
    /// 是否网办.
    case isOnline = 21
    /// 网办深度.
    case onlineDepth = 22
    /// 通办范围.
    case commonArea = 23
    /// 是否支持预约.
    case takesAppointments = 24
    /// 是否支持物流快递.
    case sendsByPost = 25
    /// 是否收费.
    case hasFee = 26
    /// 收费标准.
    case feeStandard = 27
    /// 收费依据.
    case feeBasis = 28
    /// 办理流程.
    case flow = 29
    /// 结果名称.
    case resultName = 30
    /// 结果样本类型.
    case resultKind = 31
    /// 送达方式.
    case delivery = 32
    /// 数量限制.
    case quota = 33
    /// 年审年检.
    case annualCheck = 34
    /// 中介服务.
    case intermediary = 35
    /// 服务对象.
    case applicants = 36
    /// 面向自然人主题.
    case personTheme = 37
    /// 面向法人主题.
    case companyTheme = 38
    /// 是否可容缺.
    case takesGaps = 39
    /// 是否告知承诺制.
    case takesPromises = 40
    /// 是否秒批.
    case isInstant = 41
    /// 办理地点.
    case place = 42
    /// 办理时间.
    case openingHours = 43
    /// 咨询电话.
    case phone = 44
    /// 监督电话.
    case supervisionPhone = 45
    /// 事项状态.
    case status = 46
    /// 版本号.
    case version = 47
    /// 生效日期.
    case effectiveFrom = 48
    /// 流程模板.
    case workflow = 49
    /// 表单编号.
    case form = 50
    /// 年均办件量（件）.
    case yearlyCases = 51

    /// Whether a ``Matter`` holds the element in a property of its own or derives it from its code,
    /// so that it is not among ``Matter/elements``.
    public var isTyped: Bool {
        switch self {
        case .basicCode, .code, .bodyCode, .name, .type, .statutoryLimit, .promisedLimit, .status,
            .version, .effectiveFrom:
            true
        default: false
        }
    }
}

extension MatterElement: Comparable {
    /// Orders elements as the columns stand.
    public static func < (lhs: MatterElement, rhs: MatterElement) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
