import Foundation
import HubRuntime
import TestCounty

/// A copy of the test county's sheets, to be altered by one test and removed with it.
final class CountySheets {
    let directory: String

    init() throws {
        directory = NSTemporaryDirectory() + "sheets-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: TestCounty.dataDirectory, toPath: directory)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Replaces `text`, which must stand in `file`.
    func replace(_ text: String, with other: String, in file: String) throws {
        let path = directory + "/" + file
        let content = try String(contentsOfFile: path, encoding: .utf8)
        precondition(content.contains(text), "\(file) contains \(text)")
        try content.replacingOccurrences(of: text, with: other)
            .write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Appends lines to `file`.
    func append(_ lines: [String], to file: String) throws {
        let path = directory + "/" + file
        let content = try String(contentsOfFile: path, encoding: .utf8)
        try write(content + lines.map { $0 + "\n" }.joined(), to: file)
    }

    /// Replaces all of `file`, or makes it.
    func write(_ text: String, to file: String) throws {
        let url = URL(fileURLWithPath: directory + "/" + file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    /// Removes `file`.
    func remove(_ file: String) throws {
        try FileManager.default.removeItem(atPath: directory + "/" + file)
    }

    /// Puts the mark in front that spreadsheets write before UTF-8.
    func markByteOrder(in file: String) throws {
        let url = URL(fileURLWithPath: directory + "/" + file)
        try (Data([0xEF, 0xBB, 0xBF]) + Data(contentsOf: url)).write(to: url)
    }

    /// Reads the sheets.
    func read(_ limits: ImportLimits = .county) -> CountyReading {
        CountyData.read(.directory(directory), limits: limits)
    }

    /// What is noticed beyond what is noticed about the sheets as they come: columns left out.
    func findings() -> [String] {
        read().report.findings.filter { $0.hint != .noColumn }.map(\.brief)
    }
}

extension ImportFinding {
    /// The whole finding in one line, such as `E_ENUM orgs.csv:3 层级=镇级`.
    var brief: String { "\(code.rawValue) \(file):\(line) \(column)=\(value)" }
}
