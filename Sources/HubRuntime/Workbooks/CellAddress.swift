/// The place of a cell in a sheet, such as `M37`.
struct CellAddress: Hashable, Sendable {
    /// From 0 for A.
    let column: Int
    /// From 1.
    let line: Int

    /// The last column of a sheet, XFD, and its last line.
    static let last = CellAddress(column: 16_383, line: 1_048_576)

    init(column: Int, line: Int) {
        self.column = column
        self.line = line
    }

    /// Nil unless the text is an address of a sheet; marks of absolute addresses (`$M$37`) are
    /// passed over.
    init?(_ text: Substring) {
        var column = 0
        var line = 0
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where line == 0:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
                line = line * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            guard column <= Self.last.column + 1, line <= Self.last.line else { return nil }
        }
        guard column > 0, line > 0 else { return nil }
        self.init(column: column - 1, line: line)
    }

    /// As a spreadsheet shows it.
    var text: String {
        var letters: [UInt8] = []
        var rest = column + 1
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self) + String(line)
    }
}

/// A merged range of cells, such as `A1:C2`.
struct CellRange: Hashable, Sendable {
    let first: CellAddress
    let last: CellAddress

    /// Nil unless the text is a range of a sheet, its upper left corner first.
    init?(_ text: String) {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = CellAddress(ends[0]), let last = CellAddress(ends[1]),
            first.column <= last.column, first.line <= last.line
        else { return nil }
        self.first = first
        self.last = last
    }
}
