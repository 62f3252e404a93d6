import Foundation

extension County {
    /// What the files of a draft say.
    ///
    /// - Throws: `OfficeFault.unreadableDraft`, or what reading them throws.
    static func source(
        in files: [String: [UInt8]],
        named name: String
    ) throws -> CatalogueSource {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tongban-draft-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, bytes) in files {
            let target = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: target)
        }
        guard files["orgs.csv"] != nil else { throw OfficeFault.unreadableDraft(name) }
        return .lists(try CountyData(directory: folder.path))
    }
}
