/// Rows in columns, by display width; on a narrow terminal one block for each row.
package struct TextTable {
    private let headers: [String]
    private var rows: [[String]] = []
    /// The column that gives way when the terminal is too narrow.
    private let flexible: Int?

    /// - Parameter flexible: Index of the column that may be cut; numbers people copy never are.
    package init(_ headers: [Wording], flexible: Int? = nil) {
        self.headers = headers.map(\.shown)
        self.flexible = flexible
    }

    /// Adds a row of as many cells as there are headers.
    package mutating func add(_ cells: [String]) {
        precondition(cells.count == headers.count, "A row has one cell for each header.")
        rows.append(cells.map(\.printable))
    }

    /// The lines, cut to `columns` only when they are a terminal's.
    package func lines(within columns: Int? = Output.columns) -> [String] {
        if let columns, columns < Self.narrowest { return blocks() }
        var widths = headers.indices.map { index in
            ([headers] + rows).map { $0[index].displayWidth }.max() ?? 0
        }
        if let columns, let flexible {
            let total = widths.reduce(0, +) + Self.gap.count * (widths.count - 1)
            let excess = max(total - columns, 0)
            widths[flexible] = max(widths[flexible] - excess, min(widths[flexible], 12))
        }
        return ([headers] + rows).map { cells in
            let line = cells.indices.map { index in
                let cell = index == flexible ? cells[index].cut(to: widths[index]) : cells[index]
                return index == cells.count - 1 ? cell : cell.padded(to: widths[index])
            }
            return line.joined(separator: Self.gap).trimmingEnd
        }
    }

    private static let gap = "  "
    private static let narrowest = 80

    private func blocks() -> [String] {
        let width = headers.map(\.displayWidth).max() ?? 0
        return rows.map { cells in
            zip(headers, cells).map { $0.padded(to: width) + Self.gap + $1 }
        }.joined(separator: [""]).map(\.trimmingEnd)
    }
}

extension String {
    /// Without blanks at the end.
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
