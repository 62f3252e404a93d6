/// Code tables that come from programs in use or from the county's own files.
extension CodeSet {
    /// 事项状态.
    public static let matterStatus = CodeSet(
        "事项状态",
        "status",
        .practice,
        [
            .both("1", "在用", "in use"), .both("2", "暂停", "suspended"),
            .both("3", "取消", "withdrawn"),
        ]
    )

    /// 办件状态, as two vendors of approval systems number it alike.
    public static let caseStatus = CodeSet(
        "办件状态",
        "status of a case",
        .practice,
        [
            .unlisted("1", "已接件", "received"), .unlisted("2", "已撤件", "withdrawn early"),
            .unlisted("3", "已受理", "accepted"), .unlisted("4", "不受理", "not taken up"),
            .unlisted("5", "不予受理", "not accepted"),
            .unlisted("6", "补正开始", "correction begins"),
            .unlisted("7", "补正结束", "correction ends"),
            .unlisted("8", "部门开始办理", "handling begins"),
            .unlisted("9", "特别程序开始", "special procedure begins"),
            .unlisted("10", "特别程序结束", "special procedure ends"),
            .unlisted("11", "办结（通过）", "approved"),
            .unlisted("12", "办结（容缺通过）", "approved with gaps"),
            .unlisted("13", "办结（不通过）", "denied"), .unlisted("14", "撤回", "withdrawn"),
            .unlisted("15", "撤销", "revoked"),
            .unlisted("16", "撤件待确认", "withdrawal to confirm"),
        ]
    )

    /// 网办深度.
    public static let onlineDepth = CodeSet(
        "网办深度",
        "online depth",
        .county,
        [
            Entry("1", "一级", "information", listed: "I"),
            Entry("2", "二级", "prefilled", listed: "II"),
            Entry("3", "三级", "accepted online", listed: "III"),
            Entry("4", "四级", "wholly online", listed: "IV"),
        ]
    )

    /// 结果样本类型.
    public static let resultKind = CodeSet(
        "结果样本类型",
        "kind of result",
        .county,
        [
            .both("", "证照", "certificate"), .both("", "批文", "approval"),
            .both("", "审批表", "approval form"), .both("", "其他", "other"),
        ]
    )

    /// 送达方式.
    public static let delivery = CodeSet(
        "送达方式",
        "delivery",
        .county,
        [
            .both("", "窗口领取", "at the window"), .both("", "邮寄送达", "by post"),
            .both("", "电子送达", "electronically"),
        ]
    )

    /// 年审年检.
    public static let annualCheck = CodeSet(
        "年审年检",
        "annual check",
        .county,
        [.both("", "无", "none"), .both("", "年审", "every year")]
    )

    /// 权力来源.
    public static let powerSource = CodeSet(
        "权力来源",
        "source of the power",
        .county,
        [
            .both("", "法定本级行使", "by law at this level"),
            .both("", "上级下放", "passed down from above"),
            .both("", "上级授权", "authorised from above"),
            .both("", "上级委托", "entrusted from above"),
            .both("", "同级授权", "authorised at this level"),
            .both("", "同级委托", "entrusted at this level"), .both("", "其他", "other"),
        ]
    )

    /// 时限单位; the county counts in working days only.
    public static let timeUnit = CodeSet(
        "时限单位",
        "unit of time",
        .county,
        [.both("", "工作日", "working days"), .unlisted("", "自然日", "days")]
    )

    /// 材料形式.
    public static let materialForm = CodeSet(
        "材料形式",
        "form of a material",
        .county,
        [
            .both("", "原件", "original"), .both("", "复印件", "copy"),
            .both("", "电子", "electronic"),
        ]
    )

    /// 必要性.
    public static let materialNeed = CodeSet(
        "必要性",
        "need of a material",
        .county,
        [
            .both("", "必要", "required"), .both("", "非必要", "optional"),
            .both("", "容缺后补", "may follow"),
        ]
    )

    /// 来源渠道.
    public static let materialSource = CodeSet(
        "来源渠道",
        "source of a material",
        .county,
        [
            .both("", "申请人自备", "the applicant"), .both("", "政府部门核发", "the government"),
            .both("", "其他", "other"),
        ]
    )

    /// 四免类别.
    public static let exemption = CodeSet(
        "四免类别",
        "what is spared",
        .county,
        [
            .both("", "免提交", "submission"), .both("", "免填写", "filling in"),
            .both("", "免用实物印章", "the seal"), .both("", "免用手写签名", "the signature"),
            .both("", "无", "nothing"),
        ]
    )
}
