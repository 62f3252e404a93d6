import Glibc

/// Where a county's files are read from.
public enum SourceFolder: Sendable {
    /// A directory of this machine.
    case directory(String)
    /// One workbook of a directory, and the JSON documents that lie beside it.
    case workbook(directory: String, name: String)
    /// Files held in memory, by name, such as `matters.csv` or `forms/food-workshop.json`.
    case files([String: [UInt8]])

    /// Reads from a directory, or from one workbook if the path names one.
    public init(at path: String) {
        let (directory, name) = Self.split(path)
        self =
            SheetShelf.isWorkbook(name) || SheetShelf.isOtherTable(name)
            ? .workbook(directory: directory, name: name) : .directory(path)
    }

    /// The directory and the name in it of a path.
    static func split(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let directory = slash == path.startIndex ? "/" : String(path[..<slash])
        return (directory, String(path[path.index(after: slash)...]))
    }

    /// Reads a file; nil if there is none of that name.
    func file(_ name: String, _ limits: ImportLimits) throws(FileFault) -> SourceFile? {
        switch self {
        case .directory(let path):
            return try Self.read(path + "/" + name, limits.fileBytes)
                .map { SourceFile(name: name, bytes: $0) }
        case .workbook(let directory, let workbook):
            guard name == workbook || name.hasSuffix(".json") else { return nil }
            return try Self.directory(directory).file(name, limits)
        case .files(let files):
            guard let bytes = files[name] else { return nil }
            guard bytes.count <= limits.fileBytes else {
                throw .tooLarge(limit: limits.fileBytes)
            }
            return SourceFile(name: name, bytes: bytes)
        }
    }

    /// The names of what lies directly in the folder, or in a folder of it, sorted; none if it
    /// cannot be listed.
    func names(in folder: String? = nil) -> [String] {
        switch self {
        case .directory(let path): return Self.listing(folder.map { path + "/" + $0 } ?? path)
        case .workbook(let directory, let workbook):
            return Self.directory(directory).names(in: folder).filter {
                $0.hasSuffix(".json") || (folder == nil && $0 == workbook)
            }
        case .files(let files):
            let start = folder.map { $0 + "/" } ?? ""
            return files.keys.filter { $0.hasPrefix(start) }.map {
                String($0.dropFirst(start.count))
            }
            .filter { !$0.contains("/") }.sorted()
        }
    }

    private static func read(_ path: String, _ limit: Int) throws(FileFault) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(errno)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw .unreadable(errno)
            }
            // Counted while reading, because a pipe or a growing file has no size beforehand.
            guard bytes.count + count <= limit else { throw .tooLarge(limit: limit) }
            bytes += buffer[..<count]
        }
    }

    private static func listing(_ path: String) -> [String] {
        guard let listing = opendir(path) else { return [] }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
