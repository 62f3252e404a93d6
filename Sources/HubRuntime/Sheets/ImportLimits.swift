/// How much a county's files may ask of the machine that reads them.
///
/// The files of a county with 1,418 matters reach 1.3 MB and 7,431 lines, and its workbook 0.8 MB,
/// 10 MB unpacked and 190,000 cells, so each limit leaves room for more than ten such counties and
/// still bounds time and memory.
public struct ImportLimits: Sendable {
    /// The largest file, in bytes. It is held in memory while it is read.
    public var fileBytes = 32 << 20
    /// The most lines of one sheet, the header included.
    public var rows = 200_000
    /// The most columns of one sheet; the longest known sheet has 51.
    public var columns = 256
    /// The longest cell, in bytes. Cells of more than 32,767 characters do occur in exports.
    public var cellBytes = 1 << 20
    /// The most findings of one file. Beyond them a file is not what it seems, and reading the rest
    /// tells nobody more.
    public var findings = 20_000
    /// How deep arrays and objects of a JSON file may stand in each other. Known forms reach 14.
    public var depth = 64

    /// The most parts (files in the ZIP file) of a workbook; pictures and comments have one each.
    public var workbookParts = 10_000
    /// The most sheets of a workbook.
    public var workbookSheets = 100
    /// The most workbooks of one directory.
    public var workbooks = 50
    /// How much may be unpacked of a workbook, in bytes, over all parts that are read. Its parts pass
    /// through and are not kept, so this bounds time.
    public var unpackedBytes = 192 << 20
    /// How many times its packed size a part may unpack to, beyond ``unpackedGraceBytes``. Sheets
    /// reach 13, one cell repeated for ever reaches 1,000.
    public var unpackedRatio = 200
    /// How much of a part may be unpacked whatever its packed size, in bytes.
    public var unpackedGraceBytes = 8 << 20
    /// The most cells of a workbook, counting in each line all cells up to its last one that holds
    /// something. Each takes 16 bytes and its text.
    public var cells = 2_500_000
    /// The most texts that the cells of a workbook share.
    public var sharedTexts = 1_000_000
    /// How long the texts of all cells of a workbook may be, in bytes, a shared text counted for each
    /// cell that shows it.
    public var cellTextBytes = 128 << 20
    /// The most merged ranges of a sheet.
    public var mergedRanges = 100_000
    /// The most elements of all parts of a workbook; a cell takes two to four. Elements in which
    /// nothing stands cost time and no memory.
    public var elements = 10_000_000
    /// How deep the elements of a workbook's part may stand in each other. Known sheets reach 8.
    public var elementDepth = 64
    /// The longest tag of a workbook's part, in bytes. It is held in one piece.
    public var tagBytes = 1 << 20

    /// Limits for the files of one county.
    public static let county = ImportLimits()
}
