/// Why a cell was read differently from how it stands, or why its line was not taken.
///
/// The names and their meaning are the import contract of the county's data, which other systems
/// that read the same files use too. `W_` keeps the line or skips it without loss, `E_` rejects it.
/// The contract's two codes about people (`E_ID_CHECKSUM`, `E_BIRTH_MISMATCH`) are missing because
/// no list of people is imported.
public enum ImportCode: String, CaseIterable, Sendable {
    /// Full-width digits or letters in a code, number or date.
    case fullWidth = "W_FULLWIDTH"
    /// Blanks before or after, U+3000 included.
    case trimmed = "W_TRIM"
    /// A date in another form than `YYYY-MM-DD`.
    case dateForm = "W_DATE_FORMAT"
    /// A number with a unit or with decimals that are zero.
    case numberText = "W_NUM_TEXT"
    /// Small letters in a code.
    case codeCase = "W_CODE_CASE"
    /// Another word for a value of the enumeration.
    case alias = "W_ENUM_ALIAS"
    /// CRLF inside a cell.
    case newline = "W_NEWLINE"
    /// A cell longer than a spreadsheet can hold, kept whole.
    case longText = "W_LONG_TEXT"
    /// An optional element is empty.
    case optionalMissing = "W_MISSING_OPTIONAL"
    /// A column title in another spelling.
    case headerAlias = "W_HEADER_ALIAS"
    /// The value was taken from the merged range.
    case mergedCell = "W_MERGED_CELL"
    /// An identical repeat of an earlier line; skipped.
    case sameAgain = "W_DUP_SAME"
    /// A line without any value; skipped.
    case blankRow = "W_BLANK_ROW"
    /// A total or a signature below the table; skipped.
    case footerRow = "W_FOOTER_ROW"

    /// A required element is empty.
    case missing = "E_MISSING"
    /// Wrong length or characters.
    case codeForm = "E_CODE_FORMAT"
    /// The check character of a credit code is wrong.
    case codeChecksum = "E_CODE_CHECKSUM"
    /// 实施编码 is not 实施主体编码, 4 and 基本编码; or another code does not agree with its parts.
    case codeMismatch = "E_CODE_MISMATCH"
    /// The key stands already with other content; the first line wins.
    case duplicate = "E_DUP_CODE"
    /// The implementing body is not among the departments.
    case unknownDepartment = "E_UNKNOWN_DEPT"
    /// Not a value of the enumeration.
    case notInEnumeration = "E_ENUM"
    /// Not a whole number, or one out of range.
    case notNumber = "E_NOT_NUMBER"
    /// The promise exceeds the statutory limit, or an end lies before its start.
    case limitOrder = "E_LIMIT_ORDER"
    /// No day of the calendar.
    case badDay = "E_BAD_DATE"
    /// What is referred to is not there.
    case danglingReference = "E_FK"
    /// A change names an old value that does not stand.
    case oldValue = "E_OLD_VALUE"
    /// A change to a matter that is withdrawn by then.
    case withdrawn = "E_WITHDRAWN"
    /// The file has no line of values; nothing stored may be removed for it.
    case emptyFile = "E_EMPTY_FILE"

    /// What follows from a code.
    public enum Severity: String, Sendable {
        /// The line is kept as read, or skipped without loss.
        case warning
        /// The line, or for ``ImportCode/emptyFile`` the file, is not taken.
        case rejection
    }

    /// What follows from the code.
    public var severity: Severity {
        rank == nil ? .warning : .rejection
    }

    /// The place of a rejection in the order in which reasons of one line are reported; nil for a
    /// warning. Only the first reason of a line is reported.
    ///
    /// The order is the contract's: format and missing, checksum, mismatch, duplicate, enumeration,
    /// number, limit order, date, reference; then what depends on the store.
    var rank: Int? {
        switch self {
        case .fullWidth, .trimmed, .dateForm, .numberText, .codeCase, .alias, .newline, .longText,
            .optionalMissing, .headerAlias, .mergedCell, .sameAgain, .blankRow, .footerRow:
            nil
        case .emptyFile, .missing, .codeForm: 0
        case .codeChecksum: 1
        case .codeMismatch: 2
        case .duplicate: 3
        case .notInEnumeration: 4
        case .notNumber: 5
        case .limitOrder: 6
        case .badDay: 7
        case .unknownDepartment, .danglingReference: 8
        case .oldValue, .withdrawn: 9
        }
    }
}
