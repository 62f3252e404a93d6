/// One line of a sheet, read by its format, on its way to be taken or rejected.
///
/// Of several reasons against it the first in the order of the contract is kept, then the one in
/// the leftmost column.
struct SheetRecord: Sendable {
    /// The file, or the sheet of it.
    let source: SheetSource
    /// The line on which it begins.
    let line: Int
    /// Its cells in one spelling each, by column of the format; empty where nothing stands.
    let values: [String]
    /// What was noticed without harm.
    private(set) var warnings: [ImportFinding] = []

    private let header: SheetHeader
    private let format: SheetFormat
    private var reason: (rank: Int, position: Int, finding: ImportFinding)?

    /// Reads the cells of a row.
    init(_ row: SheetRow, of source: SheetSource, _ header: SheetHeader, _ format: SheetFormat) {
        self.source = source
        self.header = header
        line = row.line
        self.format = format
        var values = [String](repeating: "", count: format.columns.count)
        var faults: [(Int, String, CellText.Fault)] = []
        var extra: [String] = []
        for (index, cell) in row.cells.enumerated() {
            guard index < header.positions.count, let position = header.positions[index] else {
                let isTitled = index < header.positions.count && !header.untitled.contains(index)
                if !isTitled, !cell.trimmingBlanks().isEmpty { extra.append(cell) }
                continue
            }
            let column = format.columns[position]
            let isMerged = row.merged.contains(index)
            let counted = column.kind.isDay ? CivilDayText.counted(cell, lag: row.dayLag) : cell
            var read = CellText(counted, as: column.kind, isMerged: isMerged)
            if let trouble = row.troubles[index] {
                read.refuse(.codeForm, trouble.hint)
            } else if cell.hasLostCharacters {
                read.refuse(.codeForm, .characterLost)
            }
            values[position] = read.text
            for code in read.changes {
                warnings.append(
                    ImportFinding(
                        code,
                        in: source,
                        line: row.line,
                        at: index,
                        column: column.title,
                        value: cell,
                        hint: .readAs(read.text)
                    )
                )
            }
            if let fault = read.fault { faults.append((position, cell, fault)) }
        }
        self.values = values
        for (position, cell, fault) in faults {
            let title = format.columns[position].title
            reject(fault.code, title, value: cell, fault.hint)
        }
        for (position, column) in format.columns.enumerated()
        where values[position].isEmpty && header.isPresent[position] {
            switch column.need {
            case .required: reject(.missing, column.title)
            case .expected: warn(.optionalMissing, column.title)
            case .situational: break
            }
        }
        if let first = extra.first {
            reject(.codeForm, "", value: first, .extraCells(extra.count))
        }
    }

    /// The cell of a column of the format; empty where nothing stands.
    subscript(title: String) -> String {
        format.position(of: title).map { values[$0] } ?? ""
    }

    /// The cells that name the line, joined.
    var key: String {
        format.key.map { self[$0] }.joined(separator: " ")
    }

    /// Whether nothing speaks against it so far.
    var stands: Bool { reason == nil }

    /// Why it is rejected; nil if it stands.
    var rejection: ImportFinding? { reason?.finding }

    /// Holds something against the line.
    ///
    /// - Parameter value: What stands there; nil for the cell of the column.
    mutating func reject(
        _ code: ImportCode,
        _ title: String,
        value: String? = nil,
        _ hint: ImportHint? = nil
    ) {
        guard let rank = code.rank else { return }
        let position = format.position(of: title) ?? format.columns.count
        if let reason, (reason.rank, reason.position) <= (rank, position) { return }
        let finding = finding(code, title, value: value, hint)
        reason = (rank, position, finding)
    }

    /// Notices something without harm.
    mutating func warn(_ code: ImportCode, _ title: String, _ hint: ImportHint? = nil) {
        warnings.append(finding(code, title, value: nil, hint))
    }

    private func finding(
        _ code: ImportCode,
        _ title: String,
        value: String?,
        _ hint: ImportHint?
    ) -> ImportFinding {
        ImportFinding(
            code,
            in: source,
            line: line,
            at: format.position(of: title).flatMap { header.positions.firstIndex(of: $0) },
            column: title,
            value: value ?? self[title],
            hint: hint
        )
    }
}
