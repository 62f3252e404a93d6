import Foundation
import HubRuntime

/// The files of a county's lists or of a change list, read from the disk.
struct SourceFiles {
    /// By path below the directory, or by name.
    let files: [String: [UInt8]]

    /// Reads a directory of lists with its `forms`; a workbook of lists with the documents beside it;
    /// or a change list with the files of its new matters.
    ///
    /// - Throws: `CommandFault.unreadable`.
    init(at path: String) throws(CommandFault) {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw .unreadable(path: path, ENOENT)
        }
        let url = URL(fileURLWithPath: path)
        let folder = isDirectory.boolValue ? path : url.deletingLastPathComponent().path
        var files: [String: [UInt8]] = [:]
        if isDirectory.boolValue {
            files = try Self.files(of: folder, ending: Self.tables + [".json"])
            // People of the sample are no list of the county.
            files["applicants.csv"] = nil
        } else {
            let name = url.lastPathComponent
            files[name] = try Self.bytes(of: path)
            if Self.isCountyWorkbook(name, files) {
                files.merge(try Self.files(of: folder, ending: [".json"])) { first, _ in first }
            } else {
                let stem = url.deletingPathExtension().lastPathComponent
                for kind in [".csv", ".xlsx"] {
                    for part in ["-new-matters", "-new-materials"] {
                        let beside = stem + part + kind
                        guard FileManager.default.fileExists(atPath: folder + "/" + beside) else {
                            continue
                        }
                        files[beside] = try Self.bytes(of: folder + "/" + beside)
                    }
                }
            }
        }
        self.files = files
    }

    /// Kinds of tables. Those that cannot be read are taken along to be refused by name.
    private static let tables = [".csv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ett", ".ods"]

    private static func isCountyWorkbook(_ name: String, _ files: [String: [UInt8]]) -> Bool {
        [".xlsx", ".xlsm"].contains { name.lowercased().hasSuffix($0) }
            && !ChangeList.stands(inWorkbook: name, of: .files(files))
    }

    /// The files of a folder and of `forms` in it with such endings.
    private static func files(
        of directory: String,
        ending kinds: [String]
    ) throws(CommandFault) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for folder in ["", "forms/"] {
            let here = directory + "/" + folder
            let names = (try? FileManager.default.contentsOfDirectory(atPath: here)) ?? []
            for name in names.sorted()
            where kinds.contains(where: { name.lowercased().hasSuffix($0) })
                && !name.hasPrefix("~$") && !name.hasPrefix(".")
            {
                files[folder + name] = try bytes(of: here + name)
            }
        }
        return files
    }

    private static func bytes(of path: String) throws(CommandFault) -> [UInt8] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
        // It would be refused after it had filled the memory.
        guard size <= ImportLimits.county.fileBytes else { throw .unreadable(path: path, EFBIG) }
        guard let content = FileManager.default.contents(atPath: path) else {
            throw .unreadable(path: path, EACCES)
        }
        return Array(content)
    }
}
