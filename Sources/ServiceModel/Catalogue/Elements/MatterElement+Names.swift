/// The elements that the rules, the county's files or the programs name.
extension MatterElement {
    /// 基本编码.
    public static let basicCode = MatterElement(1)
    /// 实施编码.
    public static let code = MatterElement(2)
    /// 业务办理项编码.
    public static let itemCode = MatterElement(3)
    /// 事项名称.
    public static let name = MatterElement(4)
    /// 主项名称.
    public static let mainItem = MatterElement(5)
    /// 事项类型.
    public static let type = MatterElement(6)
    /// 行使层级.
    public static let level = MatterElement(7)
    /// 实施主体.
    public static let body = MatterElement(8)
    /// 实施主体编码.
    public static let bodyCode = MatterElement(9)
    /// 实施主体性质.
    public static let bodyNature = MatterElement(10)
    /// 委托部门.
    public static let entrustedBy = MatterElement(11)
    /// 联办机构.
    public static let jointBody = MatterElement(12)
    /// 设定依据.
    public static let legalBasis = MatterElement(13)
    /// 受理条件.
    public static let acceptanceConditions = MatterElement(14)
    /// 办件类型.
    public static let caseKind = MatterElement(15)
    /// 法定办结时限（工作日）.
    public static let statutoryLimit = MatterElement(16)
    /// 承诺办结时限（工作日）.
    public static let promisedLimit = MatterElement(17)
    /// 特别程序.
    public static let specialProcedures = MatterElement(18)
    /// 办理形式.
    public static let channels = MatterElement(19)
    /// 到办事现场次数.
    public static let visits = MatterElement(20)
    /// 是否网办.
    public static let isOnline = MatterElement(21)
    /// 网办深度.
    public static let onlineDepth = MatterElement(22)
    /// 通办范围.
    public static let commonArea = MatterElement(23)
    /// 是否支持预约.
    public static let takesAppointments = MatterElement(24)
    /// 是否支持物流快递.
    public static let sendsByPost = MatterElement(25)
    /// 是否收费.
    public static let hasFee = MatterElement(26)
    /// 收费标准.
    public static let feeStandard = MatterElement(27)
    /// 收费依据.
    public static let feeBasis = MatterElement(28)
    /// 办理流程.
    public static let flow = MatterElement(29)
    /// 结果名称.
    public static let resultName = MatterElement(30)
    /// 结果样本类型.
    public static let resultKind = MatterElement(31)
    /// 送达方式.
    public static let delivery = MatterElement(32)
    /// 数量限制.
    public static let quota = MatterElement(33)
    /// 年审年检.
    public static let annualCheck = MatterElement(34)
    /// 中介服务.
    public static let intermediary = MatterElement(35)
    /// 服务对象.
    public static let applicants = MatterElement(36)
    /// 面向自然人主题.
    public static let personTheme = MatterElement(37)
    /// 面向法人主题.
    public static let companyTheme = MatterElement(38)
    /// 是否可容缺.
    public static let takesGaps = MatterElement(39)
    /// 是否告知承诺制.
    public static let takesPromises = MatterElement(40)
    /// 是否秒批.
    public static let isInstant = MatterElement(41)
    /// 办理地点.
    public static let place = MatterElement(42)
    /// 办理时间.
    public static let openingHours = MatterElement(43)
    /// 咨询电话.
    public static let phone = MatterElement(44)
    /// 监督电话.
    public static let supervisionPhone = MatterElement(45)
    /// 事项状态.
    public static let status = MatterElement(46)
    /// 版本号.
    public static let version = MatterElement(47)
    /// 生效日期.
    public static let effectiveFrom = MatterElement(48)
    /// 流程模板.
    public static let workflow = MatterElement(49)
    /// 表单编号.
    public static let form = MatterElement(50)
    /// 年均办件量（件）.
    public static let yearlyCases = MatterElement(51)
    /// 权力来源.
    public static let powerSource = MatterElement(52)
    /// 法定办结时限单位.
    public static let statutoryUnit = MatterElement(53)
    /// 法定办结时限说明.
    public static let statutoryNote = MatterElement(54)
    /// 承诺办结时限单位.
    public static let promisedUnit = MatterElement(55)
    /// 承诺办结时限说明.
    public static let promisedNote = MatterElement(56)
    /// 计划取消日期.
    public static let cancelledFrom = MatterElement(57)
    /// 电脑端办理网址.
    public static let onlineAddress = MatterElement(58)
    /// 移动端办理网址.
    public static let mobileAddress = MatterElement(59)
    /// 本地基本编码.
    public static let localBasicCode = MatterElement(60)
    /// 本地实施编码.
    public static let localCode = MatterElement(61)
    /// 是否进驻政务大厅.
    public static let entersHall = MatterElement(62)
    /// 是否支持网上支付.
    public static let paysOnline = MatterElement(63)
    /// 是否支持自助终端办理.
    public static let usesTerminals = MatterElement(64)
    /// 结果样本.
    public static let resultSample = MatterElement(65)
    /// 必须现场办理原因.
    public static let visitReason = MatterElement(66)
    /// 乡镇（街道）代码.
    public static let townshipCode = MatterElement(67)
    /// 乡镇（街道）名称.
    public static let townshipName = MatterElement(68)
    /// 村（社区）代码.
    public static let villageCode = MatterElement(69)
    /// 村（社区）名称.
    public static let villageName = MatterElement(70)
    /// 申请人权利和义务.
    public static let rights = MatterElement(71)
    /// 行政复议途径.
    public static let review = MatterElement(72)
    /// 行政诉讼途径.
    public static let litigation = MatterElement(73)
    /// 审查标准.
    public static let examination = MatterElement(74)
    /// 禁止性要求.
    public static let prohibitions = MatterElement(75)
    /// 办理流程图.
    public static let flowChart = MatterElement(76)
    /// 办理环节.
    public static let flowSteps = MatterElement(77)
    /// 办理进程查询.
    public static let inquiry = MatterElement(78)
    /// 结果有效期限.
    public static let resultTerm = MatterElement(79)
    /// 结果领取说明.
    public static let collection = MatterElement(80)
    /// 预约网址.
    public static let bookingAddress = MatterElement(81)
    /// 在线咨询网址.
    public static let questionAddress = MatterElement(82)
    /// 在线投诉网址.
    public static let complaintAddress = MatterElement(83)
    /// 办理系统名称.
    public static let system = MatterElement(84)
    /// 办理系统层级.
    public static let systemLevel = MatterElement(85)
    /// 权限划分.
    public static let division = MatterElement(86)
    /// 行使内容.
    public static let powerContent = MatterElement(87)
    /// 责任科室.
    public static let office = MatterElement(88)
    /// 责任事项依据.
    public static let dutyBasis = MatterElement(89)
    /// 是否最多跑一次.
    public static let isOnce = MatterElement(90)
    /// 是否全程网办.
    public static let isWhollyOnline = MatterElement(91)
    /// 是否跨省通办.
    public static let isAcrossProvinces = MatterElement(92)
    /// 是否支持帮办代办.
    public static let isAssisted = MatterElement(93)
    /// 是否公示.
    public static let isPublic = MatterElement(94)
    /// 备注.
    public static let remark = MatterElement(95)
    /// 材料名称.
    public static let materialName = MatterElement(96)
    /// 材料类型.
    public static let materialKind = MatterElement(97)
    /// 材料形式.
    public static let materialForm = MatterElement(98)
    /// 必要性.
    public static let materialNeed = MatterElement(99)
    /// 序号.
    public static let materialOrder = MatterElement(100)
    /// 页数.
    public static let materialPages = MatterElement(101)
    /// 页面规格.
    public static let materialPageFormat = MatterElement(102)
    /// 来源渠道.
    public static let materialSource = MatterElement(103)
    /// 来源渠道说明.
    public static let materialSourceNote = MatterElement(104)
    /// 空白表.
    public static let blankForm = MatterElement(105)
    /// 样表.
    public static let sample = MatterElement(106)
    /// 填报须知.
    public static let filling = MatterElement(107)
    /// 受理标准.
    public static let acceptance = MatterElement(108)
    /// 材料依据.
    public static let materialBasis = MatterElement(109)
    /// 份数.
    public static let copies = MatterElement(110)
    /// 四免类别.
    public static let exemption = MatterElement(111)
    /// 适用情形.
    public static let applicability = MatterElement(112)
    /// 收费项目名称.
    public static let feeName = MatterElement(113)
    /// 收费项目标准.
    public static let feeItemStandard = MatterElement(114)
    /// 是否可减免.
    public static let feeReducible = MatterElement(115)
    /// 减免说明.
    public static let feeReduction = MatterElement(116)
    /// 常见问题.
    public static let question = MatterElement(117)
    /// 问题解答.
    public static let answer = MatterElement(118)
}
