public import ServiceModel

/// One thing that was noticed about a county's files, and where.
public struct ImportFinding: Hashable, Sendable {
    /// What was noticed.
    public let code: ImportCode
    /// The file, or the sheet of it.
    public let source: SheetSource
    /// The line on which the record begins, counted from 1 as an editor or a spreadsheet counts.
    public let line: Int
    /// The cell of a spreadsheet, such as `M37`; nil for a text file, or if it is about a whole line.
    public let cell: String?
    /// The column's title as the contract spells it, or the path inside a JSON file; may be empty.
    public let column: String
    /// What stands there, cut after ``longestValue`` characters.
    public let value: String
    /// What it was read as, or what is expected.
    public let hint: ImportHint?

    /// How much of a value is kept, in characters: enough to recognise it on a screen.
    public static let longestValue = 120

    /// The file, relative to the directory.
    public var file: String { source.file }

    /// Notes something about a cell of a file.
    public init(
        _ code: ImportCode,
        file: String,
        line: Int,
        column: String,
        value: String,
        hint: ImportHint? = nil
    ) {
        self.init(
            code,
            in: SheetSource(file),
            line: line,
            column: column,
            value: value,
            hint: hint
        )
    }

    /// Notes something about a cell of a file or sheet.
    ///
    /// - Parameter position: Its place in its line, from 0; nil if it is about a whole line.
    public init(
        _ code: ImportCode,
        in source: SheetSource,
        line: Int,
        at position: Int? = nil,
        column: String,
        value: String,
        hint: ImportHint? = nil
    ) {
        self.code = code
        self.source = source
        self.line = line
        let isInWorkbook = source.sheet != nil
        cell = position.flatMap {
            isInWorkbook ? CellAddress(column: $0, line: line).text : nil
        }
        self.column = column
        self.value =
            value.count > Self.longestValue ? value.prefix(Self.longestValue) + "…" : value
        self.hint = hint
    }

    /// Whether the line is kept.
    public var severity: ImportCode.Severity { code.severity }

    /// Whether the line is rejected only because it rests on a line that was rejected itself.
    public var isConsequence: Bool {
        if case .rejected = hint { true } else { false }
    }
}

/// What would have been right, or what was made of a value.
public enum ImportHint: Hashable, Sendable {
    /// The value was read as this.
    case readAs(String)
    /// One of these values.
    case oneOf([String])
    /// A code of one of these lengths, out of digits only or of digits and capital letters.
    case code(lengths: [Int], digitsOnly: Bool)
    /// A credit code of 18 characters that ends with this check character.
    case checkCharacter(String)
    /// This value, by the other columns of the line.
    case shouldBe(String)
    /// A whole number in this range.
    case wholeNumber(ClosedRange<Int>)
    /// A version such as `1.2`.
    case version
    /// A day as `YYYY-MM-DD`.
    case day
    /// At most what this column has.
    case atMost(column: String, value: String)
    /// Not before what this column has.
    case notBefore(column: String, value: String)
    /// The same key, or the same content, as on this line.
    case sameAs(line: Int)
    /// A value that this column of this file has.
    case listed(file: String, column: String)
    /// It is listed there, but its own line was rejected.
    case rejected(file: String, line: Int)
    /// Required, because this column has this value.
    case because(column: String, value: String)
    /// To be left empty, because this column has this value.
    case emptyBecause(column: String, value: String)
    /// The line has this many cells more than the header.
    case extraCells(Int)
    /// No column of this title is in the file.
    case noColumn
    /// This number is left out before it.
    case numberMissing(Int)
    /// This many days of the year are left out, this one first.
    case daysMissing(Int, first: String)
    /// This stands in the catalogue instead.
    case stands(String)
    /// The matter is withdrawn from this day.
    case withdrawnFrom(String)
    /// A formula ended in this error.
    case formulaError(String)
    /// A formula whose result is not stored in the workbook.
    case notCalculated
    /// A number of more than 15 digits, of which the spreadsheet has lost some.
    case digitsLost
    /// A character that an earlier conversion could not read stands as U+FFFD.
    case characterLost
    /// A part of a form cannot be checked by, so that an answer might pass that should not.
    case form(FormReadingFault.Reason)
}
