import HubRuntime
import ServiceModel
import TestCounty
import Testing

@Suite("A change list")
struct ChangeListTests {
    private let files: FullCounty
    private let known: ChangeList.Known

    init() throws {
        files = try FullCounty()
        known = ChangeList.Known(
            departments: [
                ("WJ", "禾川县卫生健康局", "11421399MB9911193K"), ("MZJ", "禾川县民政局", "11421399MB9910350A"),
                ("RS", "禾川县人力资源和社会保障局", "11421399MB9910561R"),
                ("SC", "禾川县市场监督管理局", "11421399MB9911409X"),
                ("NY", "禾川县农业农村局", "11421399MB9910983Q"),
                ("JY", "禾川县教育局", "11421399MB99100784"), ("GA", "禾川县公安局", "11421399MB9910289K"),
                ("ZR", "禾川县自然资源和规划局", "11421399MB9910633J"),
            ].map { code, name, creditCode in
                Department(
                    code: code,
                    name: name,
                    creditCode: creditCode,
                    number: "00",
                    nature: .organ,
                    zone: "",
                    phone: "",
                    supervisionPhone: "",
                    townshipOffice: ""
                )
            },
            workflows: ["WF-JB", "WF-CN"],
            forms: []
        )
    }

    private func read() -> ChangeReading {
        ChangeList.read("2026-12.csv", in: .directory(files.directory + "/updates"), knowing: known)
    }

    @Test("is read line by line, with the matters it brings")
    func whole() throws {
        let reading = read()
        #expect(reading.report.findings.map(\.brief) == [])
        let changes = try reading.list().changes
        #expect(changes.map(\.line) == Array(2...45))
        let kinds = changes.map { change in
            switch change.act {
            case .set(let element, _, let to): element == .status && to == "取消" ? "取消" : "修改"
            case .add: "新增"
            case .delegate: "下放"
            case .takeBack: "收回"
            }
        }
        #expect(
            Dictionary(grouping: kinds, by: { $0 }).mapValues(\.count) == [
                "修改": 23, "新增": 6, "取消": 4, "下放": 8, "收回": 3,
            ]
        )
        #expect(Set(changes.map(\.day.description)).count == 7)
        let added = changes.compactMap { change -> Matter? in
            if case .add(let matter) = change.act { matter } else { nil }
        }
        #expect(added.allSatisfy { (3...8).contains($0.materials.count) })
    }

    @Test("says exactly which element changes from what to what, for whom, from which day on")
    func acts() throws {
        let changes = try read().list().changes
        func act(_ line: Int) -> CatalogueChange.Act? { changes.first { $0.line == line }?.act }
        #expect(act(2) == .set(.promisedLimit, from: "15", to: "12"))
        #expect(act(6) == .set(.statutoryLimit, from: "20", to: "20"))
        #expect(act(8) == .set(.feeStandard, from: "", to: "按公布标准"))
        #expect(act(20) == .set(.status, from: "在用", to: "暂停"))
        #expect(act(24) == .set(.workflow, from: "WF-CN", to: "WF-JB"))
        #expect(act(35) == .delegate(to: .village, .agency, modelSitesOnly: false))
        #expect(act(40) == .delegate(to: .village, .agency, modelSitesOnly: true))
        #expect(act(45) == .takeBack(from: .township, .acceptance))
        #expect(changes.first?.day.description == "2026-12-15")
        #expect(changes.first?.document == "禾政数函〔2026〕31号")
    }

    private static let wrong: [Alteration] = [
        Alteration(
            "",
            ",承诺办结时限（工作日）,15,12,2026-12-15",
            ",承诺限期,15,12,2026-12-15",
            "E_ENUM 2026-12.csv:2 变更要素=承诺限期"
        ),
        Alteration(
            "",
            ",承诺办结时限（工作日）,15,12,2026-12-15",
            ",实施编码,15,12,2026-12-15",
            "E_ENUM 2026-12.csv:2 变更要素=实施编码"
        ),
        Alteration(
            "",
            ",承诺办结时限（工作日）,15,12,2026-12-15",
            ",,15,12,2026-12-15",
            "E_MISSING 2026-12.csv:2 变更要素="
        ),
        Alteration("", "15,12,2026-12-15", "15,十二,2026-12-15", "E_NOT_NUMBER 2026-12.csv:2 新值=十二"),
        Alteration("", "15,12,2026-12-15", "15,,2026-12-15", "E_MISSING 2026-12.csv:2 新值="),
        Alteration(
            "",
            "15,12,2026-12-15",
            "15,12,2026-12-32",
            "E_BAD_DATE 2026-12.csv:2 生效日期=2026-12-32"
        ),
        Alteration("", "WF-CN,WF-JB", "WF-CN,WF-XX", "E_FK 2026-12.csv:24 新值=WF-XX"),
        Alteration(
            "",
            "网办深度,III,IV,2026-12-15",
            "网办深度,III,V,2026-12-15",
            "E_ENUM 2026-12.csv:12 新值=V"
        ),
        Alteration("", "\n2,修改", "\n2,改", "E_ENUM 2026-12.csv:3 变更类型=改"),
        Alteration("", "\n2,修改", "\n1,修改", "E_DUP_CODE 2026-12.csv:3 序号=1"),
        Alteration(
            "",
            "村级办理方式,,代办,2026-12-01,禾政办发〔2026〕45号,仅限",
            "村级办理方式,,代管,2026-12-01,禾政办发〔2026〕45号,仅限",
            "E_ENUM 2026-12.csv:40 新值=代管"
        ),
        Alteration("", "乡级办理方式,受理,", "乡级办理方式,,", "E_MISSING 2026-12.csv:45 原值="),
        Alteration("", "在用,取消,2026-12-31", "在用,撤销,2026-12-31", "E_ENUM 2026-12.csv:32 新值=撤销"),
        Alteration(
            "",
            "适龄女孩HPV疫苗免费接种登记,,,,2026-12-01",
            "适龄女孩HPV疫苗免费接种登记,,,,2026-12-02",
            "E_BAD_DATE 2026-12.csv:25 生效日期=2026-12-02"
        ),
    ]

    @Test("rejects a line for one reason, and nothing is taken", arguments: wrong)
    func rejects(_ alteration: Alteration) throws {
        try files.replace(alteration.text, with: alteration.other, in: "updates/2026-12.csv")
        #expect(read().report.findings.map(\.brief) == [alteration.finding])
        #expect(throws: ImportRejected.self) { try read().list() }
    }

    @Test("gives the rest to those who ask, but no part of what changes one matter")
    func part() throws {
        try files.replace(
            "到办事现场次数,1,0,2026-12-15",
            with: "到办事现场次数,1,9,2026-12-15",
            in: "updates/2026-12.csv"
        )
        let part = try read().list(allowPartial: true)
        #expect(part.changes.count == 42)
        #expect(part.withheld.map(\.text) == ["12421399MB991196XB4002065001000"])
    }

    @Test("reads texts in the spelling of the catalogue, so that nothing differs by spelling alone")
    func spelling() throws {
        try files.replace(
            "15,12,2026-12-15",
            with: "15个工作日,１２,2026/12/15",
            in: "updates/2026-12.csv"
        )
        let reading = read()
        #expect(
            reading.report.findings.map(\.brief) == [
                "W_DATE_FORMAT 2026-12.csv:2 生效日期=2026/12/15", "W_FULLWIDTH 2026-12.csv:2 新值=１２",
            ]
        )
        #expect(try reading.list().changes.first?.act == .set(.promisedLimit, from: "15", to: "12"))
    }

    @Test("that announces a matter must bring its line, and brings no line it does not announce")
    func announced() throws {
        let code = "11421399MB9911193K4422023090000"
        try files.replace("新增,\(code)", with: "新增,\(code.dropLast())1", in: "updates/2026-12.csv")
        #expect(
            read().report.rejections.map(\.brief).prefix(2) == [
                "E_FK 2026-12-new-matters.csv:2 实施编码=\(code)",
                "E_FK 2026-12-new-materials.csv:2 实施编码=\(code)",
            ]
        )
        #expect(
            read().report.rejections.last?.brief == "E_FK 2026-12.csv:25 实施编码=\(code.dropLast())1"
        )
        try files.remove("updates/2026-12-new-materials.csv")
        #expect(
            read().report.files == [
                FileFinding("2026-12-new-materials.csv", .absent(neededBy: "2026-12.csv"))
            ]
        )
    }

    @Test("that is empty changes nothing and says so")
    func empty() throws {
        for text in ["", "序号,变更类型,实施编码,生效日期\n"] {
            let reading = ChangeList.read(
                "l.csv",
                in: .files(["l.csv": Array(text.utf8)]),
                knowing: known
            )
            #expect(reading.report.findings.map(\.brief) == ["E_EMPTY_FILE l.csv:1 ="])
            #expect(throws: ImportRejected.self) { try reading.list(allowPartial: true) }
        }
    }

    @Test("that the catalogue contradicts is pointed to by the line and the old value")
    func contradicted() throws {
        let change = try #require(try read().list().changes.first)
        #expect(
            change.finding(.oldValue, in: "l.csv", .stands("10")).brief
                == "E_OLD_VALUE l.csv:2 原值=15"
        )
        let day = ImportHint.withdrawnFrom("2026-12-01")
        #expect(
            change.finding(.withdrawn, in: "l.csv", day).brief
                == "E_WITHDRAWN l.csv:2 实施编码=\(change.matter)"
        )
    }
}
