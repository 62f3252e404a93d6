import ServiceModel

extension MatterElement {
    /// How cells of the element are read, and what an empty one means.
    var column: SheetColumn {
        SheetColumn(title, kind, need, alsoKnownAs: alsoKnownAs)
    }

    /// What the cells hold, from the table of elements. What the table leaves open is the import
    /// contract's: references to other files are spelt there.
    var kind: CellKind {
        switch row.content {
        case .text, .reference, .address, .localCode, .money: .text
        case .number(let range): .number(range)
        case .yesNo: .choice(Words.yesNo)
        case .choice(of: let set): .choice(set.listedWords)
        case .choices(of: let set): .choices(set.listedWords)
        case .day: .day
        case .phones: .digits
        case .region: .code(lengths: [6, 9, 12], digitsOnly: true)
        case .creditCode: .creditCode
        case .code(let lengths, let digitsOnly): .code(lengths: lengths, digitsOnly: digitsOnly)
        case .version: .version
        case .department: .capitals
        case .document: self == .form ? .name : .capitals
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
        default: rawValue <= 51 ? .expected : .situational
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
    /// `matters.csv`: the elements of the list in their order.
    static let matters = SheetFormat(
        key: [MatterElement.code.title],
        MatterElement.listed.map(\.column)
    )
}
