@testable import HubRuntime

/// A workbook out of the XML that a test writes.
struct CraftedWorkbook {
    /// Sheets in their order: name, state, and what stands in `worksheet`.
    var sheets: [(name: String, state: String, body: String)]
    var sharedTexts: String?
    var styles: String?
    var properties = ""
    /// In front of the root of the first sheet.
    var prologue = ""

    /// One sheet out of what stands in `sheetData`.
    init(rows: String, behind: String = "") {
        self.init(rows: [("cells", rows + "</sheetData>" + behind)])
    }

    /// Sheets out of what stands in `sheetData` and behind it; `</sheetData>` is written by them.
    init(rows: [(String, String)]) {
        sheets = rows.map { ($0.0, "visible", "<sheetData>" + $0.1) }
    }

    /// Its parts.
    var parts: [CraftedZip.Part] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let relation = { (id: Int, kind: String, target: String) in
            "<Relationship Id=\"r\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
        }
        let list = { (relations: [String]) in
            "<Relationships>\(relations.joined())</Relationships>"
        }
        var relations: [String] = []
        var listed = ""
        var pages: [CraftedZip.Part] = []
        for (index, sheet) in sheets.enumerated() {
            relations.append(relation(index, "worksheet", "worksheets/sheet\(index).xml"))
            listed +=
                "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" "
                + "r:id=\"r\(index)\"/>"
            let start = index == 0 ? prologue : ""
            pages.append(
                CraftedZip.Part(
                    "xl/worksheets/sheet\(index).xml",
                    "\(start)<worksheet xmlns=\"\(main)\">\(sheet.body)</worksheet>"
                )
            )
        }
        if let sharedTexts {
            relations.append(relation(900, "sharedStrings", "/xl/sharedStrings.xml"))
            pages.append(CraftedZip.Part("xl/SharedStrings.xml", "<sst>\(sharedTexts)</sst>"))
        }
        if let styles {
            relations.append(relation(901, "styles", "../xl/styles.xml"))
            pages.append(CraftedZip.Part("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"))
        }
        let start = list([relation(0, "officeDocument", "xl/workbook.xml")])
        return [
            CraftedZip.Part("_rels/.rels", start),
            CraftedZip.Part(
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><workbookPr \(properties)/>"
                    + "<sheets>\(listed)</sheets></workbook>"
            ),
            CraftedZip.Part("xl/_rels/workbook.xml.rels", list(relations)),
        ] + pages
    }

    /// The file.
    var bytes: [UInt8] { CraftedZip(parts: parts).bytes }

    /// Its sheets as they are read.
    func read(_ limits: ImportLimits = .county) throws(FileFault) -> [WorkbookSheet] {
        try Workbook(bytes, limits).sheets
    }

    /// The rows of its first sheet.
    func rows(_ limits: ImportLimits = .county) throws(FileFault) -> [SheetRow] {
        try read(limits).first?.rows ?? []
    }
}

/// A cell with a text of its own.
func cell(_ address: String, _ text: String) -> String {
    "<c r=\"\(address)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
}
