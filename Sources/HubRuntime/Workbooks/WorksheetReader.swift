/// What the cells of a sheet refer to.
struct SheetContext {
    let texts: [String]
    let formats: [NumberFormat]
    let countsFrom1904: Bool
    let limits: ImportLimits
}

/// How many cells a workbook may still have, and how long their texts may still be.
struct CellAllowance {
    private var cells: Int
    private var bytes: Int
    private let limits: ImportLimits

    init(_ limits: ImportLimits) {
        self.limits = limits
        cells = limits.cells
        bytes = limits.cellTextBytes
    }

    mutating func take(cells count: Int) throws(FileFault) {
        guard count <= cells else { throw .workbook(.tooManyCells(limit: limits.cells)) }
        cells -= count
    }

    mutating func take(bytes count: Int) throws(FileFault) {
        guard count <= bytes else { throw .workbook(.tooMuchText(limit: limits.cellTextBytes)) }
        bytes -= count
    }
}

/// Reads the rows of one sheet; those in which nothing stands are left out.
final class WorksheetReader: XMLVisitor {
    /// How many of the rows are hidden.
    private(set) var hiddenRows = 0
    private(set) var allowance: CellAllowance

    private let part: String
    private let context: SheetContext
    private var rows: [SheetRow] = []
    private var ranges: [CellRange] = []

    // Where in the part we are.
    private var isInData = false
    private var row: SheetRow?
    private var isRowHidden = false
    private var lastLine = 0
    private var cell: WorksheetCell?
    private var lastColumn = -1

    init(_ part: String, _ context: SheetContext, _ allowance: CellAllowance) {
        self.part = part
        self.context = context
        self.allowance = allowance
    }

    func begin(_ name: String, _ attributes: XMLAttributes) throws(FileFault) {
        if cell != nil {
            cell?.begin(name)
            return
        }
        switch name {
        case "c" where row != nil: try beginCell(attributes)
        case "row" where isInData: try beginRow(attributes)
        case "sheetData": isInData = true
        case "mergeCell":
            guard let range = attributes["ref"].flatMap({ CellRange($0) }) else { throw damaged }
            guard ranges.count < context.limits.mergedRanges else {
                throw .workbook(.tooManyMergedRanges(limit: context.limits.mergedRanges))
            }
            ranges.append(range)
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FileFault) {
        guard cell?.add(bytes) == false else { return }
        let address = CellAddress(column: lastColumn, line: lastLine)
        throw .workbook(.cellTooLong(cell: address.text, limit: context.limits.cellBytes))
    }

    func end(_ name: String) throws(FileFault) {
        if cell != nil, name != "c" {
            cell?.end(name)
            return
        }
        switch name {
        case "c": try endCell()
        case "row": try endRow()
        case "sheetData": isInData = false
        default: break
        }
    }

    /// The rows, with the values of merged ranges in each of their cells. To be asked once.
    func finished() throws(FileFault) -> [SheetRow] {
        for range in ranges { try fill(range) }
        return rows
    }

    private var damaged: FileFault { .workbook(.damaged(part: part)) }

    private func beginRow(_ attributes: XMLAttributes) throws(FileFault) {
        guard row == nil else { throw damaged }
        let line: Int
        if let number = attributes["r"] {
            guard let given = Int(number), given > lastLine else { throw damaged }
            line = given
        } else {
            line = lastLine + 1
        }
        guard line <= CellAddress.last.line else { throw damaged }
        (lastLine, lastColumn) = (line, -1)
        row = SheetRow(line: line, cells: [])
        row?.dayLag = context.countsFrom1904 ? CellNumber.lag : 0
        isRowHidden = ["1", "true"].contains(attributes["hidden"] ?? "")
    }

    private func endRow() throws(FileFault) {
        guard let row else { return }
        self.row = nil
        guard !row.cells.isEmpty else { return }
        guard rows.count < context.limits.rows else {
            throw .tooManyRows(limit: context.limits.rows)
        }
        rows.append(row)
        if isRowHidden { hiddenRows += 1 }
    }

    private func beginCell(_ attributes: XMLAttributes) throws(FileFault) {
        var column = lastColumn + 1
        if let address = attributes["r"] {
            guard let given = CellAddress(address[...]), given.line == lastLine,
                given.column > lastColumn
            else { throw damaged }
            column = given.column
        }
        guard column <= CellAddress.last.column else { throw damaged }
        lastColumn = column
        let style = attributes["s"].flatMap { Int($0) } ?? 0
        cell = WorksheetCell(
            kind: attributes["t"] ?? "n",
            format: context.formats.indices.contains(style) ? context.formats[style] : .general,
            limit: context.limits.cellBytes
        )
    }

    private func endCell() throws(FileFault) {
        guard var cell else { return }
        self.cell = nil
        guard let content = cell.finish(context) else { throw damaged }
        // Before it is looked at: a long shared text costs time for each cell that shows it.
        try allowance.take(bytes: content.text.utf8.count)
        let isBlank = content.text.unicodeScalars.allSatisfy(\.isBlank)
        guard !isBlank || content.trouble != nil, var row else { return }
        guard lastColumn < context.limits.columns else {
            throw .tooManyColumns(limit: context.limits.columns)
        }
        // Nobody else may hold the row, or it would be copied for every cell.
        self.row = nil
        try allowance.take(cells: lastColumn + 1 - row.cells.count)
        while row.cells.count < lastColumn { row.cells.append("") }
        row.cells.append(content.text)
        if let trouble = content.trouble { row.troubles[lastColumn] = trouble }
        self.row = row
    }

    /// Gives each cell of a merged range the value of its first one. Rows in which nothing else
    /// stands stay out.
    private func fill(_ range: CellRange) throws(FileFault) {
        var index = rows.partitioningIndex { $0.line >= range.first.line }
        guard rows.indices.contains(index), rows[index].line == range.first.line,
            rows[index].cells.indices.contains(range.first.column)
        else { return }
        let value = rows[index].cells[range.first.column]
        let trouble = rows[index].troubles[range.first.column]
        guard !value.isEmpty || trouble != nil else { return }
        let last = min(range.last.column, context.limits.columns - 1)
        guard range.first.column <= last else { return }
        while index < rows.count, rows[index].line <= range.last.line {
            let isFirst = rows[index].line == range.first.line
            let columns = (isFirst ? range.first.column + 1 : range.first.column)..<(last + 1)
            if let end = columns.last {
                try allowance.take(cells: columns.count)
                try allowance.take(bytes: columns.count * value.utf8.count)
                while rows[index].cells.count <= end { rows[index].cells.append("") }
                for column in columns {
                    rows[index].cells[column] = value
                    rows[index].troubles[column] = trouble
                    rows[index].merged.insert(column)
                }
            }
            index += 1
        }
    }
}

extension Array {
    /// The first index whose element fulfils `isBehind`, if all that fulfil it stand at the end.
    fileprivate func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
