import HubRuntime
import ServiceModel
import TestCounty
import Testing

@Suite("The sheets of a county")
struct CountyDataTests {
    @Test("are read whole when nothing is wrong")
    func whole() throws {
        let sheets = try CountySheets()
        let reading = sheets.read()
        let read = try reading.county()
        #expect(sheets.findings().isEmpty)
        #expect(read.organisations.count == 6)
        #expect(read.organisations.first?.tier == .county)
        #expect(read.departments.count == 4)
        #expect(read.matters.map(\.materials.count) == [2, 2, 0, 1])
        #expect(read.delegations.count == 6)
        #expect(read.isWhole)
        #expect(read.withheld.isEmpty)
    }

    @Test("give every mistake of every file with its line, and no county")
    func everyMistake() throws {
        let sheets = try CountySheets()
        try sheets.replace("甲镇便民服务中心,乡级", with: "甲镇便民服务中心,镇级", in: "orgs.csv")
        try sheets.replace("20,10,1.0", with: "20,30,1.0", in: "matters.csv")
        try sheets.replace("1,1,1.0", with: "一,1,1.0", in: "matters.csv")
        try sheets.replace("银行卡,复印件", with: "银行卡,照片", in: "materials.csv")
        #expect(
            sheets.findings() == [
                "E_ENUM orgs.csv:3 层级=镇级",
                "E_FK orgs.csv:5 上级机构代码=990001001",
                "E_FK orgs.csv:6 上级机构代码=990001001",
                "E_LIMIT_ORDER matters.csv:2 承诺办结时限（工作日）=30",
                "E_NOT_NUMBER matters.csv:4 法定办结时限（工作日）=一",
                "E_FK materials.csv:2 实施编码=\(TestCounty.allowance)",
                "E_ENUM materials.csv:3 材料形式=照片",
                "E_FK delegation.csv:2 实施编码=\(TestCounty.allowance)",
                "E_FK delegation.csv:3 实施编码=\(TestCounty.allowance)",
                "E_FK delegation.csv:6 实施编码=\(TestCounty.certificate)",
                "E_FK delegation.csv:7 实施编码=\(TestCounty.certificate)",
            ]
        )
        #expect(throws: ImportRejected.self) { try sheets.read().county() }
    }

    @Test("say of a line that rests on a rejected one where to begin")
    func consequence() throws {
        let sheets = try CountySheets()
        try sheets.replace("20,10,1.0", with: "20,30,1.0", in: "matters.csv")
        let hints = sheets.read().report.findings.filter { $0.code == .danglingReference }
            .map(\.hint)
        #expect(hints.count == 4)
        #expect(hints.allSatisfy { $0 == .rejected(file: "matters.csv", line: 2) })
    }

    @Test("give what is right to those who ask, and leave alone matters of which a line is wrong")
    func part() throws {
        let sheets = try CountySheets()
        try sheets.replace("银行卡,复印件", with: "银行卡,照片", in: "materials.csv")
        try sheets.append(
            ["7,\(TestCounty.licence),机构,990001009,排除,,2024-05-01,"],
            to: "delegation.csv"
        )
        let part = try sheets.read().county(allowPartial: true)
        #expect(part.matters.map(\.code) == [TestCounty.certificate, TestCounty.approval])
        #expect(Set(part.delegations.map(\.matter)) == [TestCounty.certificate])
        #expect(part.withheld == [TestCounty.allowance, TestCounty.licence])
        #expect(!part.isWhole)
    }

    @Test("keep the matter whose code stands twice, because the first line wins")
    func firstWins() throws {
        let sheets = try CountySheets()
        let code = TestCounty.licence.text
        try sheets.append(
            [
                "\(code),另一事项,行政许可,20,15,1.0,\(code.suffix(12)),\(code)02,另一事项,"
                    + "测试县市场监督管理局,\(code.prefix(18)),《测试条例》,材料齐全,登记证,在用,2024-01-01"
            ],
            to: "matters.csv"
        )
        #expect(sheets.findings() == ["E_DUP_CODE matters.csv:6 实施编码=\(code)"])
        let part = try sheets.read().county(allowPartial: true)
        #expect(part.matters.map(\.name) == ["高龄津贴申领", "小作坊登记", "参保证明打印", "建设项目核准"])
        #expect(part.withheld.isEmpty)
    }

    @Test("may begin with a byte order mark and end their lines as spreadsheets do")
    func spreadsheet() throws {
        let sheets = try CountySheets()
        for file in ["orgs.csv", "matters.csv", "materials.csv", "delegation.csv"] {
            try sheets.replace("\n", with: "\r\n", in: file)
            try sheets.markByteOrder(in: file)
        }
        #expect(sheets.findings().isEmpty)
        #expect(try sheets.read().county().organisations.count == 6)
    }

    @Test("hold delegations of all times, each with its period and its document")
    func periods() throws {
        let sheets = try CountySheets()
        try sheets.append(
            ["8,\(TestCounty.approval),层级,乡级,授予,代办,2020-01-01,2020-12-31"],
            to: "delegation.csv"
        )
        let row = try #require(try sheets.read().county().delegations.last)
        #expect(row.from.description == "2020-01-01")
        #expect(row.until?.description == "2020-12-31")
        let last = try #require(Day(iso: "2020-12-31"))
        #expect(row.holds(on: last))
        #expect(!row.holds(on: last.advanced(by: 1)))
    }

    @Test("keep the line numbers of an editor behind a cell that spans lines")
    func lines() throws {
        let sheets = try CountySheets()
        try sheets.replace("《测试条例》,材料齐全,津贴", with: "《测试条例》,\"一\n二\n三\",津贴", in: "matters.csv")
        try sheets.replace("20,15,1.0,000104", with: "20,15,1,000104", in: "matters.csv")
        #expect(sheets.findings().first == "E_CODE_FORMAT matters.csv:7 版本号=1")
    }
}

@Suite("A file of the county")
struct CountyFileTests {
    @Test("that no county can do without is missed by name")
    func required() throws {
        let sheets = try CountySheets()
        try sheets.remove("materials.csv")
        let report = sheets.read().report
        #expect(report.files.contains(FileFinding("materials.csv", .absent(neededBy: nil))))
        #expect(throws: ImportRejected.self) { try sheets.read().county(allowPartial: true) }
    }

    @Test("that is left out is a remark only while nothing refers to it")
    func optional() throws {
        let sheets = try CountySheets()
        #expect(sheets.read().report.files.contains(FileFinding("packages.json", .leftOut)))
        try sheets.remove("departments.csv")
        let faults = sheets.read().report.files.filter(\.fault.isFatal)
        #expect(faults == [FileFinding("departments.csv", .absent(neededBy: "matters.csv"))])
    }

    @Test("that is empty stops everything, so that nothing stored goes for it")
    func empty() throws {
        for text in ["", "序号,实施编码,适用范围类型,适用范围,授权动作,办理方式,生效日期\n", "\n\n"] {
            let sheets = try CountySheets()
            try sheets.write(text, to: "delegation.csv")
            #expect(sheets.findings() == ["E_EMPTY_FILE delegation.csv:1 ="])
            #expect(throws: ImportRejected.self) { try sheets.read().county(allowPartial: true) }
        }
    }

    @Test("without a required column is missed by the column's name, and read no further")
    func column() throws {
        let sheets = try CountySheets()
        try sheets.replace("事项状态", with: "状况", in: "matters.csv")
        let reading = sheets.read()
        #expect(reading.report.rejections.first?.brief == "E_MISSING matters.csv:1 事项状态=")
        #expect(reading.report.files.contains(FileFinding("matters.csv", .columnUnknown("状况"))))
        #expect(throws: ImportRejected.self) { try reading.county(allowPartial: true) }
    }

    @Test("with one column twice is refused, because nobody knows which counts")
    func twice() throws {
        let sheets = try CountySheets()
        try sheets.replace("主项名称", with: "承诺时限", in: "matters.csv")
        #expect(
            sheets.read().report.files.contains(
                FileFinding("matters.csv", .columnTwice("承诺办结时限（工作日）"))
            )
        )
    }

    @Test(
        "that breaks a limit or the form of a sheet is refused by what is wrong",
        arguments: [
            ("机构代码,机构名称\n\"开头", FileFault.unclosedQuote(line: 2)),
            ("机构代码,机构名称\n\"开\"头,x", FileFault.textAfterQuote(line: 2)),
            ("机构代码\n1\n2\n3\n4\n5\n6\n7\n8\n9", FileFault.tooManyRows(limit: 9)),
            (String(repeating: ",", count: 20), FileFault.tooManyColumns(limit: 20)),
            ("机构代码\n\(String(repeating: "长", count: 70))", .cellTooLong(line: 2, limit: 200)),
            (String(repeating: "1\n", count: 2_000), FileFault.tooLarge(limit: 3_000)),
        ]
    )
    func form(_ text: String, _ fault: FileFault) throws {
        let sheets = try CountySheets()
        try sheets.write(text, to: "orgs.csv")
        var limits = ImportLimits.county
        (limits.rows, limits.columns, limits.cellBytes) = (9, 20, 200)
        limits.fileBytes = 3_000
        #expect(sheets.read(limits).report.files.contains(FileFinding("orgs.csv", fault)))
    }

    @Test("that is wrong from end to end is given up after so many findings")
    func hopeless() throws {
        let sheets = try CountySheets()
        var limits = ImportLimits.county
        limits.findings = 3
        try sheets.replace("授予", with: "授与", in: "delegation.csv")
        #expect(
            sheets.read(limits).report.files.contains(
                FileFinding("delegation.csv", .tooManyFindings(limit: 3))
            )
        )
    }
}
