import Explanation
import HubRuntime

/// One thing that was noticed about a cell or line of the county's files, for programs.
struct FindingLine: Encodable, Sendable {
    let file: String
    /// The sheet of a workbook; nil for a text file.
    let sheet: String?
    /// The line as an editor counts, or the row as a spreadsheet does.
    let row: Int
    /// The cell of a workbook, such as `M37`; nil for a text file, or if it concerns the whole row.
    let cell: String?
    /// Empty if it concerns the whole row.
    let column: String
    let value: String
    /// As the import contract names it.
    let code: String
    let hint: HintLine?
    let text: Wording

    init(_ finding: ImportFinding) {
        file = finding.source.file
        sheet = finding.source.sheet
        row = finding.line
        cell = finding.cell
        column = finding.column
        value = finding.value
        code = finding.code.rawValue
        hint = finding.hint.map(HintLine.init)
        text = finding.wording
    }

    private enum CodingKeys: String, CodingKey {
        case file, sheet, row, cell, column, value, code, hint, text
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encodeIfPresent(sheet, forKey: .sheet)
        try container.encode(row, forKey: .row)
        try container.encodeIfPresent(cell, forKey: .cell)
        try container.encode(column, forKey: .column)
        try container.encode(value, forKey: .value)
        try container.encode(code, forKey: .code)
        try container.encodeIfPresent(hint, forKey: .hint)
        try container.encode(text.shown, forKey: .text)
    }
}

/// Something about a file as a whole, for programs.
struct FileLine: Encodable, Sendable {
    let file: String
    /// The sheet of a workbook, if it is about that one.
    let sheet: String?
    let stops: Bool
    let text: String

    init(_ finding: FileFinding) {
        file = finding.source.file
        sheet = finding.source.sheet
        stops = finding.fault.isFatal
        text = finding.wording.shown
    }
}
