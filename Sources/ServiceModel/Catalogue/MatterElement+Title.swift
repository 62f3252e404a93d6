extension MatterElement {
    /// The column's header in the implementation list, such as 承诺办结时限（工作日）.
    public var title: String {
        switch self {
        case .basicCode: "基本编码"
        case .code: "实施编码"
        case .itemCode: "业务办理项编码"
        case .name: "事项名称"
        case .mainItem: "主项名称"
        case .type: "事项类型"
        case .level: "行使层级"
        case .body: "实施主体"
        case .bodyCode: "实施主体编码"
        case .bodyNature: "实施主体性质"
        case .entrustedBy: "委托部门"
        case .jointBody: "联办机构"
        case .legalBasis: "设定依据"
        case .acceptanceConditions: "受理条件"
        case .caseKind: "办件类型"
        case .statutoryLimit: "法定办结时限（工作日）"
        case .promisedLimit: "承诺办结时限（工作日）"
        case .specialProcedures: "特别程序"
        case .channels: "办理形式"
        case .visits: "到办事现场次数"
        case .isOnline: "是否网办"
        case .onlineDepth: "网办深度"
        case .commonArea: "通办范围"
        case .takesAppointments: "是否支持预约"
        case .sendsByPost: "是否支持物流快递"
        case .hasFee: "是否收费"
        case .feeStandard: "收费标准"
        case .feeBasis: "收费依据"
        case .flow: "办理流程"
        case .resultName: "结果名称"
        case .resultKind: "结果样本类型"
        case .delivery: "送达方式"
        case .quota: "数量限制"
        case .annualCheck: "年审年检"
        case .intermediary: "中介服务"
        case .applicants: "服务对象"
        case .personTheme: "面向自然人主题"
        case .companyTheme: "面向法人主题"
        case .takesGaps: "是否可容缺"
        case .takesPromises: "是否告知承诺制"
        case .isInstant: "是否秒批"
        case .place: "办理地点"
        case .openingHours: "办理时间"
        case .phone: "咨询电话"
        case .supervisionPhone: "监督电话"
        case .status: "事项状态"
        case .version: "版本号"
        case .effectiveFrom: "生效日期"
        case .workflow: "流程模板"
        case .form: "表单编号"
        case .yearlyCases: "年均办件量（件）"
        }
    }

    /// The element with this header, spelled as ``title`` spells it; nil for any other. O(elements).
    public init?(title: some StringProtocol) {
        guard let found = Self.allCases.first(where: { $0.title == title }) else { return nil }
        self = found
    }
}
