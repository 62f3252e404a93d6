import Foundation

/// The committed vectors, in `Protocol/vectors`.
enum VectorFiles {
    private static let folder = URL(filePath: #filePath)
        .resolvingSymlinksInPath()
        .deletingLastPathComponent()
        .appending(path: "../../Protocol/vectors")
        .standardizedFileURL

    /// Whether the tests may write vectors that do not exist yet.
    static let mayWrite = ProcessInfo.processInfo.environment["TONGBAN_WRITE_VECTORS"] == "1"

    static func read<Content: Decodable>(_ name: String, as: Content.Type) throws -> Content {
        let file = try Data(contentsOf: folder.appending(path: name))
        return try JSONDecoder().decode(Content.self, from: file)
    }

    /// Writes a file of vectors; one that exists is left alone, because vectors are for ever.
    static func writeIfMissing(_ name: String, _ content: some Encodable) throws {
        let file = folder.appending(path: name)
        guard !FileManager.default.fileExists(atPath: file.path()) else { return }
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var bytes = try encoder.encode(content)
        bytes.append(UInt8(ascii: "\n"))
        try bytes.write(to: file)
    }
}
