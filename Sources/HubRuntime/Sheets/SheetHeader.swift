/// Which column of a file holds which column of its format.
struct SheetHeader: Sendable {
    /// By column of the file: the position in the format; nil for a column that nothing reads.
    let positions: [Int?]
    /// Columns of the file without a title; nothing may stand in them.
    let untitled: Set<Int>
    /// By column of the format: whether the file has it.
    let isPresent: [Bool]

    /// Reads the first row of a sheet.
    init(
        _ row: SheetRow,
        of file: String,
        _ format: SheetFormat,
        _ report: inout ImportReport
    ) throws(FileFault) {
        var positions: [Int?] = []
        var untitled: Set<Int> = []
        var isPresent = [Bool](repeating: false, count: format.columns.count)
        for cell in row.cells {
            let title = cell.trimmingBlanks()
            guard let position = Self.position(of: title, in: format) else {
                if title.isEmpty {
                    untitled.insert(positions.count)
                } else {
                    report.files.append(FileFinding(file, .columnUnknown(title)))
                }
                positions.append(nil)
                continue
            }
            let column = format.columns[position].title
            guard !isPresent[position] else { throw .columnTwice(column) }
            isPresent[position] = true
            positions.append(position)
            if cell != column {
                report.findings.append(
                    ImportFinding(
                        .headerAlias,
                        file: file,
                        line: row.line,
                        column: column,
                        value: cell,
                        hint: .readAs(column)
                    )
                )
            }
        }
        self.positions = positions
        self.untitled = untitled
        self.isPresent = isPresent
        for (column, isPresent) in zip(format.columns, isPresent) where !isPresent {
            let code: ImportCode
            switch column.need {
            case .required: code = .missing
            case .expected: code = .optionalMissing
            case .situational: continue
            }
            report.findings.append(
                ImportFinding(
                    code,
                    file: file,
                    line: row.line,
                    column: column.title,
                    value: "",
                    hint: .noColumn
                )
            )
        }
    }

    /// The column of a format that a title means, in any spelling known; nil if none.
    static func position(of title: String, in format: SheetFormat) -> Int? {
        if let exact = format.position(of: title) { return exact }
        let folded = folded(title)
        guard !folded.isEmpty else { return nil }
        return format.columns.firstIndex { Self.folded($0.title) == folded }
            ?? format.columns.firstIndex { column in
                withoutBracket(column.title) == folded
                    || column.alsoKnownAs.contains { Self.folded($0) == folded }
            }
    }

    /// A title in half width and without blanks.
    private static func folded(_ title: String) -> String {
        title.halfWidth().removingBlanks()
    }

    /// A title without the unit in brackets at its end.
    private static func withoutBracket(_ title: String) -> String {
        let folded = folded(title)
        guard folded.hasSuffix(")"), let open = folded.lastIndex(of: "(") else { return folded }
        return String(folded[..<open])
    }
}
