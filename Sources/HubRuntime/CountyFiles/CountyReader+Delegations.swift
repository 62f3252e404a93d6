import ServiceModel

extension SheetFormat {
    /// `delegation.csv`.
    static let delegations = SheetFormat(
        key: ["序号"],
        [
            SheetColumn("序号", .number(1...9_999_999), .required),
            SheetColumn("实施编码", MatterElement.code.kind, .required),
            SheetColumn("适用范围类型", .choice(["层级", "机构"]), .required),
            SheetColumn("适用范围", .digits, .required),
            SheetColumn("授权动作", .choice(["授予", "排除"]), .required),
            SheetColumn("办理方式", Words.modes.kind, .situational),
            SheetColumn("生效日期", .day, .required),
            SheetColumn("失效日期", .day, .situational),
            SheetColumn("委托部门代码", .capitals, .expected),
            SheetColumn("文号", .text, .expected),
            SheetColumn("备注", .text, .situational),
        ]
    )
}

extension CountyReader {
    static let delegationsFile = "delegation.csv"

    /// Reads delegations of all times.
    mutating func readDelegations(
        of matters: KeyIndex?,
        _ points: KeyIndex?,
        _ references: MatterReferences
    ) -> [CountyData.DelegationRow] {
        guard let sheet = requiredSheet(Self.delegationsFile, .delegations) else { return [] }
        let ledger: SheetLedger<CountyData.DelegationRow>? = settle(sheet) { record in
            Self.check(&record, of: matters)
            references.checkDepartment(&record, "委托部门代码")
            Self.checkScope(&record, points)
            Self.checkMode(&record)
            if let from = Day(iso: record["生效日期"]), let until = Day(iso: record["失效日期"]),
                until < from
            {
                let hint = ImportHint.notBefore(column: "生效日期", value: from.description)
                record.reject(.limitOrder, "失效日期", hint)
            }
            return CountyData.DelegationRow(record)
        }
        return ledger?.values ?? []
    }

    private static func checkScope(_ record: inout SheetRecord, _ points: KeyIndex?) {
        let scope = record["适用范围"]
        switch record["适用范围类型"] {
        case "层级":
            var changes: [ImportCode] = []
            guard tier(scope, &changes) == nil else {
                for code in changes { record.warn(code, "适用范围", .readAs(scope + "级")) }
                return
            }
            record.reject(
                .notInEnumeration,
                "适用范围",
                .oneOf(Words.delegableTiers.words)
            )
        case "机构":
            if DivisionCode(scope) == nil {
                let hint = ImportHint.code(lengths: [6, 9, 12], digitsOnly: true)
                record.reject(.codeForm, "适用范围", hint)
            } else if let points, !points.contains(scope) {
                record.reject(.danglingReference, "适用范围", points.hint(for: scope))
            }
        default: break
        }
    }

    /// Reads 乡级 or 村级, also without 级.
    fileprivate static func tier(_ scope: String, _ changes: inout [ImportCode]) -> Tier? {
        let read = CellText(scope, as: Words.delegableTiers.kind)
        changes += read.changes
        return read.fault == nil ? Words.delegableTiers[read.text] : nil
    }

    private static func checkMode(_ record: inout SheetRecord) {
        switch (record["授权动作"], record["办理方式"].isEmpty) {
        case ("授予", true):
            record.reject(.missing, "办理方式", .because(column: "授权动作", value: "授予"))
        case ("排除", false):
            record.reject(
                .notInEnumeration,
                "办理方式",
                .emptyBecause(column: "授权动作", value: "排除")
            )
        default: break
        }
    }
}

extension CountyData.DelegationRow {
    fileprivate init?(_ record: SheetRecord) {
        var changes: [ImportCode] = []
        let scope = record["适用范围"]
        let coverage =
            CountyReader.tier(scope, &changes).map { Coverage.tier($0) }
            ?? DivisionCode(scope).map { .division($0) }
        let effect: Delegation.Effect? =
            record["授权动作"] == "排除" ? .exclude : Words.modes[record["办理方式"]].map { .grant($0) }
        guard record.stands, let matter = MatterCode(record["实施编码"]), let coverage, let effect,
            let from = Day(iso: record["生效日期"])
        else { return nil }
        self.init(
            matter: matter,
            coverage: coverage,
            effect: effect,
            from: from,
            until: Day(iso: record["失效日期"]),
            department: record["委托部门代码"],
            document: record["文号"],
            note: record["备注"]
        )
    }
}
