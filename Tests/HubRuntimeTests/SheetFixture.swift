import Foundation

/// The workbooks of `Tests/Fixtures/sheets`, which other programs have written.
enum SheetFixture {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/sheets")
        return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }
}
