import ServiceModel

extension SheetFormat {
    /// `orgs.csv`.
    static let organisations = SheetFormat(
        key: ["机构代码"],
        [
            SheetColumn("机构代码", .code(lengths: [6, 9, 12], digitsOnly: true), .required),
            SheetColumn("机构名称", .text, .required),
            SheetColumn("层级", Words.tiers.kind, .required),
            SheetColumn(
                "上级机构代码",
                .code(lengths: [6, 9], digitsOnly: true),
                .situational
            ),
            SheetColumn("建设类型", Words.standards.kind, .expected),
            SheetColumn("地址", .text, .expected),
            SheetColumn("联系电话", .digits, .expected),
            SheetColumn("代办员人数", .number(1...9_999), .expected),
            SheetColumn("窗口数", .number(1...9_999), .expected),
            SheetColumn("城乡类型", .choice(["城镇", "农村"]), .expected),
            SheetColumn("网络条件", .choice(["稳定", "间歇", "弱网"]), .expected),
            SheetColumn("统一社会信用代码", .creditCode, .situational),
        ]
    )

    /// `departments.csv`.
    static let departments = SheetFormat(
        key: ["部门代码"],
        [
            SheetColumn("部门代码", .capitals, .required),
            SheetColumn("部门名称", .text, .required),
            SheetColumn("统一社会信用代码", .creditCode, .required),
            SheetColumn("部门编码", .code(lengths: [2], digitsOnly: true), .required),
            SheetColumn("机构性质", Words.natures.kind, .required),
            SheetColumn("办事分区", .choice(["A区", "B区", "C区", "D区"]), .expected),
            SheetColumn("咨询电话", .digits, .expected),
            SheetColumn("监督电话", .digits, .expected),
            SheetColumn("乡镇承接机构", .text, .expected),
        ]
    )
}

extension CountyReader {
    static let organisationsFile = "orgs.csv"
    static let departmentsFile = "departments.csv"

    /// Reads organisations, and their codes for those that refer to them.
    mutating func readOrganisations() -> ([CountyData.Organisation], KeyIndex?) {
        guard let sheet = requiredSheet(Self.organisationsFile, .organisations) else {
            return ([], nil)
        }
        let tree = OrganisationTree(sheet)
        let ledger: SheetLedger<CountyData.Organisation>? = settle(sheet) { record in
            tree.check(&record)
            return CountyData.Organisation(record)
        }
        guard let ledger else { return ([], nil) }
        return (ledger.values.sorted { $0.tier > $1.tier }, ledger.keys)
    }

    /// Reads departments; nil if there is no such file or it cannot be read.
    mutating func readDepartments() -> DepartmentIndex? {
        guard let sheet = sheet(Self.departmentsFile, .departments) else { return nil }
        let ledger: SheetLedger<Department>? = settle(
            sheet,
            unique: ["部门名称", "统一社会信用代码", "部门编码"]
        ) { Department($0) }
        return ledger.map { ledger in
            let rejected = ledger.rejected.map { (name: $0["部门名称"], line: $0.line) }
            return DepartmentIndex(ledger.values, ledger.keys, rejected: rejected)
        }
    }
}

/// The organisations of a sheet by code, for judging parents wherever they stand.
private struct OrganisationTree {
    private struct Node {
        let tier: String
        let parent: String
        let line: Int
        let stands: Bool
    }

    private let file: String
    private var nodes: [String: Node] = [:]

    init(_ sheet: Sheet) {
        file = sheet.source.label
        for record in sheet.records where nodes[record["机构代码"]] == nil {
            nodes[record["机构代码"]] = Node(
                tier: record["层级"],
                parent: record["上级机构代码"],
                line: record.line,
                stands: record.stands
            )
        }
    }

    /// Rejects a line whose code does not fit its level, or whose parent is not one level above.
    func check(_ record: inout SheetRecord) {
        let digits = ["县级": 6, "乡级": 9, "村级": 12]
        if let expected = digits[record["层级"]], record["机构代码"].utf8.count != expected {
            record.reject(
                .codeForm,
                "机构代码",
                .code(lengths: [expected], digitsOnly: true)
            )
        }
        guard let above = ["乡级": "县级", "村级": "乡级"][record["层级"]] else {
            if record["层级"] == "县级", !record["上级机构代码"].isEmpty {
                record.reject(
                    .danglingReference,
                    "上级机构代码",
                    .emptyBecause(column: "层级", value: "县级")
                )
            }
            return
        }
        let parent = record["上级机构代码"]
        if parent.isEmpty {
            record.reject(.missing, "上级机构代码", .because(column: "层级", value: record["层级"]))
        } else if let line = fallen(parent) {
            record.reject(.danglingReference, "上级机构代码", .rejected(file: file, line: line))
        } else if nodes[parent]?.tier != above {
            record.reject(
                .danglingReference,
                "上级机构代码",
                .listed(file: file, column: "机构代码")
            )
        }
    }

    /// The line of the organisation, or of one above it, that will be rejected; nil if none will.
    private func fallen(_ code: String) -> Int? {
        var next = code
        for _ in 0..<3 {
            guard let node = nodes[next] else { return nil }
            if !node.stands { return node.line }
            if node.tier == "县级" { return nil }
            if nodes[node.parent] == nil { return node.line }
            next = node.parent
        }
        return nil
    }
}

extension CountyData.Organisation {
    fileprivate init?(_ record: SheetRecord) {
        guard record.stands, let division = DivisionCode(record["机构代码"]),
            let tier = Words.tiers[record["层级"]]
        else { return nil }
        self.init(
            division: division,
            name: record["机构名称"],
            tier: tier,
            parent: DivisionCode(record["上级机构代码"]),
            standard: Words.standards[record["建设类型"]],
            address: record["地址"],
            phone: record["联系电话"]
        )
    }
}

extension Department {
    fileprivate init?(_ record: SheetRecord) {
        guard record.stands, let nature = Words.natures[record["机构性质"]] else { return nil }
        self.init(
            code: record["部门代码"],
            name: record["部门名称"],
            creditCode: record["统一社会信用代码"],
            number: record["部门编码"],
            nature: nature,
            zone: record["办事分区"],
            phone: record["咨询电话"],
            supervisionPhone: record["监督电话"],
            townshipOffice: record["乡镇承接机构"]
        )
    }
}
