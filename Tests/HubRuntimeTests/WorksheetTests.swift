import Testing

@testable import HubRuntime

@Suite("The cells of a sheet")
struct WorksheetTests {
    @Test("stand where their addresses say, and one behind the other where there are none")
    func places() throws {
        let book = CraftedWorkbook(
            rows: """
                <row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>
                <row r="4"><c r="C4" t="str"><v>c</v></c><c t="str"><v>d</v></c></row>
                """
        )
        let rows = try book.rows()
        #expect(rows.map(\.line) == [1, 2, 4])
        #expect(rows.map(\.cells) == [["a", "b"], [], ["", "", "c", "d"]])
    }

    @Test(
        "in any other order, or outside of a sheet, are a damaged file",
        arguments: [
            "<row r=\"2\"/><row r=\"2\"/>", "<row r=\"3\"/><row r=\"1\"/>", "<row r=\"0\"/>",
            "<row r=\"1048577\"/>", "<row r=\"x\"/>", "<row r=\"1\"><row r=\"2\"/></row>",
            "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "<row r=\"1\"><c r=\"A2\"/></row>",
            "<row r=\"1\"><c r=\"XFE1\"/></row>", "<row r=\"1\"><c r=\"1A\"/></row>",
            "<row><c t=\"s\"><v>0</v></c></row>", "<row><c t=\"n\"><v>eins</v></c></row>",
            "<row><c t=\"zz\"><v>1</v></c></row>", "<row>", "<row></c></row>",
        ]
    )
    func disorder(_ rows: String) throws {
        #expect(throws: FileFault.workbook(.damaged(part: "xl/worksheets/sheet0.xml"))) {
            try CraftedWorkbook(rows: rows).rows()
        }
    }

    @Test("far to the right or below cost nothing while they are blank")
    func sparse() throws {
        let far = """
            <row r="1"><c r="A1" t="str"><v>a</v></c><c r="XFD1" s="1"/></row>
            <row r="1048576"><c r="A1048576" t="inlineStr"><is><t>\u{3000} </t></is></c></row>
            """
        #expect(try CraftedWorkbook(rows: far).rows().map(\.cells) == [["a"]])
        let filled = "<row r=\"1048576\"><c r=\"B1048576\" t=\"str\"><v>z</v></c></row>"
        let rows = try CraftedWorkbook(rows: "<row/>" + filled).rows()
        #expect(rows.map(\.line) == [1_048_576])
        let wide = "<row r=\"1\"><c r=\"IW1\" t=\"str\"><v>z</v></c></row>"
        #expect(throws: FileFault.tooManyColumns(limit: 256)) {
            try CraftedWorkbook(rows: wide).rows()
        }
    }

    @Test("leave out how a text is read aloud, and keep its runs together")
    func runs() throws {
        var book = CraftedWorkbook(
            rows: "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c></row>"
        )
        book.sharedTexts = """
            <si><r><rPr><b/></rPr><t>东</t></r><r><t xml:space="preserve"> 京</t></r>
            <rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>
            <si><t>_x5F20__x000D_\n三_x005F_x000D__xD842__xDFB7_ _xD842_ _x0007_</t></si>
            """
        let row = try #require(try book.rows().first)
        #expect(row.cells == ["张\r\n三_x000D_𠮷 _xD842_ _x0007_", "东 京"])
    }

    @Test("are found whatever prefix their names have, and in UTF-16")
    func spelling() throws {
        var book = CraftedWorkbook(rows: "")
        book.sheets[0].body = ""
        book.prologue = ""
        var parts = book.parts
        let prefixed = """
            <?xml version="1.0"?><x:worksheet xmlns:x="urn:x"><x:sheetData><x:row x:r="2">\
            <x:c r="A2" t="inlineStr"><x:is><x:t>值</x:t></x:is></x:c></x:row></x:sheetData>\
            </x:worksheet>
            """
        parts[3].bytes = Array(prefixed.utf8)
        #expect(
            try Workbook(CraftedZip(parts: parts).bytes, .county).sheets[0].rows.map(\.cells)
                == [["值"]]
        )
        parts[3].bytes =
            [0xFF, 0xFE] + prefixed.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(
            try Workbook(CraftedZip(parts: parts).bytes, .county).sheets[0].rows.map(\.line)
                == [2]
        )
    }

    @Test("merged into one show its value in each, and nothing of what lay under it")
    func merged() throws {
        let book = CraftedWorkbook(
            rows: """
                <row r="1">\(cell("A1", "甲"))\(cell("B1", "1"))</row>
                <row r="2">\(cell("A2", "旧"))\(cell("B2", "2"))</row>
                <row r="4">\(cell("B4", "4"))</row><row r="5"><c r="A5"/></row>
                """,
            behind: """
                <mergeCells><mergeCell ref="A1:A5"/><mergeCell ref="B4:$D$4"/>
                <mergeCell ref="F1:F9"/></mergeCells>
                """
        )
        let rows = try book.rows()
        #expect(rows.map(\.line) == [1, 2, 3, 4])
        #expect(
            rows.map(\.cells) == [["甲", "1"], ["甲", "2"], [], ["甲", "4", "4", "4"]]
        )
        #expect(rows.map(\.merged) == [[], [0], [], [0, 2, 3]])
    }

    @Test("count days as the workbook says, from 1900 or from 1904")
    func days() throws {
        var book = CraftedWorkbook(
            rows: """
                <row><c s="1"><v>46357</v></c><c s="1"><v>60</v></c><c s="1"><v>59.5</v></c>\
                <c s="1"><v>-1</v></c><c s="1"><v>2958466</v></c><c s="1"><v>0.99999999</v></c></row>
                """
        )
        book.styles = """
            <numFmts><numFmt numFmtId="170" formatCode="[Red]0.0;General"/></numFmts>
            <cellStyleXfs><xf numFmtId="1"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="170"/></cellXfs>
            """
        #expect(
            try book.rows()[0].cells == [
                "2026-12-01", "60", "1900-02-28 12:00:00", "-1", "2958466", "1900-01-01",
            ]
        )
        book.properties = "date1904=\"1\""
        let row = try book.rows()[0]
        #expect(row.cells[0] == "2030-12-02")
        #expect(row.cells[1] == "1904-03-01")
        #expect(row.dayLag == 1_462)
    }

    @Test("with a day as a bare number are read in the count of their workbook")
    func bareDays() throws {
        for (property, day) in [
            ("date1904=\"0\"", "2026-12-01"), ("date1904=\"true\"", "2030-12-02"),
        ] {
            var book = CraftedWorkbook(
                rows: """
                    <row r="1">\(cell("A1", "日期"))\(cell("B1", "状态"))</row>
                    <row r="2"><c r="A2"><v>46357</v></c></row>
                    """
            )
            book.properties = property
            var report = ImportReport()
            let sheet = try Sheet(
                book.rows(),
                of: SheetSource("a.xlsx", sheet: "日历"),
                SheetFormat(
                    key: ["日期"],
                    [SheetColumn("日期", .day, .required), SheetColumn("状态", .text, .situational)]
                ),
                &report
            )
            #expect(sheet.records.map { $0["日期"] } == [day])
            #expect(sheet.records[0].warnings.map(\.code) == [.dateForm])
            #expect(sheet.records[0].warnings.map(\.value) == ["46357"])
        }
    }

    @Test(
        "show numbers as their format does",
        arguments: [
            ("0", "7.5", "8"), ("00", "7", "07"), ("0.00", "1.1", "1.10"), ("0.0", "0.96", "1.0"),
            ("0", "0.4", "0"), ("000000000000", "511001001", "000511001001"),
            ("0.0", "-0.05", "-0.1"),
            ("General", "1E2", "100"), ("General", "1.5E-3", "0.0015"), ("@", "12", "12"),
            ("General", "0.30000000000000004", "0.3"),
            ("General", "9.9999999999999995E-7", "0.000001"),
            ("General", "999999999999999.9", "1000000000000000"), ("0.00E+00", "12", "12"),
            ("yyyy", "46357", "2026-12-01"), ("\"ymd\"0", "12", "12"), ("0;[h]:mm", "12", "12"),
            ("[h]:mm", "0.5", "12:00:00"), ("#,##0", "-0", "0"), ("General", "-0.0", "0"),
        ]
    )
    func formats(_ code: String, _ stored: String, _ shown: String) {
        let format = NumberFormat(id: 170, code: code)
        #expect(CellNumber(stored, format, countsFrom1904: false)?.text == shown)
    }

    @Test(
        "hold no number where none is written",
        arguments: ["", "-", ".", "1.2.3", "1E", "E5", "0x10", "1 2", "NaN", "1E+99999", "１"]
    )
    func noNumbers(_ text: String) {
        #expect(CellNumber(text, .general, countsFrom1904: false)?.text == nil)
    }
}
