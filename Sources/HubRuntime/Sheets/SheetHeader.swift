/// Which column of a file holds which column of its format.
struct SheetHeader: Sendable {
    /// By column of the file: the position in the format; nil for a column that nothing reads.
    let positions: [Int?]
    /// Columns of the file without a title; nothing may stand in them.
    let untitled: Set<Int>
    /// By column of the format: whether the file has it.
    let isPresent: [Bool]

    /// Reads the row of the titles.
    ///
    /// - Parameter above: The line above it: a title in two lines, such as `法定` above
    ///   `办结时限（工作日）`, is one title.
    init(
        _ row: SheetRow,
        below above: SheetRow? = nil,
        of source: SheetSource,
        _ format: SheetFormat,
        _ report: inout ImportReport
    ) throws(FileFault) {
        var positions: [Int?] = []
        var untitled: Set<Int> = []
        var isPresent = [Bool](repeating: false, count: format.columns.count)
        for (index, cell) in row.cells.enumerated() {
            let title = cell.trimmingBlanks()
            let upper = above.flatMap { $0.cells.indices.contains(index) ? $0.cells[index] : nil }
            guard let position = Self.position(of: title, under: upper, in: format) else {
                if title.isEmpty {
                    untitled.insert(index)
                } else {
                    report.files.append(FileFinding(source, .columnUnknown(title)))
                }
                positions.append(nil)
                continue
            }
            let column = format.columns[position].title
            if isPresent[position], row.merged.contains(index), row.cells[index - 1] == cell {
                // A title merged over several columns is that of the first one.
                untitled.insert(index)
                positions.append(nil)
                continue
            }
            guard !isPresent[position] else { throw .columnTwice(column) }
            isPresent[position] = true
            positions.append(position)
            if cell != column {
                report.findings.append(
                    ImportFinding(
                        .headerAlias,
                        in: source,
                        line: row.line,
                        at: index,
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
                    in: source,
                    line: row.line,
                    column: column.title,
                    value: "",
                    hint: .noColumn
                )
            )
        }
    }

    /// The column of a format that a title means, in any spelling known; nil if none.
    ///
    /// - Parameter upper: What stands above the title, if it may belong to it.
    static func position(
        of title: String,
        under upper: String? = nil,
        in format: SheetFormat
    ) -> Int? {
        if let position = format.position(spelt: title) { return position }
        guard let upper, !title.isEmpty, !upper.isEmpty else { return nil }
        return format.position(spelt: upper + title) ?? format.position(spelt: title + upper)
    }

    /// Which of the rows holds the titles: the one of the first 30 that has most of them; 0 if none
    /// has any.
    static func index(in rows: [SheetRow], _ format: SheetFormat) -> Int {
        var best = (index: 0, count: 0)
        for (index, row) in rows.prefix(30).enumerated() {
            let count = titles(in: row, format).count
            if count > best.count { best = (index, count) }
        }
        return best.index
    }

    /// The columns of a format whose titles stand in a row.
    static func titles(in row: SheetRow, _ format: SheetFormat) -> Set<Int> {
        Set(row.cells.compactMap { format.position(spelt: $0) })
    }

    /// A title in half width and without blanks.
    static func folded(_ title: String) -> String {
        title.halfWidth().removingBlanks()
    }

    /// A title without the unit in brackets at its end.
    static func withoutBracket(_ title: String) -> String {
        let folded = folded(title)
        guard folded.hasSuffix(")"), let open = folded.lastIndex(of: "(") else { return folded }
        return String(folded[..<open])
    }
}
