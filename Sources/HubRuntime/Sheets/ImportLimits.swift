/// How much a county's files may ask of the machine that reads them.
///
/// The files of a county with 1,418 matters reach 1.3 MB and 7,431 lines, so each limit leaves room
/// for more than ten such counties and still bounds time and memory.
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

    /// Limits for the files of one county.
    public static let county = ImportLimits()
}
