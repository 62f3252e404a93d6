extension MatterElement {
    /// 1 to 51: the columns of the county's list.
    ///
    /// Rows stand in the order of their numbers. National columns are those of the exchange tables of the
    /// national platform that carry the implementation list (GB/T 39554.2, ZWFW C0109.2); nil where the
    /// list has the element under no column that is confirmed, or where it is the county's own.
    static let listedRows: [ElementRow] = [
        ElementRow(
            "基本编码",
            "basic code",
            "catalog_code",
            .code(lengths: [12], digitsOnly: true),
            .mandatory,
            .county,
            .identity
        ),
        ElementRow(
            "实施编码",
            "implementation code",
            "task_code",
            .code(lengths: [31], digitsOnly: false),
            .mandatory,
            .county,
            .identity
        ),
        ElementRow(
            "业务办理项编码",
            "handling item code",
            "task_handle_item",
            .code(lengths: [33], digitsOnly: false),
            .mandatory,
            .county,
            .identity
        ),
        ElementRow("事项名称", "name", "task_name", .text, .mandatory, .county, .identity),
        ElementRow("主项名称", "main item", nil, .text, .mandatory, .county, .identity),
        ElementRow(
            "事项类型",
            "legal kind",
            "task_type",
            .choice(of: .matterType),
            .mandatory,
            .county,
            .identity
        ),
        ElementRow(
            "行使层级",
            "level of exercise",
            "use_level",
            .choice(of: .useLevel),
            .mandatory,
            .county,
            .identity
        ),
        ElementRow("实施主体", "implementing body", "dept_name", .text, .mandatory, .county, .identity),
        ElementRow(
            "实施主体编码",
            "code of the body",
            "dept_code",
            .creditCode,
            .mandatory,
            .county,
            .identity
        ),
        ElementRow(
            "实施主体性质",
            "nature of the body",
            "dept_type",
            .choice(of: .bodyNature),
            .mandatory,
            .county,
            .identity
        ),
        ElementRow("委托部门", "entrusted by", "entrust_name", .text, .optional, .county, .identity),
        ElementRow("联办机构", "joint body", "other_dept", .department, .optional, .county, .identity),
        ElementRow("设定依据", "legal basis", "by_law", .text, .mandatory, .county, .basis),
        ElementRow(
            "受理条件",
            "conditions of acceptance",
            "accept_condition",
            .text,
            .mandatory,
            .county,
            .basis
        ),
        ElementRow(
            "办件类型",
            "kind of case",
            "project_type",
            .choice(of: .caseKind),
            .mandatory,
            .county,
            .limits
        ),
        ElementRow(
            "法定办结时限（工作日）",
            "limit by law, working days",
            "anticipate_day",
            .number(1...9_999),
            .mandatory,
            .county,
            .limits
        ),
        ElementRow(
            "承诺办结时限（工作日）",
            "promised limit, working days",
            "promise_day",
            .number(1...9_999),
            .mandatory,
            .county,
            .limits
        ),
        ElementRow(
            "特别程序",
            "special procedures",
            "special_procedure",
            .text,
            .optional,
            .county,
            .limits
        ),
        ElementRow(
            "办理形式",
            "channels",
            "handle_type",
            .choices(of: .channel),
            .optional,
            .county,
            .handling
        ),
        ElementRow(
            "到办事现场次数",
            "visits needed",
            "limit_scene_num",
            .number(0...2),
            .mandatory,
            .county,
            .handling
        ),
        ElementRow("是否网办", "handled online", "is_online", .yesNo, .mandatory, .county, .online),
        ElementRow(
            "网办深度",
            "online depth",
            "online_handle_depth",
            .choice(of: .onlineDepth),
            .mandatoryIfYes(.isOnline),
            .county,
            .online
        ),
        ElementRow(
            "通办范围",
            "area of common handling",
            "handle_area",
            .choice(of: .commonArea),
            .optional,
            .county,
            .handling
        ),
        ElementRow(
            "是否支持预约",
            "takes appointments",
            "is_schedule",
            .yesNo,
            .optional,
            .county,
            .handling
        ),
        ElementRow(
            "是否支持物流快递",
            "delivers by post",
            "is_express",
            .yesNo,
            .mandatory,
            .county,
            .result
        ),
        ElementRow("是否收费", "has a fee", "is_fee", .yesNo, .mandatory, .county, .fees),
        ElementRow("收费标准", "fee standard", nil, .text, .mandatoryIfYes(.hasFee), .county, .fees),
        ElementRow(
            "收费依据",
            "fee basis",
            "fee_basis",
            .text,
            .mandatoryIfYes(.hasFee),
            .county,
            .fees
        ),
        ElementRow("办理流程", "flow", "handle_flow", .text, .mandatory, .county, .handling),
        ElementRow(
            "结果名称",
            "name of the result",
            "result_name",
            .text,
            .mandatory,
            .county,
            .result
        ),
        ElementRow(
            "结果样本类型",
            "kind of result",
            "result_type",
            .choice(of: .resultKind),
            .mandatory,
            .county,
            .result
        ),
        ElementRow("送达方式", "delivery", nil, .choices(of: .delivery), .optional, .county, .result),
        ElementRow("数量限制", "quota", "limit_explain", .text, .optional, .county, .basis),
        ElementRow(
            "年审年检",
            "annual check",
            nil,
            .choice(of: .annualCheck),
            .optional,
            .county,
            .result
        ),
        ElementRow(
            "中介服务",
            "intermediary service",
            "service_type",
            .text,
            .optional,
            .county,
            .handling
        ),
        ElementRow(
            "服务对象",
            "who applies",
            "server_type",
            .choices(of: .applicantKind),
            .mandatory,
            .county,
            .basis
        ),
        ElementRow("面向自然人主题", "theme for persons", nil, .text, .optional, .county, .identity),
        ElementRow("面向法人主题", "theme for legal persons", nil, .text, .optional, .county, .identity),
        ElementRow("是否可容缺", "accepted with gaps", nil, .yesNo, .optional, .county, .handling),
        ElementRow("是否告知承诺制", "notify and commit", nil, .yesNo, .optional, .county, .handling),
        ElementRow("是否秒批", "approved at once", nil, .yesNo, .optional, .county, .handling),
        ElementRow("办理地点", "place", "transact_addr", .text, .mandatory, .local, .contact),
        ElementRow("办理时间", "opening hours", "transact_time", .text, .mandatory, .local, .contact),
        ElementRow("咨询电话", "where to ask", "link_way", .phones, .mandatory, .local, .contact),
        ElementRow(
            "监督电话",
            "where to complain",
            "supervise_way",
            .phones,
            .mandatory,
            .local,
            .contact
        ),
        ElementRow(
            "事项状态",
            "status",
            "task_state",
            .choice(of: .matterStatus),
            .mandatory,
            .county,
            .identity
        ),
        ElementRow("版本号", "version", "task_version", .version, .mandatory, .county, .identity),
        ElementRow(
            "生效日期",
            "effective from",
            "plan_effective_date",
            .day,
            .mandatory,
            .county,
            .identity
        ),
        ElementRow("流程模板", "workflow template", nil, .document, .optional, .local, .county),
        ElementRow("表单编号", "form", nil, .document, .optional, .local, .county),
        ElementRow(
            "年均办件量（件）",
            "cases a year",
            nil,
            .number(0...99_999_999),
            .optional,
            .local,
            .county
        ),
    ]
}
