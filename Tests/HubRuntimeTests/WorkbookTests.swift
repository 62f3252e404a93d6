import ServiceModel
import TestCounty
import Testing

@testable import HubRuntime

@Suite("A workbook")
struct WorkbookTests {
    @Test("gives in each kind of cell what a person reads there")
    func kinds() throws {
        let sheets = try Workbook(SheetFixture.bytes("cells.xlsx"), .county).sheets
        let rows = try #require(sheets.first).rows
        #expect(rows.count == 43)
        for row in rows {
            let wanted = row.cells[1]
            guard wanted.hasPrefix("!") else {
                #expect(row.cells[0] == wanted, "A\(row.line)")
                #expect(row.troubles.isEmpty)
                continue
            }
            let trouble: CellTrouble =
                switch wanted {
                case "!digits": .digitsLost
                case "!formula": .notCalculated
                default: .formulaError(String(wanted.dropFirst()))
                }
            #expect(row.troubles == [0: trouble], "A\(row.line)")
        }
    }

    /// The county as its text files have it; read once.
    private static let county = Result {
        let files = try FullCounty()
        return try CountyData.read(.directory(files.directory)).county()
    }

    @Test("of a whole county gives what its text files give")
    func county() throws {
        let expected = try Self.county.get()
        let files = try FullCounty()
        for name in SourceFolder.directory(files.directory).names() where name.hasSuffix(".csv") {
            try files.remove(name)
        }
        var documents: [String: [UInt8]] = [:]
        for name in ["workflows.json", "packages.json"] {
            documents[name] = try files.bytes(of: name)
        }
        for name in SourceFolder.directory(files.directory).names(in: "forms") {
            documents["forms/" + name] = try files.bytes(of: "forms/" + name)
        }
        documents["全县.xlsx"] = try SheetFixture.bytes("county.xlsx")
        let reading = CountyData.read(.files(documents))
        let read = try reading.county()
        #expect(read.organisations == expected.organisations)
        #expect(read.departments == expected.departments)
        #expect(read.matters == expected.matters)
        #expect(read.delegations == expected.delegations)
        #expect(read.calendars == expected.calendars)
        #expect(read.documents == expected.documents)
        #expect(read.isWhole)
        #expect(reading.report.findings.isEmpty)
        let remarks = reading.report.files
        #expect(remarks.count == 9)
        #expect(remarks.count { $0.fault == .linesAbove(1) } == 7)
        let notes = SheetSource("全县.xlsx", sheet: "填表说明")
        let old = SheetSource("全县.xlsx", sheet: "事项（旧）")
        #expect(remarks.contains(FileFinding(notes, .sheetPassedOver(isHidden: false))))
        #expect(remarks.contains(FileFinding(old, .sheetPassedOver(isHidden: true))))
    }

    @Test("made by hand, with titles in two lines and merged cells, says what was made of it")
    func small() throws {
        let expected = try CountyData(directory: TestCounty.dataDirectory)
        let small = try SheetFixture.bytes("small.xlsx")
        let reading = CountyData.read(.files(["small.xlsx": small]))
        let read = try reading.county()
        #expect(read.organisations == expected.organisations)
        #expect(read.departments == expected.departments)
        #expect(read.delegations == expected.delegations)
        #expect(read.matters.map(\.code) == expected.matters.map(\.code))
        #expect(read.matters.map(\.promisedLimit) == expected.matters.map(\.promisedLimit))
        #expect(read.matters.map(\.statutoryLimit) == expected.matters.map(\.statutoryLimit))
        #expect(read.matters.map(\.effectiveFrom) == expected.matters.map(\.effectiveFrom))
        #expect(read.matters.map(\.materials) == expected.matters.map(\.materials))
        let matters = SheetSource("small.xlsx", sheet: "Sheet6")
        let materials = SheetSource("small.xlsx", sheet: "materials")
        let remarks = reading.report.files.filter { $0.fault != .leftOut }
        #expect(
            remarks == [
                FileFinding(materials, .hiddenRows(1)), FileFinding(matters, .linesAbove(2)),
            ]
        )
        let noticed = reading.report.findings.filter { $0.hint != .noColumn }
        #expect(noticed.count { $0.code == .dateForm && $0.source == matters } == 4)
        #expect(noticed.contains { $0.code == .footerRow && $0.line == 9 })
        #expect(noticed.contains { $0.code == .blankRow && $0.line == 8 })
        let merged = try #require(noticed.first { $0.code == .mergedCell })
        #expect(merged.source == materials)
        #expect(merged.cell == "A3")
        #expect(merged.value == TestCounty.allowance.text)
        let titles = noticed.filter { $0.code == .headerAlias }.map(\.column)
        #expect(titles == ["法定办结时限（工作日）", "承诺办结时限（工作日）"])
    }

    @Test("of a change list gives what its text files give, in one file or in three")
    func changes() throws {
        let files = try FullCounty()
        let departments = try Self.county.get().departments
        let known = ChangeList.Known(
            departments: departments,
            workflows: ["WF-JB", "WF-CN"],
            forms: []
        )
        let folder = SourceFolder.directory(files.directory + "/updates")
        let expected = try ChangeList.read("2026-12.csv", in: folder, knowing: known).list()
        let book = try SheetFixture.bytes("2026-12.xlsx")
        #expect(ChangeList.stands(inWorkbook: "调整.xlsx", of: .files(["调整.xlsx": book])))
        let county = try SheetFixture.bytes("small.xlsx")
        #expect(!ChangeList.stands(inWorkbook: "a.xlsx", of: .files(["a.xlsx": county])))
        let reading = ChangeList.read(
            "调整.xlsx",
            in: .files(["调整.xlsx": book]),
            knowing: known
        )
        #expect(reading.report.findings.isEmpty)
        #expect(try reading.list().changes.map(\.unplaced) == expected.changes.map(\.unplaced))
        // A title stands above.
        #expect(try reading.list().changes.map(\.line) == expected.changes.map { $0.line + 1 })
        let beside = try ["2026-12.csv", "2026-12-new-matters.csv"].map {
            ($0, try files.bytes(of: "updates/" + $0))
        }
        var three = Dictionary(uniqueKeysWithValues: beside)
        three["2026-12-new-materials.xlsx"] = book
        let mixed = ChangeList.read("2026-12.csv", in: .files(three), knowing: known)
        #expect(
            mixed.report.files.contains { $0.fault == .listTwice(other: "2026-12-new-matters.csv") }
        )
    }
}

extension CatalogueChange {
    /// All but the line.
    fileprivate var unplaced: String { "\(matter) \(act) \(day) \(document) \(note)" }
}

@Suite("A sheet of a workbook")
struct WorkbookSheetTests {
    private static let orgs = [
        ["机构代码", "机构名称", "层级", "上级机构代码"], ["990001", "县中心", "县级", ""],
    ]

    /// Rows of texts from a line on.
    private static func rows(_ table: [[String]], from line: Int = 1) -> String {
        table.enumerated().map { y, row in
            let cells = row.enumerated().filter { !$0.element.isEmpty }.map { x, text in
                cell(CellAddress(column: x, line: line + y).text, text)
            }
            return "<row r=\"\(line + y)\">\(cells.joined())</row>"
        }.joined()
    }

    private func files(_ sheets: [(String, [[String]])], _ name: String = "县.xlsx") -> SourceFolder
    {
        let book = CraftedWorkbook(rows: sheets.map { ($0.0, Self.rows($0.1) + "</sheetData>") })
        return .files([name: book.bytes])
    }

    @Test("is known by its name, by the file's if it is the only one, else by its titles")
    func roles() throws {
        for folder in [
            files([("机构清单", Self.orgs)]), files([("ＯＲＧＳ ", Self.orgs)]),
            files([("Sheet1", Self.orgs)], "orgs.xlsx"), files([("Sheet1", Self.orgs)]),
        ] {
            let tally = CountyData.read(folder).report.tallies.first
            #expect(tally?.taken == 1)
        }
        // By its name it is a list, whatever its titles lack.
        let named = CountyData.read(files([("机构", [["机构名称"], ["县中心"]])])).report
        #expect(named.rejections.map(\.column) == ["机构代码", "层级"])
        #expect(named.rejections.allSatisfy { $0.source.sheet == "机构" && $0.hint == .noColumn })
    }

    @Test(
        "that is a list a second time is refused with both names, and so is a text file beside it"
    )
    func twice() throws {
        let report = CountyData.read(files([("机构", Self.orgs), ("Sheet2", Self.orgs)])).report
        let second = SheetSource("县.xlsx", sheet: "Sheet2")
        #expect(report.files.contains(FileFinding(second, .listTwice(other: "县.xlsx「机构」"))))
        guard case .files(var both) = files([("机构", Self.orgs)]) else { return }
        both["orgs.csv"] = Array("机构代码\n1\n".utf8)
        let first = SheetSource("县.xlsx", sheet: "机构")
        #expect(
            CountyData.read(.files(both)).report.files
                .contains(FileFinding(first, .listTwice(other: "orgs.csv")))
        )
    }

    @Test("is a calendar of the year in its name, else of its first day")
    func years() throws {
        let table = [["日期", "日期类型", "是否工作日", "状态"], ["2031-01-01", "节假日", "0", "暂定"]]
        for (name, file, year) in [
            ("工作日历2030", "a.xlsx", 2030), ("日历", "2029.xlsx", 2029), ("日历", "a.xlsx", 2031),
        ] {
            let findings = CountyData.read(files([(name, table)], file)).report.findings
            let days = findings.contains { $0.hint == .daysMissing(364, first: "2031-01-02") }
            #expect(days == (year == 2031))
            #expect(findings.contains { $0.hint == .shouldBe("\(year)") } == (year != 2031))
        }
    }

    @Test("names each cell that cannot be read, with its address, and imports nothing")
    func troubles() throws {
        let header =
            "<row r=\"1\">"
            + ["部门代码", "部门名称", "统一社会信用代码", "部门编码", "机构性质"]
            .enumerated().map { cell(CellAddress(column: $0, line: 1).text, $1) }.joined()
            + "</row>"
        let good = [cell("A2", "MZ"), cell("B2", "测试县民政局"), cell("D2", "11"), cell("E2", "机关")]
        func report(_ third: String, _ other: (Int, String)? = nil) -> [ImportFinding] {
            var cells = good
            cells.insert(third, at: 2)
            if let other { cells[other.0] = other.1 }
            let rows = header + "<row r=\"2\">\(cells.joined())</row></sheetData>"
            let bytes = CraftedWorkbook(rows: [("部门", rows)]).bytes
            return CountyData.read(.files(["县.xlsx": bytes])).report.rejections
        }
        let code = cell("C2", "11990001MB9000001U")
        #expect(report(code).isEmpty)
        let cases: [([ImportFinding], String, ImportHint)] = [
            (report("<c r=\"C2\"><v>5.1E+17</v></c>"), "C2", .digitsLost),
            (report("<c r=\"C2\"><v>1199000190000010000</v></c>"), "C2", .digitsLost),
            (report("<c r=\"C2\" t=\"e\"><f>A1</f><v>#REF!</v></c>"), "C2", .formulaError("#REF!")),
            (report("<c r=\"C2\"><f>A1&amp;B1</f></c>"), "C2", .notCalculated),
            (report(code, (1, "<c r=\"B2\" t=\"e\"><v>#N/A</v></c>")), "B2", .formulaError("#N/A")),
            (
                report(code, (3, "<c r=\"D2\"><v>7</v></c>")), "D2",
                .code(lengths: [2], digitsOnly: true)
            ),
        ]
        for (finding, cell, hint) in cases {
            #expect(finding.map(\.cell) == [cell])
            #expect(finding.map(\.hint) == [hint])
            #expect(finding.map(\.code) == [.codeForm])
        }
    }

    @Test("keeps a text of 300 kB whole, and says that it is long")
    func long() throws {
        let long = String(repeating: "长", count: 100_000)
        var table = Self.orgs
        table[1][1] = long
        let report = CountyData.read(files([("机构", table)])).report
        let finding = try #require(report.findings.first { $0.code == .longText })
        #expect(finding.cell == "B2")
        #expect(finding.value.count == 121)
        #expect(report.tallies.first?.taken == 1)
    }

    @Test("without a row of values is empty, and nothing stored goes for it")
    func empty() throws {
        let report = CountyData.read(files([("机构", [Self.orgs[0]])])).report
        #expect(report.findings.map(\.code) == [.emptyFile])
        #expect(report.findings.first?.source == SheetSource("县.xlsx", sheet: "机构"))
        let nothing = CountyData.read(.files(["县.xlsx": []])).report
        #expect(nothing.findings.map(\.brief) == ["E_EMPTY_FILE 县.xlsx:1 ="])
        #expect(nothing.isFatal)
    }
}
