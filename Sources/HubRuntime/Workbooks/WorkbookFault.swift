/// Why a workbook (`.xlsx`) cannot be read.
public enum WorkbookFault: Hashable, Sendable {
    /// It is no ZIP file, or one of something else.
    case notAWorkbook
    /// It is a workbook of another format, such as `.xls`, whatever its name says.
    case otherFormat
    /// It is a workbook, and its name says that it is text.
    case underOtherName
    /// It can be opened with a password only.
    case encrypted
    /// This part of it is cut off, altered or missing.
    case damaged(part: String)
    /// Parts lie over each other: it was not written by a spreadsheet.
    case overlapping
    /// It has more parts than this.
    case tooManyParts(limit: Int)
    /// It has more sheets than this.
    case tooManySheets(limit: Int)
    /// A part unpacks to more than its share, or all together to more than this many bytes.
    case unpacksTooFar(part: String, limit: Int)
    /// A part declares entities, which no spreadsheet does and which may grow without bound.
    case declaresEntities(part: String)
    /// Its parts have more elements than this.
    case tooManyElements(limit: Int)
    /// Elements of a part stand in each other deeper than this.
    case tooDeep(part: String, limit: Int)
    /// A tag of a part is longer than this many bytes.
    case tagTooLong(part: String, limit: Int)
    /// It has more cells than this.
    case tooManyCells(limit: Int)
    /// Its cells share more texts than this.
    case tooManyTexts(limit: Int)
    /// The texts of its cells are longer than this many bytes.
    case tooMuchText(limit: Int)
    /// A sheet has more merged ranges than this.
    case tooManyMergedRanges(limit: Int)
    /// This cell, or the shared text of this number, is longer than this many bytes.
    case cellTooLong(cell: String, limit: Int)
}
