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
    /// The text is not UTF-8, first on this line.
    case notUTF8(line: Int)
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

    /// Whether the import must stop, whatever is right in other files.
    public var isFatal: Bool {
        switch self {
        case .leftOut, .columnUnknown: false
        default: true
        }
    }
}

/// A fault together with its file.
public struct FileFinding: Hashable, Sendable {
    /// The file, relative to the directory.
    public let file: String
    /// What is wrong with it.
    public let fault: FileFault

    /// Notes something about a file.
    public init(_ file: String, _ fault: FileFault) {
        self.file = file
        self.fault = fault
    }
}
