/// A workbook (`.xlsx`, ECMA-376): its sheets as rows of text.
struct Workbook: Sendable {
    /// Its sheets, in their order.
    let sheets: [WorkbookSheet]

    /// Reads the sheets that are not hidden.
    ///
    /// What a person sees in a cell is what is read: a number as its format shows it, a day as
    /// `YYYY-MM-DD`, the stored result of a formula, the value of a merged range in each of its
    /// cells. Rows that are hidden or filtered away are read, because they belong to the list.
    ///
    /// - Throws: `FileFault`. Nothing of a workbook is taken if any visible sheet cannot be read.
    /// - Complexity: O(what its parts unpack to), bounded by the limits.
    init(_ bytes: [UInt8], _ limits: ImportLimits) throws(FileFault) {
        var package = try WorkbookPackage(bytes, limits)
        guard let main = try package.relations(of: "").first(where: { $0.kind == "officeDocument" })
        else { throw .workbook(.notAWorkbook) }
        guard !main.part.hasSuffix(".bin") else { throw .workbook(.otherFormat) }
        let index = WorkbookIndex(limits)
        try package.read(main.part, to: index)
        guard !index.sheets.isEmpty else { throw .workbook(.notAWorkbook) }
        let relations = try package.relations(of: main.part)
        let texts = SharedTexts(limits)
        if let part = relations.first(where: { $0.kind == "sharedStrings" })?.part {
            try package.read(part, to: texts)
        }
        let formats = CellFormats()
        if let part = relations.first(where: { $0.kind == "styles" })?.part {
            try package.read(part, to: formats)
        }
        var allowance = CellAllowance(limits)
        var sheets: [WorkbookSheet] = []
        for listed in index.sheets {
            guard let relation = relations.first(where: { $0.id == listed.relation }) else {
                throw .workbook(.damaged(part: main.part))
            }
            // Sheets of charts and dialogues hold no list.
            guard relation.kind == "worksheet" else { continue }
            var sheet = WorkbookSheet(name: listed.name, isHidden: listed.isHidden)
            if !listed.isHidden {
                let reader = WorksheetReader(
                    relation.part,
                    SheetContext(
                        texts: texts.texts,
                        formats: formats.formats,
                        countsFrom1904: index.countsFrom1904,
                        limits: limits
                    ),
                    allowance
                )
                try package.read(relation.part, to: reader)
                try sheet.take(reader)
                allowance = reader.allowance
            }
            sheets.append(sheet)
        }
        self.sheets = sheets
    }
}

/// One sheet of a workbook.
struct WorkbookSheet: Sendable {
    /// Its name as it stands on its tab.
    let name: String
    /// Whether it is hidden; then it has no rows here.
    let isHidden: Bool
    /// Its rows in which something stands. Where lines are left out between them, one blank row
    /// stands for all of them.
    private(set) var rows: [SheetRow] = []
    /// How many of the rows are hidden.
    private(set) var hiddenRows = 0

    fileprivate init(name: String, isHidden: Bool) {
        self.name = name
        self.isHidden = isHidden
    }

    fileprivate mutating func take(_ reader: WorksheetReader) throws(FileFault) {
        hiddenRows = reader.hiddenRows
        var last = 0
        for row in try reader.finished() {
            if row.line > last + 1, last > 0 { rows.append(SheetRow(line: last + 1, cells: [])) }
            rows.append(row)
            last = row.line
        }
    }
}

/// Reads which sheets a workbook has, and from when it counts days.
private final class WorkbookIndex: XMLVisitor {
    struct Listed {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private(set) var sheets: [Listed] = []
    private(set) var countsFrom1904 = false
    private let limits: ImportLimits
    private var isWorkbook = false

    init(_ limits: ImportLimits) {
        self.limits = limits
    }

    func begin(_ name: String, _ attributes: XMLAttributes) throws(FileFault) {
        switch name {
        case "workbook": isWorkbook = true
        case "workbookPr":
            countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        case "sheet" where isWorkbook:
            guard sheets.count < limits.workbookSheets else {
                throw .workbook(.tooManySheets(limit: limits.workbookSheets))
            }
            sheets.append(
                Listed(
                    name: attributes["name"] ?? "",
                    relation: attributes["id"] ?? "",
                    isHidden: ["hidden", "veryHidden"].contains(attributes["state"] ?? "")
                )
            )
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func end(_ name: String) {}
}
