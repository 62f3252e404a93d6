extension MatterElement {
    /// 52 to 95: further elements of the matter as a whole.
    static let furtherRows: [ElementRow] = [
        ElementRow(
            "权力来源",
            "source of the power",
            "power_source",
            .choice(of: .powerSource),
            .mandatory,
            .county,
            .basis
        ),
        ElementRow(
            "法定办结时限单位",
            "unit of the limit by law",
            "anticipate_type",
            .choice(of: .timeUnit),
            .mandatory,
            .county,
            .limits
        ),
        ElementRow(
            "法定办结时限说明",
            "note on the limit by law",
            "anticipate_explain",
            .text,
            .optional,
            .county,
            .limits
        ),
        ElementRow(
            "承诺办结时限单位",
            "unit of the promised limit",
            "promise_type",
            .choice(of: .timeUnit),
            .mandatory,
            .county,
            .limits
        ),
        ElementRow(
            "承诺办结时限说明",
            "note on the promised limit",
            "promise_explain",
            .text,
            .mandatory,
            .local,
            .limits
        ),
        ElementRow(
            "计划取消日期",
            "to be withdrawn on",
            "plan_cancel_date",
            .day,
            .optional,
            .local,
            .identity
        ),
        ElementRow("电脑端办理网址", "address for computers", nil, .address, .optional, .local, .online),
        ElementRow("移动端办理网址", "address for telephones", nil, .address, .optional, .local, .online),
        ElementRow(
            "本地基本编码",
            "local basic code",
            "local_catalog_code",
            .localCode,
            .optional,
            .local,
            .identity
        ),
        ElementRow(
            "本地实施编码",
            "local implementation code",
            "local_task_code",
            .localCode,
            .optional,
            .local,
            .identity
        ),
        ElementRow(
            "是否进驻政务大厅",
            "in the service hall",
            "is_entry_center",
            .yesNo,
            .mandatory,
            .local,
            .handling
        ),
        ElementRow("是否支持网上支付", "paid online", "is_pay_online", .yesNo, .mandatory, .local, .fees),
        ElementRow(
            "是否支持自助终端办理",
            "at self-service terminals",
            "is_service_terminals",
            .yesNo,
            .optional,
            .local,
            .handling
        ),
        ElementRow(
            "结果样本",
            "sample of the result",
            "result_sample",
            .reference,
            .optional,
            .local,
            .result
        ),
        ElementRow(
            "必须现场办理原因",
            "why one must come",
            "limit_scene_explain",
            .text,
            .optional,
            .local,
            .handling
        ),
        ElementRow("乡镇（街道）代码", "township code", "town_code", .region, .optional, .local, .identity),
        ElementRow("乡镇（街道）名称", "township", "town_name", .text, .optional, .local, .identity),
        ElementRow(
            "村（社区）代码",
            "village code",
            "village_code",
            .region,
            .optional,
            .local,
            .identity
        ),
        ElementRow("村（社区）名称", "village", "village_name", .text, .optional, .local, .identity),
        ElementRow(
            "申请人权利和义务",
            "the applicant's rights and duties",
            nil,
            .text,
            .optional,
            .local,
            .basis
        ),
        ElementRow("行政复议途径", "administrative review", nil, .text, .optional, .local, .basis),
        ElementRow("行政诉讼途径", "going to court", nil, .text, .optional, .local, .basis),
        ElementRow("审查标准", "standard of examination", nil, .text, .optional, .local, .basis),
        ElementRow("禁止性要求", "what excludes", nil, .text, .optional, .local, .basis),
        ElementRow("办理流程图", "flow chart", nil, .reference, .optional, .local, .handling),
        ElementRow("办理环节", "steps", nil, .text, .optional, .local, .handling),
        ElementRow("办理进程查询", "how to ask for progress", nil, .text, .optional, .local, .contact),
        ElementRow("结果有效期限", "how long the result holds", nil, .text, .optional, .local, .result),
        ElementRow("结果领取说明", "how to collect the result", nil, .text, .optional, .local, .result),
        ElementRow("预约网址", "address for appointments", nil, .address, .optional, .local, .online),
        ElementRow("在线咨询网址", "address for questions", nil, .address, .optional, .local, .online),
        ElementRow("在线投诉网址", "address for complaints", nil, .address, .optional, .local, .online),
        ElementRow("办理系统名称", "system used", nil, .text, .optional, .local, .online),
        ElementRow(
            "办理系统层级",
            "level of the system",
            nil,
            .choice(of: .useLevel),
            .optional,
            .local,
            .online
        ),
        ElementRow("权限划分", "division of powers", nil, .text, .optional, .local, .basis),
        ElementRow("行使内容", "content of the power", nil, .text, .optional, .local, .basis),
        ElementRow("责任科室", "office in charge", nil, .text, .optional, .local, .contact),
        ElementRow("责任事项依据", "basis of the duty", nil, .text, .optional, .local, .basis),
        ElementRow("是否最多跑一次", "one visit at most", nil, .yesNo, .optional, .local, .handling),
        ElementRow("是否全程网办", "wholly online", nil, .yesNo, .optional, .local, .online),
        ElementRow("是否跨省通办", "across provinces", nil, .yesNo, .optional, .local, .handling),
        ElementRow("是否支持帮办代办", "with an agent", nil, .yesNo, .optional, .local, .handling),
        ElementRow("是否公示", "made public", nil, .yesNo, .optional, .local, .identity),
        ElementRow("备注", "remark", nil, .text, .optional, .local, .identity),
    ]
}
