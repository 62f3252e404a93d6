import Testing

@testable import HubRuntime

@Suite("A hostile workbook")
struct HostileWorkbookTests {
    private let plain = CraftedWorkbook(rows: "<row>\(cell("A1", "值"))</row>")

    private func fault(_ bytes: [UInt8], _ limits: ImportLimits = .county) -> FileFault? {
        do throws(FileFault) {
            _ = try Workbook(bytes, limits)
            return nil
        } catch { return error }
    }

    /// What is said of the plain workbook after its parts were altered.
    private func fault(
        _ limits: ImportLimits = .county,
        altering alter: (inout [CraftedZip.Part]) -> Void
    ) -> FileFault? {
        var parts = plain.parts
        alter(&parts)
        return fault(CraftedZip(parts: parts).bytes, limits)
    }

    private static let sheet = "xl/worksheets/sheet0.xml"

    @Test("may be packed in every way a ZIP file knows that spreadsheets use")
    func ways() throws {
        #expect(fault { _ in } == nil)
        #expect(fault { parts in for index in parts.indices { parts[index].method = 0 } } == nil)
        #expect(
            fault { parts in for index in parts.indices { parts[index].isLarge = true } } == nil
        )
        #expect(fault { $0.append(CraftedZip.Part("docProps/", "")) } == nil)
    }

    @Test("that is none is told from one of another format and from one with a password")
    func others() {
        #expect(fault([]) == .workbook(.notAWorkbook))
        #expect(fault(Array("机构代码,机构名称\n1,2\n".utf8)) == .workbook(.notAWorkbook))
        #expect(
            fault(CraftedZip(parts: [CraftedZip.Part("a.txt", "a")]).bytes)
                == .workbook(.notAWorkbook)
        )
        #expect(
            fault { parts in
                parts[1].bytes = Array("<w:document xmlns:w=\"w\"/>".utf8)
            } == .workbook(.notAWorkbook)
        )
        #expect(
            fault { parts in
                parts[0].bytes = Array(
                    "<R><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></R>"
                        .utf8
                )
            } == .workbook(.otherFormat)
        )
        var old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        old += [UInt8](repeating: 0, count: 2_048)
        #expect(fault(old) == .workbook(.otherFormat))
        old.replaceSubrange(
            1_152..<1_184,
            with: "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        )
        #expect(fault(old) == .workbook(.encrypted))
        #expect(fault { $0[3].flags = 1 } == .workbook(.encrypted))
    }

    @Test("that unpacks to more than it says, or to less, is refused")
    func sizes() {
        let damaged = FileFault.workbook(.damaged(part: Self.sheet))
        #expect(fault { $0[3].declaredCount = 10 } == damaged)
        #expect(fault { $0[3].declaredCount = 10_000 } == damaged)
        #expect(fault { $0[3].checksum = 1 } == damaged)
        #expect(fault { $0[3].method = 12 } == damaged)
        #expect(
            fault { parts in
                parts[3].method = 0
                parts[3].declaredCount = 1
            } == damaged
        )
    }

    @Test("that unpacks too far is stopped at once, whether it says so or not")
    func bomb() {
        var limits = ImportLimits.county
        limits.unpackedBytes = 1 << 20
        let bomb = String(repeating: " ", count: 2 << 20)
        let far = FileFault.workbook(.unpacksTooFar(part: Self.sheet, limit: 1 << 20))
        #expect(fault(limits) { $0[3].bytes += Array(bomb.utf8) } == far)
        #expect(
            fault(limits) { parts in
                parts[3].bytes += Array(bomb.utf8)
                parts[3].declaredCount = 1_000
            } == .workbook(.damaged(part: Self.sheet))
        )
        limits = .county
        limits.unpackedGraceBytes = 1 << 20
        #expect(fault(limits) { $0[3].bytes += Array(bomb.utf8) } == far)
        #expect(fault { $0[3].bytes += Array(bomb.utf8) } == nil)
        // The same part named by many sheets counts each time.
        var many = CraftedWorkbook(rows: "<row>\(cell("A1", "值"))</row>")
        many.sheets = Array(repeating: many.sheets[0], count: 50)
        limits = .county
        limits.unpackedBytes = 10_000
        guard case .workbook(.unpacksTooFar) = fault(many.bytes, limits) else {
            Issue.record("unpacked without end")
            return
        }
    }

    @Test("whose real bomb of 128 MiB is refused by its own share, with little memory")
    func realBomb() throws {
        let bytes = try SheetFixture.bytes("bomb.xlsx")
        #expect(bytes.count < 300_000)
        #expect(
            fault(bytes)
                == .workbook(.unpacksTooFar(part: "xl/worksheets/sheet1.xml", limit: 8 << 20))
        )
    }

    @Test("whose parts lie over each other, stand twice or outside of the file is refused")
    func layout() {
        #expect(
            fault { parts in
                parts[2] = CraftedZip.Part("A", "x")
                parts[3] = CraftedZip.Part("a", "x")
            } == .workbook(.damaged(part: "a"))
        )
        #expect(
            fault { $0[3].nameInHeader = "xl/other.xml" } == .workbook(.damaged(part: Self.sheet))
        )
        var zip = CraftedZip(parts: plain.parts)
        zip.declaredParts = 9
        #expect(fault(zip.bytes) == .workbook(.damaged(part: "")))
        zip.declaredParts = nil
        let whole = zip.bytes
        for count in stride(from: 4, to: whole.count, by: 7) {
            #expect(fault(Array(whole.prefix(count))) != nil)
        }
    }

    @Test("that packs one part inside of another is refused, though each is right by itself")
    func overlap() {
        var parts = plain.parts
        var outer = CraftedZip.Part("outer.xml", "")
        outer.method = 0
        outer.bytes = parts[3].written
        parts[3].place = 30 + outer.name.utf8.count
        #expect(fault(CraftedZip(parts: [outer] + parts).bytes) == .workbook(.overlapping))
        parts[3].place = nil
        #expect(fault(CraftedZip(parts: [outer] + parts).bytes) == nil)
    }

    @Test("that asks for more than its limits is refused by the limit it breaks")
    func limits() {
        let cells = "<row>\(cell("A1", "一"))\(cell("B1", "二"))\(cell("D1", "三"))</row>"
        let rows = cells + "<row>\(cell("D2", "四"))</row>"
        var book = CraftedWorkbook(
            rows: rows,
            behind: "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/></mergeCells>"
        )
        book.sharedTexts = "<si><t>一</t></si><si><t>二</t></si>"
        let bytes = book.bytes
        #expect(fault(bytes) == nil)
        for (limit, value, wanted) in [
            (\ImportLimits.workbookParts, 4, FileFault.workbook(.tooManyParts(limit: 4))),
            (\.workbookSheets, 0, .workbook(.tooManySheets(limit: 0))),
            (\.cells, 7, .workbook(.tooManyCells(limit: 7))),
            (\.cells, 8, .workbook(.tooManyCells(limit: 8))),
            (\.cellTextBytes, 11, .workbook(.tooMuchText(limit: 11))),
            (\.sharedTexts, 1, .workbook(.tooManyTexts(limit: 1))),
            (\.mergedRanges, 1, .workbook(.tooManyMergedRanges(limit: 1))),
            (\.elementDepth, 4, .workbook(.tooDeep(part: Self.sheet, limit: 4))),
            (\.elements, 20, .workbook(.tooManyElements(limit: 20))),
            (\.cellBytes, 2, .workbook(.cellTooLong(cell: "sharedStrings 1", limit: 2))),
            (\.rows, 1, .tooManyRows(limit: 1)),
            (\.columns, 3, .tooManyColumns(limit: 3)),
        ] {
            var limits = ImportLimits.county
            limits[keyPath: limit] = value
            #expect(fault(bytes, limits) == wanted)
        }
        var limits = ImportLimits.county
        limits.cellBytes = 2
        #expect(
            fault(plain.bytes, limits) == .workbook(.cellTooLong(cell: "A1", limit: 2))
        )
    }

    @Test("that merges the whole sheet, or the same cells a thousand times, is stopped")
    func merges() {
        let rows = (1...40).map { "<row r=\"\($0)\">\(cell("A\($0)", "值"))</row>" }.joined()
        let whole = String(repeating: "<mergeCell ref=\"A1:XFD1048576\"/>", count: 300)
        let book = CraftedWorkbook(rows: rows, behind: "<mergeCells>\(whole)</mergeCells>")
        #expect(fault(book.bytes) == .workbook(.tooManyCells(limit: 2_500_000)))
    }

    @Test("that declares entities is refused where it begins to, and expands none")
    func entities() {
        let laughs = """
            <?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
            """
        for prologue in [laughs, "<!DOCTYPE w SYSTEM \"file:///etc/passwd\">", "<!DOCTYPE w>"] {
            var book = plain
            book.prologue = prologue
            #expect(fault(book.bytes) == .workbook(.declaresEntities(part: Self.sheet)))
        }
    }

    @Test("with a tag, comment or instruction that never ends is not held in memory")
    func tags() {
        var limits = ImportLimits.county
        limits.tagBytes = 200_000
        let long = String(repeating: "a", count: 600_000)
        for text in ["<row r=\"\(long)", "<!--\(long)", "<?\(long)", "<\(long)"] {
            let wanted = FileFault.workbook(.tagTooLong(part: Self.sheet, limit: 200_000))
            #expect(fault(CraftedWorkbook(rows: text).bytes, limits) == wanted)
        }
    }

    @Test("in which elements stand in each other without end is stopped at the limit")
    func depth() {
        let deep = String(repeating: "<a>", count: 100_000)
        let wanted = FileFault.workbook(.tooDeep(part: Self.sheet, limit: 64))
        #expect(fault(CraftedWorkbook(rows: deep).bytes) == wanted)
    }

    @Test("altered anywhere is read or refused, and never a trap")
    func altered() throws {
        let whole = plain.bytes
        var state: UInt64 = 5
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return Int(state >> 33) % bound
        }
        var refused = 0
        for _ in 0..<3_000 {
            var bytes = whole
            for _ in 0...next(3) { bytes[next(bytes.count)] = UInt8(next(256)) }
            if fault(bytes) != nil { refused += 1 }
        }
        #expect(refused > 1_000)
        // The parts altered before they are packed, so that checksums are right.
        for _ in 0..<1_500 {
            _ = fault { parts in
                let part = next(parts.count)
                let place = next(parts[part].bytes.count)
                parts[part].bytes[place] = Array("<>\"/&;=0 A_x:".utf8)[next(13)]
            }
        }
    }

    @Test("makes no list look as if it were not there: only the workbook is reported")
    func report() {
        let report = CountyData.read(.files(["县.xlsx": Array("PK\u{3}\u{4}".utf8)])).report
        #expect(
            report.files.filter(\.fault.isFatal)
                == [FileFinding("县.xlsx", .workbook(.damaged(part: "")))]
        )
        for name in ["旧.xls", "表.et", "表.ods"] {
            let files = CountyData.read(.files([name: [1, 2, 3]])).report.files
            #expect(files.first == FileFinding(name, .workbook(.otherFormat)))
        }
    }
}
