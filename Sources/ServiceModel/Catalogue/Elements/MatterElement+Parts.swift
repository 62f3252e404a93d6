extension MatterElement {
    /// 96 to 118: elements of each material, fee item and question.
    static let partRows: [ElementRow] = [
        ElementRow("材料名称", "material", "name", .text, .mandatoryInPart, .local, .material),
        ElementRow("材料类型", "kind of material", "type", .text, .optional, .local, .material),
        ElementRow(
            "材料形式",
            "form of the material",
            "format",
            .choice(of: .materialForm),
            .optional,
            .local,
            .material
        ),
        ElementRow(
            "必要性",
            "need of the material",
            "is_need",
            .choice(of: .materialNeed),
            .mandatoryInPart,
            .local,
            .material
        ),
        ElementRow(
            "序号",
            "number of the material",
            "order_num",
            .number(1...9_999),
            .mandatoryInPart,
            .local,
            .material
        ),
        ElementRow("页数", "pages", "page_num", .number(1...9_999), .optional, .local, .material),
        ElementRow("页面规格", "page format", "page_format", .text, .optional, .local, .material),
        ElementRow(
            "来源渠道",
            "source of the material",
            "source_type",
            .choice(of: .materialSource),
            .optional,
            .local,
            .material
        ),
        ElementRow(
            "来源渠道说明",
            "note on the source",
            "source_explain",
            .text,
            .optional,
            .local,
            .material
        ),
        ElementRow("空白表", "blank form", "form_guid", .reference, .optional, .local, .material),
        ElementRow("样表", "sample", "example_guid", .reference, .optional, .local, .material),
        ElementRow("填报须知", "how to fill in", "fill_explain", .text, .optional, .local, .material),
        ElementRow("受理标准", "what is accepted", "accept_stand", .text, .optional, .local, .material),
        ElementRow("材料依据", "basis of the material", "by_law", .text, .optional, .local, .material),
        ElementRow("份数", "copies", nil, .number(1...9_999), .optional, .local, .material),
        ElementRow(
            "四免类别",
            "what is spared",
            nil,
            .choice(of: .exemption),
            .optional,
            .local,
            .material
        ),
        ElementRow("适用情形", "when it is needed", nil, .text, .optional, .local, .material),
        ElementRow("收费项目名称", "fee", "name", .text, .mandatoryInPart, .local, .fee),
        ElementRow("收费项目标准", "standard of the fee", "stand", .text, .mandatoryInPart, .local, .fee),
        ElementRow("是否可减免", "can be reduced", "is_desc", .yesNo, .optional, .local, .fee),
        ElementRow("减免说明", "how it is reduced", nil, .text, .optional, .local, .fee),
        ElementRow("常见问题", "question", nil, .text, .mandatoryInPart, .local, .question),
        ElementRow("问题解答", "answer", nil, .text, .mandatoryInPart, .local, .question),
    ]
}
