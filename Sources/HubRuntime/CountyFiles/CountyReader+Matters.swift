import ServiceModel

extension SheetFormat {
    /// `materials.csv`.
    static let materials = SheetFormat(
        key: ["实施编码", "序号"],
        [
            SheetColumn("实施编码", MatterElement.code.kind, .required),
            SheetColumn("序号", .number(1...9_999), .required),
            SheetColumn("材料名称", .text, .required),
            SheetColumn("材料形式", Words.forms.kind, .required),
            SheetColumn("份数", .number(1...9_999), .required),
            SheetColumn("必要性", .choice(["必要", "非必要", "容缺后补"]), .required),
            SheetColumn(
                "容缺补交期限（工作日）",
                .number(1...9_999),
                .situational,
                alsoKnownAs: ["容缺期限"]
            ),
            SheetColumn("来源渠道", Words.sources.kind, .expected),
            SheetColumn("四免类别", Words.exemptions.kind, .expected),
            SheetColumn("可共享来源部门", .capitals, .situational),
            SheetColumn("适用情形", .text, .situational),
        ] + MaterialDetails.elements.map(\.column)
    )
}

extension CountyReader {
    static let mattersFile = "matters.csv"
    static let materialsFile = "materials.csv"

    /// Reads the matters without their materials; nil if the file cannot be read.
    mutating func readMatters(_ references: MatterReferences) -> SheetLedger<MatterText>? {
        guard let sheet = requiredSheet(Self.mattersFile, .matters) else { return nil }
        return settle(
            sheet,
            unique: [MatterElement.itemCode.title, MatterElement.name.title]
        ) { record in
            MatterText.judge(&record, references)
        }
    }

    /// Reads materials by matter, in the order of their numbers.
    mutating func readMaterials(
        of matters: KeyIndex?,
        _ references: MatterReferences
    ) -> [String: [MaterialRequirement]] {
        guard let sheet = requiredSheet(Self.materialsFile, .materials) else { return [:] }
        return readMaterials(sheet, of: matters, references)
    }

    /// Reads materials of any file of that format.
    mutating func readMaterials(
        _ sheet: Sheet,
        of matters: KeyIndex?,
        _ references: MatterReferences
    ) -> [String: [MaterialRequirement]] {
        let numbers = Dictionary(grouping: sheet.records, by: { $0["实施编码"] })
            .mapValues { Set($0.compactMap { Int($0["序号"]) }) }
        var names: Set<[String]> = []
        let ledger: SheetLedger<(String, MaterialRequirement)>? = settle(sheet) { record in
            Self.check(&record, of: matters)
            references.checkDepartment(&record, "可共享来源部门")
            Self.checkNeeds(&record)
            if let number = Int(record["序号"]), number > 1,
                numbers[record["实施编码"]]?.contains(number - 1) != true
            {
                record.reject(.missing, "序号", .numberMissing(number - 1))
            }
            let name = [record["实施编码"], record["材料名称"]]
            if names.contains(name) { record.reject(.duplicate, "材料名称") }
            guard let material = MaterialRequirement(record) else { return nil }
            names.insert(name)
            return (record["实施编码"], material)
        }
        return Dictionary(grouping: ledger?.values ?? [], by: { $0.0 })
            .mapValues { $0.map(\.1).sorted { $0.number < $1.number } }
    }

    /// Rejects a line whose matter is not listed.
    static func check(_ record: inout SheetRecord, of matters: KeyIndex?) {
        guard let matters, !matters.contains(record["实施编码"]) else { return }
        record.reject(.danglingReference, "实施编码", matters.hint(for: record["实施编码"]))
    }

    private static func checkNeeds(_ record: inout SheetRecord) {
        let (need, days) = (record["必要性"], "容缺补交期限（工作日）")
        if need == "容缺后补", record[days].isEmpty {
            record.reject(.missing, days, .because(column: "必要性", value: need))
        } else if need != "容缺后补", !record[days].isEmpty {
            record.reject(.notInEnumeration, "必要性", .because(column: days, value: record[days]))
        }
        if record["四免类别"] == "免提交", record["可共享来源部门"].isEmpty {
            record.reject(.missing, "可共享来源部门", .because(column: "四免类别", value: "免提交"))
        }
    }
}

extension MatterText {
    /// Holds against a line of `matters.csv` what its single cells do not show, and reads it.
    static func judge(_ record: inout SheetRecord, _ references: MatterReferences) -> MatterText? {
        let title = { (element: MatterElement) in element.title }
        let code = record[title(.bodyCode)] + "4" + record[title(.basicCode)]
        if record[title(.code)] != code {
            record.reject(.codeMismatch, title(.code), .shouldBe(code))
        } else if !record[title(.itemCode)].hasPrefix(code) {
            record.reject(.codeMismatch, title(.itemCode), .shouldBe(code + "01"))
        }
        if let statutory = Int(record[title(.statutoryLimit)]),
            let promised = Int(record[title(.promisedLimit)]), promised > statutory
        {
            record.reject(
                .limitOrder,
                title(.promisedLimit),
                .atMost(column: title(.statutoryLimit), value: String(statutory))
            )
        }
        if record[title(.hasFee)] == "是" {
            for element in [MatterElement.feeStandard, .feeBasis]
            where record[element.title].isEmpty {
                let hint = ImportHint.because(column: title(.hasFee), value: "是")
                record.warn(.optionalMissing, element.title, hint)
            }
        }
        references.check(&record)
        guard record.stands else { return nil }
        var texts: [MatterElement: String] = [:]
        for element in MatterElement.listed { texts[element] = record[element.title] }
        return MatterText(texts)
    }
}

extension MaterialRequirement {
    fileprivate init?(_ record: SheetRecord) {
        guard record.stands, let number = Int(record["序号"]), let copies = Int(record["份数"]),
            let form = Words.forms[record["材料形式"]]
        else { return nil }
        let days = Int(record["容缺补交期限（工作日）"]) ?? 0
        let necessity: MaterialNecessity =
            switch record["必要性"] {
            case "必要": .required
            case "容缺后补": .deferrable(WorkingDays(count: days))
            default: .optional
            }
        let (shared, applicability) = (record["可共享来源部门"], record["适用情形"])
        self.init(
            number: number,
            name: record["材料名称"],
            form: form,
            copies: copies,
            necessity: necessity,
            source: Words.sources[record["来源渠道"]] ?? .applicant,
            exemption: Words.exemptions[record["四免类别"]] ?? .nothing,
            sharedFrom: shared.isEmpty ? nil : shared,
            applicability: applicability.isEmpty ? nil : applicability,
            details: MaterialDetails(record)
        )
    }
}

extension MaterialDetails {
    /// The columns of `materials.csv` that it may have and need not.
    static let elements: [MatterElement] = [
        .materialKind, .materialPages, .materialPageFormat, .materialSourceNote, .blankForm,
        .sample, .filling, .acceptance, .materialBasis,
    ]

    fileprivate init(_ record: SheetRecord) {
        self.init()
        func text(_ element: MatterElement) -> String { record[element.title] }
        kind = text(.materialKind)
        pages = Int(text(.materialPages)) ?? 0
        pageFormat = text(.materialPageFormat)
        sourceNote = text(.materialSourceNote)
        blankForm = text(.blankForm)
        sample = text(.sample)
        filling = text(.filling)
        acceptance = text(.acceptance)
        basis = text(.materialBasis)
    }
}
