import ServiceModel

extension ChangeReader {
    /// Holds against a line what the files alone can tell, and reads it.
    static func judge(
        _ record: inout SheetRecord,
        _ matters: NewMatters,
        _ references: MatterReferences
    ) -> CatalogueChange? {
        let act: CatalogueChange.Act? =
            switch ChangeKind(rawValue: record["变更类型"]) {
            case .modify: element(&record, references)
            case .withdraw: withdrawal(&record)
            case .add: addition(&record, matters)
            case .delegate: delegation(&record)
            case .takeBack: recall(&record)
            case nil: nil
            }
        guard record.stands, let act, let matter = MatterCode(record["实施编码"]),
            let day = Day(iso: record["生效日期"])
        else { return nil }
        return CatalogueChange(
            matter: matter,
            act: act,
            day: day,
            document: record["文号"],
            note: record["备注"],
            line: record.line
        )
    }

    private static func element(
        _ record: inout SheetRecord,
        _ references: MatterReferences
    ) -> CatalogueChange.Act? {
        let title = record["变更要素"]
        guard !title.isEmpty else {
            record.reject(.missing, "变更要素", .because(column: "变更类型", value: "修改"))
            return nil
        }
        guard let position = SheetHeader.position(of: title, in: .elements),
            case let element = MatterElement.allCases[position], element.mayChange
        else {
            let titles = MatterElement.allCases.filter(\.mayChange).map(\.title)
            record.reject(.notInEnumeration, "变更要素", .oneOf(titles))
            return nil
        }
        if title != element.title { record.warn(.headerAlias, "变更要素", .readAs(element.title)) }
        let old = CellText(record["原值"], as: element.kind)
        let new = CellText(record["新值"], as: element.kind)
        for code in new.changes { record.warn(code, "新值", .readAs(new.text)) }
        if let fault = new.fault {
            record.reject(fault.code, "新值", fault.hint)
        } else if new.text.isEmpty, element.isRequired {
            record.reject(.missing, "新值", .because(column: "变更要素", value: element.title))
        } else {
            references.check(&record, element, new.text, at: "新值")
        }
        let before = old.fault == nil ? old.text : record["原值"]
        return .set(element, from: before, to: new.text)
    }

    private static func withdrawal(_ record: inout SheetRecord) -> CatalogueChange.Act? {
        let status = MatterElement.status
        if record["变更要素"] != status.title {
            record.reject(.notInEnumeration, "变更要素", .shouldBe(status.title))
        }
        if record["新值"] != "取消" {
            record.reject(.notInEnumeration, "新值", .shouldBe("取消"))
        }
        return .set(status, from: record["原值"], to: "取消")
    }

    private static func addition(
        _ record: inout SheetRecord,
        _ matters: NewMatters
    ) -> CatalogueChange.Act? {
        let code = record["实施编码"]
        guard let keys = matters.keys else { return nil }
        guard let matter = matters.values[code] else {
            record.reject(.danglingReference, "实施编码", keys.hint(for: code))
            return nil
        }
        if let day = Day(iso: record["生效日期"]), day != matter.effectiveFrom {
            record.reject(.badDay, "生效日期", .shouldBe(matter.effectiveFrom.description))
        }
        return .add(matter)
    }

    private static func delegation(_ record: inout SheetRecord) -> CatalogueChange.Act? {
        let tier = tier(&record, of: [.village])
        let mode = mode(&record, in: "新值")
        if !record["原值"].isEmpty {
            let hint = ImportHint.emptyBecause(column: "变更类型", value: record["变更类型"])
            record.reject(.notInEnumeration, "原值", hint)
        }
        guard let tier, let mode else { return nil }
        return .delegate(to: tier, mode, modelSitesOnly: record["备注"].contains("示范型"))
    }

    private static func recall(_ record: inout SheetRecord) -> CatalogueChange.Act? {
        let tier = tier(&record, of: [.village, .township])
        let mode = mode(&record, in: "原值")
        if !record["新值"].isEmpty {
            let hint = ImportHint.emptyBecause(column: "变更类型", value: record["变更类型"])
            record.reject(.notInEnumeration, "新值", hint)
        }
        guard let tier, let mode else { return nil }
        return .takeBack(from: tier, mode)
    }

    /// The tier whose way of handling (村级办理方式) the line names.
    private static func tier(_ record: inout SheetRecord, of tiers: [Tier]) -> Tier? {
        let titles = tiers.compactMap { tier in
            Words.tiers.word(for: tier).map { ($0 + "办理方式", tier) }
        }
        if let found = titles.first(where: { $0.0 == record["变更要素"] }) { return found.1 }
        record.reject(.notInEnumeration, "变更要素", .oneOf(titles.map(\.0)))
        return nil
    }

    private static func mode(_ record: inout SheetRecord, in title: String) -> HandlingMode? {
        guard !record[title].isEmpty else {
            let hint = ImportHint.because(column: "变更类型", value: record["变更类型"])
            record.reject(.missing, title, hint)
            return nil
        }
        guard let mode = Words.modes[record[title]] else {
            record.reject(.notInEnumeration, title, .oneOf(Words.modes.words))
            return nil
        }
        return mode
    }
}

extension MatterElement {
    /// Whether a change list may change it: not what makes the matter this matter, nor what the
    /// county sets by publishing.
    fileprivate var mayChange: Bool {
        switch self {
        case .basicCode, .code, .itemCode, .bodyCode, .version, .effectiveFrom: false
        // The units are those in which the county counts; those of parts are in files of their own.
        case .statutoryUnit, .promisedUnit: false
        default: isOfMatter
        }
    }
}
