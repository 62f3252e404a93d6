import Foundation

/// The files of a county's lists or of a change list, read from the disk.
struct SourceFiles {
    /// By path below the directory, or by name.
    let files: [String: [UInt8]]

    /// Reads a directory of lists with its `forms`, or a change list with the files of its new
    /// matters.
    ///
    /// - Throws: `CommandFault.unreadable`.
    init(at path: String) throws(CommandFault) {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw .unreadable(path: path, ENOENT)
        }
        guard isDirectory.boolValue else {
            files = try Self.changeList(path)
            return
        }
        var files: [String: [UInt8]] = [:]
        for folder in ["", "forms/"] {
            let here = path + "/" + folder
            let names = (try? FileManager.default.contentsOfDirectory(atPath: here)) ?? []
            for name in names.sorted() where name.hasSuffix(".csv") || name.hasSuffix(".json") {
                files[folder + name] = try Self.bytes(of: here + name)
            }
        }
        // People of the sample are no list of the county.
        files["applicants.csv"] = nil
        self.files = files
    }

    private static func changeList(_ path: String) throws(CommandFault) -> [String: [UInt8]] {
        let url = URL(fileURLWithPath: path)
        let stem = url.deletingPathExtension().lastPathComponent
        let folder = url.deletingLastPathComponent().path
        var files = [url.lastPathComponent: try bytes(of: path)]
        for suffix in ["-new-matters.csv", "-new-materials.csv"] {
            let beside = folder + "/" + stem + suffix
            guard FileManager.default.fileExists(atPath: beside) else { continue }
            files[stem + suffix] = try bytes(of: beside)
        }
        return files
    }

    private static func bytes(of path: String) throws(CommandFault) -> [UInt8] {
        guard let content = FileManager.default.contents(atPath: path) else {
            throw .unreadable(path: path, EACCES)
        }
        return Array(content)
    }
}
