import CZlib
import Foundation

/// The whole fictional county of `Tests/Fixtures/county`, unpacked into a temporary directory.
///
/// 576 points, 32 departments, 1,418 matters, 2,403 delegations. Each test has its own copy, which
/// it may alter; the copy is removed with it.
public final class FullCounty: Sendable {
    /// Where its files lie.
    public let directory: String

    /// Unpacks the county.
    public init() throws {
        directory = NSTemporaryDirectory() + "full-county-\(UUID().uuidString)"
        let archive = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/county").path
        let names = try FileManager.default.subpathsOfDirectory(atPath: archive)
        for name in names.sorted() where name.hasSuffix(".gz") {
            let target = URL(fileURLWithPath: directory + "/" + name.dropLast(3))
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            let packed = try Data(contentsOf: URL(fileURLWithPath: archive + "/" + name))
            try Data(try Self.unpacked(Array(packed))).write(to: target)
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// The change list of December 2026; its new matters and materials lie beside it.
    public var changeList: String { directory + "/updates/2026-12.csv" }

    /// The bytes of one file, by its name in ``directory``.
    public func bytes(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name)))
    }

    /// Replaces `text` in a file, once; it must stand there.
    public func replace(_ text: String, with other: String, in name: String) throws {
        var content = String(decoding: try bytes(of: name), as: UTF8.self)
        guard let range = content.range(of: text) else { throw NotThere(text: text, file: name) }
        content.replaceSubrange(range, with: other)
        try Data(content.utf8).write(to: URL(fileURLWithPath: directory + "/" + name))
    }

    /// Removes a file.
    public func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: directory + "/" + name)
    }

    /// Thrown when a test wants to alter a text that no file has.
    public struct NotThere: Error {
        /// The text.
        public let text: String
        /// The file.
        public let file: String
    }

    /// Thrown when a file of the archive cannot be unpacked.
    public struct DamagedArchive: Error {}

    /// One gzip file (RFC 1952).
    private static func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        // 16 more than the window's size asks zlib for gzip instead of its own format.
        guard czlib_inflate_init(&stream, 15 + 16) == Z_OK else { throw DamagedArchive() }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var status = Z_OK
        try bytes.withUnsafeBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            while status == Z_OK {
                let written = buffer.withUnsafeMutableBufferPointer { room in
                    stream.next_out = room.baseAddress
                    stream.avail_out = UInt32(room.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    return room.count - Int(stream.avail_out)
                }
                output += buffer[..<written]
            }
            guard status == Z_STREAM_END else { throw DamagedArchive() }
        }
        return output
    }
}
