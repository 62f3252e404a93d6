import ServiceModel

extension SheetFormat {
    /// A change list.
    static let changes = SheetFormat(
        key: ["序号"],
        [
            SheetColumn("序号", .number(1...9_999_999), .required),
            SheetColumn("变更类型", .choice(ChangeKind.allCases.map(\.rawValue)), .required),
            SheetColumn("实施编码", MatterElement.code.kind, .required),
            SheetColumn("事项名称", .text, .expected),
            SheetColumn("变更要素", .text, .situational),
            SheetColumn("原值", .text, .situational),
            SheetColumn("新值", .text, .situational),
            SheetColumn("生效日期", .day, .required),
            SheetColumn("文号", .text, .expected),
            SheetColumn("备注", .text, .situational),
        ]
    )
}

/// What a line of a change list does.
enum ChangeKind: String, CaseIterable {
    case modify = "修改"
    case add = "新增"
    case withdraw = "取消"
    case delegate = "下放村级"
    case takeBack = "收回下放"
}

/// Reads a change list and the files beside it.
struct ChangeReader {
    static let newMatters = "-new-matters.csv"
    static let newMaterials = "-new-materials.csv"

    private let file: String
    private let stem: String
    private let references: MatterReferences
    private var reader: CountyReader

    init(
        _ name: String,
        _ folder: SourceFolder,
        _ known: ChangeList.Known,
        _ limits: ImportLimits
    ) {
        stem = Self.stem(of: name)
        let isWorkbook = SheetShelf.isWorkbook(name)
        // In a workbook the list goes by the name of its text file, as all lists do.
        file = isWorkbook ? stem + ".csv" : name
        var shelf = SheetShelf(ListRole.changes(file, stem: stem), limits)
        if isWorkbook { shelf.take(name, of: folder) }
        for beside in [Self.newMatters, Self.newMaterials] {
            shelf.take(Self.stem(of: stem + beside) + ".xlsx", of: folder)
        }
        shelf.refuseTwice([stem + Self.newMatters, stem + Self.newMaterials], of: folder)
        reader = CountyReader(folder, shelf, limits)
        var departments = KeyIndex(file: CountyReader.departmentsFile, column: "部门代码")
        for department in known.departments { departments.take(department.code) }
        var workflows = KeyIndex(file: CountyReader.workflowsFile, column: "模板编码")
        for workflow in known.workflows { workflows.take(workflow) }
        references = MatterReferences(
            departments: DepartmentIndex(known.departments, departments),
            workflows: workflows,
            forms: Set(known.forms)
        )
    }

    /// A file's name without its kind.
    static func stem(of name: String) -> String {
        for kind in [".csv", ".xlsx", ".xlsm"] where name.lowercased().hasSuffix(kind) {
            return String(name.dropLast(kind.count))
        }
        return name
    }

    mutating func read() -> ChangeReading {
        guard let sheet = reader.requiredSheet(file, .changes) else {
            return reading([])
        }
        let announced = sheet.records.filter { $0["变更类型"] == ChangeKind.add.rawValue }
        let matters = readNewMatters(announced)
        let references = references
        let ledger: SheetLedger<CatalogueChange>? = reader.settle(sheet) { record in
            Self.judge(&record, matters, references)
        }
        return reading(ledger?.values ?? [])
    }

    private func reading(_ changes: [CatalogueChange]) -> ChangeReading {
        ChangeReading(
            report: reader.report,
            list: ChangeList(
                changes: changes.filter { !reader.withheld.contains($0.matter) },
                withheld: reader.withheld
            )
        )
    }

    private mutating func readNewMatters(_ announced: [SheetRecord]) -> NewMatters {
        let list = announced.first?.source.label ?? file
        guard !announced.isEmpty,
            let sheet = reader.requiredSheet(stem + Self.newMatters, .matters, neededBy: list)
        else { return NewMatters() }
        var listed = KeyIndex(file: list, column: "实施编码")
        for record in announced { listed.take(record["实施编码"]) }
        let references = references
        let ledger: SheetLedger<MatterText>? = reader.settle(
            sheet,
            unique: [MatterElement.itemCode.title, MatterElement.name.title]
        ) { record in
            CountyReader.check(&record, of: listed)
            return MatterText.judge(&record, references)
        }
        let name = stem + Self.newMaterials
        guard let ledger,
            let papers = reader.requiredSheet(name, .materials, neededBy: list)
        else { return NewMatters() }
        let materials = reader.readMaterials(papers, of: ledger.keys, references)
        var result = NewMatters(keys: ledger.keys)
        for text in ledger.values {
            result.values[text[.code]] = Matter(
                text,
                materials: materials[text[.code]] ?? [],
                FurtherGuide()
            )
        }
        return result
    }
}

/// The new matters that lie beside a change list.
struct NewMatters {
    var values: [String: Matter] = [:]
    /// Their codes; nil if one of the files is not there, which is a fault of its own.
    var keys: KeyIndex?
}
