import ServiceModel

extension MatterElement {
    /// How cells of the element are read, and what an empty one means.
    var column: SheetColumn {
        SheetColumn(title, kind, need, alsoKnownAs: alsoKnownAs)
    }

    /// What the cells hold: the enumerations are those of the implementation list (实施清单).
    var kind: CellKind {
        switch self {
        case .basicCode: .code(lengths: [12], digitsOnly: true)
        case .code: .code(lengths: [31], digitsOnly: false)
        case .itemCode: .code(lengths: [33], digitsOnly: false)
        case .bodyCode: .creditCode
        case .jointBody, .workflow: .capitals
        case .form: .name
        case .type: Words.types.kind
        case .level: .choice(["县级"])
        case .bodyNature: .choice(["法定机关", "授权组织", "受委托组织"])
        case .caseKind: .choice(["即办件", "承诺件"])
        case .statutoryLimit, .promisedLimit: .number(1...9_999)
        case .channels: .choices(["窗口", "网办", "一体机"])
        case .visits: .number(0...2)
        case .onlineDepth: .choice(["I", "II", "III", "IV"])
        case .commonArea: .choice(["全国", "全省", "全市", "全县", "无"])
        case .isOnline, .takesAppointments, .sendsByPost, .hasFee, .takesGaps, .takesPromises,
            .isInstant:
            .choice(Words.yesNo)
        case .resultKind: .choice(["证照", "批文", "审批表", "其他"])
        case .delivery: .choices(["窗口领取", "邮寄送达", "电子送达"])
        case .annualCheck: .choice(["无", "年审"])
        case .applicants: .choices(["自然人", "法人"])
        case .phone, .supervisionPhone: .digits
        case .status: Words.statuses.kind
        case .version: .version
        case .effectiveFrom: .day
        case .yearlyCases: .number(0...99_999_999)
        case .name, .mainItem, .body, .entrustedBy, .legalBasis, .acceptanceConditions,
            .specialProcedures, .feeStandard, .feeBasis, .flow, .resultName, .quota,
            .intermediary, .personTheme, .companyTheme, .place, .openingHours:
            .text
        }
    }

    /// Whether a matter cannot be without it.
    var isRequired: Bool { need == .required }

    private var need: SheetColumn.Need {
        switch self {
        case .basicCode, .code, .itemCode, .name, .mainItem, .type, .body, .bodyCode, .legalBasis,
            .acceptanceConditions, .statutoryLimit, .promisedLimit, .resultName, .status,
            .version, .effectiveFrom:
            .required
        // Empty says something: nobody entrusts, nobody joins, no fee, no form.
        case .entrustedBy, .jointBody, .specialProcedures, .feeStandard, .feeBasis, .personTheme,
            .companyTheme, .form:
            .situational
        case .level, .bodyNature, .caseKind, .channels, .visits, .isOnline, .onlineDepth,
            .commonArea, .takesAppointments, .sendsByPost, .hasFee, .flow, .resultKind, .delivery,
            .quota, .annualCheck, .intermediary, .applicants, .takesGaps, .takesPromises,
            .isInstant, .place, .openingHours, .phone, .supervisionPhone, .workflow, .yearlyCases:
            .expected
        }
    }

    private var alsoKnownAs: [String] {
        switch self {
        case .statutoryLimit: ["法定时限", "法定期限"]
        case .promisedLimit: ["承诺时限", "承诺期限"]
        case .basicCode: ["事项基本编码"]
        case .code: ["事项编码", "实施清单编码"]
        case .name: ["事项全称"]
        default: []
        }
    }
}

extension SheetFormat {
    /// `matters.csv`: the elements in their order.
    static let matters = SheetFormat(
        key: [MatterElement.code.title],
        MatterElement.allCases.map(\.column)
    )
}
