/// One record of a sheet, as it stands in the file.
struct SheetRow: Equatable, Sendable {
    /// The line on which it begins, from 1. A record with quoted line ends spans several.
    let line: Int
    /// Its cells, not trimmed.
    var cells: [String]
    /// Positions whose value was taken from a merged range of a spreadsheet; none in a CSV file.
    var merged: Set<Int> = []
    /// Positions of a spreadsheet from which nothing can be taken, and why; none in a CSV file.
    var troubles: [Int: CellTrouble] = [:]
    /// How many days to add to a serial number of a day, because the spreadsheet counts from 1904.
    var dayLag = 0
}

extension SheetRow {
    /// Splits a text into records by RFC 4180.
    ///
    /// Lines may end with LF, CRLF or CR. A quotation mark inside a cell that does not begin with
    /// one stands for itself. A line end after the last record adds no record.
    static func rows(
        of text: SourceText,
        _ limits: ImportLimits
    ) throws(FileFault) -> [SheetRow] {
        var scanner = Scanner(text: text.utf8, limits: limits)
        return try scanner.rows()
    }
}

/// Walks over the bytes of a sheet once.
private struct Scanner {
    let text: ArraySlice<UInt8>
    let limits: ImportLimits
    private var at: Int
    private var line = 1

    init(text: ArraySlice<UInt8>, limits: ImportLimits) {
        self.text = text
        self.limits = limits
        at = text.startIndex
    }

    mutating func rows() throws(FileFault) -> [SheetRow] {
        var rows: [SheetRow] = []
        while at < text.endIndex {
            guard rows.count < limits.rows else { throw .tooManyRows(limit: limits.rows) }
            rows.append(try row())
        }
        return rows
    }

    private mutating func row() throws(FileFault) -> SheetRow {
        var row = SheetRow(line: line, cells: [])
        while true {
            guard row.cells.count < limits.columns else {
                throw .tooManyColumns(limit: limits.columns)
            }
            row.cells.append(try cell())
            guard at < text.endIndex else { return row }
            guard text[at] == .comma else {
                skipLineEnd()
                return row
            }
            at += 1
        }
    }

    private mutating func cell() throws(FileFault) -> String {
        let begin = line
        guard at < text.endIndex, text[at] == .quote else {
            let start = at
            while at < text.endIndex, !text[at].endsCell { at += 1 }
            guard at - start <= limits.cellBytes else {
                throw .cellTooLong(line: begin, limit: limits.cellBytes)
            }
            return String(decoding: text[start..<at], as: UTF8.self)
        }
        at += 1
        var bytes: [UInt8] = []
        while true {
            guard at < text.endIndex else { throw .unclosedQuote(line: begin) }
            let byte = text[at]
            if byte == .quote {
                at += 1
                guard at < text.endIndex, text[at] == .quote else { break }
            } else if byte == .lineFeed || (byte == .carriageReturn && !isCRLF) {
                line += 1
            }
            bytes.append(byte)
            at += 1
            guard bytes.count <= limits.cellBytes else {
                throw .cellTooLong(line: begin, limit: limits.cellBytes)
            }
        }
        guard at == text.endIndex || text[at].endsCell else { throw .textAfterQuote(line: line) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private var isCRLF: Bool {
        text[at] == .carriageReturn && at + 1 < text.endIndex && text[at + 1] == .lineFeed
    }

    private mutating func skipLineEnd() {
        at += isCRLF ? 2 : 1
        line += 1
    }
}

extension UInt8 {
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")

    fileprivate var endsCell: Bool {
        self == .comma || self == .lineFeed || self == .carriageReturn
    }
}
