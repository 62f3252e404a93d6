/// Code tables of GB/T 39046-2020, appendix A. Where the county's files have a word of their own for
/// an entry, it stands beside the national one.
extension CodeSet {
    /// 事项类型.
    public static let matterType = CodeSet(
        "事项类型",
        "legal kind",
        .nationalData,
        [
            .unlisted("00", "行政权力", "administrative power"),
            .both("01", "行政许可", "licence"), .unlisted("02", "行政处罚", "penalty"),
            .unlisted("03", "行政强制", "coercion"), .both("04", "行政征收", "levy"),
            .both("05", "行政给付", "benefit"), .unlisted("06", "行政检查", "inspection"),
            .both("07", "行政确认", "confirmation"), .both("08", "行政奖励", "reward"),
            .both("09", "行政裁决", "adjudication"), .both("10", "其他行政权力", "other power"),
            .both("20", "公共服务", "public service"),
        ]
    )

    /// 行使层级; a field may hold several. The county's list is of its own level only.
    public static let useLevel = CodeSet(
        "行使层级",
        "level of exercise",
        .nationalData,
        [
            .unlisted("1", "国家级", "national"), .unlisted("2", "省级", "province"),
            .unlisted("3", "市级", "prefecture"), .both("4", "县级", "county"),
            .unlisted("5", "乡级", "township"), .unlisted("6", "村级", "village"),
            .unlisted("7", "分级管理", "by levels"),
        ]
    )

    /// 实施主体性质.
    public static let bodyNature = CodeSet(
        "实施主体性质",
        "nature of the body",
        .nationalData,
        [
            .both("1", "法定机关", "statutory organ"), .both("2", "授权组织", "authorised body"),
            .both("3", "受委托组织", "entrusted body"), .unlisted("9", "其他", "other"),
        ]
    )

    /// 服务对象; the county's list puts legal persons of all kinds under one word.
    public static let applicantKind = CodeSet(
        "服务对象",
        "who applies",
        .nationalData,
        [
            .both("1", "自然人", "natural person"), .both("", "法人", "legal person"),
            .unlisted("2", "企业法人", "company"), .unlisted("3", "事业法人", "institution"),
            .unlisted("4", "社会组织法人", "association"),
            .unlisted("5", "行政机关", "administrative organ"),
            .unlisted("6", "其他组织", "other organisation"),
        ]
    )

    /// 办理形式; the county's list adds the self-service terminal.
    public static let channel = CodeSet(
        "办理形式",
        "channels",
        .nationalData,
        [
            .both("1", "窗口", "window"), Entry("2", "电脑端", "computer", listed: "网办"),
            .unlisted("3", "移动端", "telephone"), .unlisted("4", "快递", "post"),
            .both("", "一体机", "terminal"), .unlisted("9", "其他", "other"),
        ]
    )

    /// 办件类型.
    public static let caseKind = CodeSet(
        "办件类型",
        "kind of case",
        .nationalData,
        [
            .both("1", "即办件", "at once"), .both("2", "承诺件", "promised"),
            .unlisted("9", "其他", "other"),
        ]
    )

    /// 特别程序.
    public static let specialProcedure = CodeSet(
        "特别程序",
        "special procedure",
        .nationalData,
        [
            .unlisted("1", "延长审批", "extension"),
            .unlisted("2", "除延长审批之外", "other than extension"),
        ]
    )

    /// 满意度.
    public static let satisfaction = CodeSet(
        "满意度",
        "satisfaction",
        .nationalData,
        [
            .unlisted("1", "非常满意", "very satisfied"), .unlisted("2", "满意", "satisfied"),
            .unlisted("3", "基本满意", "fairly satisfied"),
            .unlisted("4", "不满意", "dissatisfied"),
            .unlisted("5", "非常不满意", "very dissatisfied"),
        ]
    )

    /// 业务动作; the standard names them without codes.
    public static let stepAction = CodeSet(
        "业务动作",
        "action of a step",
        .nationalData,
        [
            .unlisted("", "通过", "passed"), .unlisted("", "退回", "sent back"),
            .unlisted("", "其他", "other"),
        ]
    )

    /// 环节办理状态.
    public static let stepStatus = CodeSet(
        "环节办理状态",
        "state of a step",
        .nationalData,
        [.unlisted("1", "待办", "to do"), .unlisted("2", "已办", "done")]
    )

    /// 通办范围; the standard names them without codes, and the county's list by the area itself.
    public static let commonArea = CodeSet(
        "通办范围",
        "area of common handling",
        .nationalData,
        [
            .both("", "全国", "nationwide"), Entry("", "跨省", "across provinces", listed: nil),
            Entry("", "跨市", "across prefectures", listed: "全省"),
            Entry("", "跨县", "across counties", listed: "全市"),
            .both("", "全县", "countywide"), .both("", "无", "none"),
        ]
    )

    /// 评价渠道; the standard names them without codes.
    public static let evaluationChannel = CodeSet(
        "评价渠道",
        "channel of evaluation",
        .nationalData,
        [
            .unlisted("", "PC", "computer"), .unlisted("", "移动端", "telephone"),
            .unlisted("", "二维码", "two-dimensional code"),
            .unlisted("", "大厅平板", "tablet in the hall"),
            .unlisted("", "大厅其他终端", "other terminal in the hall"),
            .unlisted("", "电话", "call"), .unlisted("", "短信", "message"),
        ]
    )
}
