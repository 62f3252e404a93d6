/// Where a list comes from: a text file, or one sheet of a workbook.
public struct SheetSource: Hashable, Sendable {
    /// The file, relative to the directory.
    public let file: String
    /// The sheet of a workbook, by its name; nil for a text file.
    public let sheet: String?

    /// Names a file, or a sheet of it.
    public init(_ file: String, sheet: String? = nil) {
        self.file = file
        self.sheet = sheet
    }

    /// Both in one word, such as `county.xlsx「事项」`.
    public var label: String {
        sheet.map { "\(file)「\($0)」" } ?? file
    }
}
