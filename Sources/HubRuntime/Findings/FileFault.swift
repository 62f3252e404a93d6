/// What is wrong with a file as a whole, beyond the single lines.
public enum FileFault: Error, Hashable, Sendable {
    /// It is not in the directory, and this file refers to it; nil if a county cannot do without.
    case absent(neededBy: String?)
    /// It cannot be read, with the system's error number.
    case unreadable(Int32)
    /// It is larger than this many bytes.
    case tooLarge(limit: Int)
    /// It has more lines than this.
    case tooManyRows(limit: Int)
    /// It has more columns than this.
    case tooManyColumns(limit: Int)
    /// The cell that begins on this line is longer than this many bytes.
    case cellTooLong(line: Int, limit: Int)
    /// The text fits no encoding that is read here: in the one that fits longest, no character
    /// begins at this byte, counted from 0, which stands on this line.
    case undecodable(TextEncoding, line: Int, Int)
    /// A byte of zero stands on this line at this place, counted from 0: this is no text.
    case notText(line: Int, Int)
    /// The system lacks the table of an encoding.
    case noConverter(TextEncoding)
    /// The directory has more workbooks than this; it was left out with all that follow.
    case tooManyWorkbooks(limit: Int)
    /// It is a workbook that cannot be read, or no workbook.
    case workbook(WorkbookFault)
    /// Another file or sheet holds the same list, and nobody knows which counts.
    case listTwice(other: String)
    /// A quotation mark that opens on this line is never closed.
    case unclosedQuote(line: Int)
    /// Text follows the closing quotation mark of a cell on this line.
    case textAfterQuote(line: Int)
    /// Two columns have this title.
    case columnTwice(String)
    /// It is not JSON: this line cannot be read on.
    case notJSON(line: Int)
    /// More than this many things are wrong with it; it was not read to the end.
    case tooManyFindings(limit: Int)
    /// It is not in the directory, and nothing refers to it.
    case leftOut
    /// A column that nothing reads.
    case columnUnknown(String)
    /// It was read in this encoding, which is not UTF-8.
    case encoding(TextEncoding)
    /// This many lines above the column titles were passed over.
    case linesAbove(Int)
    /// A sheet that is none of the lists was passed over; or a hidden one, whatever it is.
    case sheetPassedOver(isHidden: Bool)
    /// This many of its rows are hidden in the spreadsheet; they were read all the same.
    case hiddenRows(Int)
    /// This many cells, the first one there, have characters that only the machine knows on which
    /// they were made (造字区).
    case privateCharacters(Int, first: String)

    /// Whether the import must stop, whatever is right in other files.
    public var isFatal: Bool {
        switch self {
        case .leftOut, .columnUnknown, .encoding, .linesAbove, .sheetPassedOver, .hiddenRows,
            .privateCharacters:
            false
        default: true
        }
    }
}

/// A fault together with its file.
public struct FileFinding: Hashable, Sendable {
    /// The file, or the sheet of it.
    public let source: SheetSource
    /// What is wrong with it.
    public let fault: FileFault

    /// The file, relative to the directory.
    public var file: String { source.file }

    /// Notes something about a file.
    public init(_ file: String, _ fault: FileFault) {
        self.init(SheetSource(file), fault)
    }

    /// Notes something about a file or a sheet.
    public init(_ source: SheetSource, _ fault: FileFault) {
        self.source = source
        self.fault = fault
    }
}
