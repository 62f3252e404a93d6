import Glibc
import Storage

extension ReplicaDirectory {
    private var parentPath: String { path + "/parent" }

    /// Remembers whom this replica syncs with.
    ///
    /// - Throws: `StorageError.notWritable`.
    public func setParent(_ address: String) throws {
        let draft = parentPath + ".new"
        guard let file = fopen(draft, "w") else { throw StorageError.notWritable(path: draft) }
        let written =
            fputs(address + "\n", file) >= 0 && fflush(file) == 0
            && fsync(fileno(file)) == 0
        fclose(file)
        guard written, rename(draft, parentPath) == 0 else {
            throw StorageError.notWritable(path: parentPath)
        }
    }

    /// Whom this replica syncs with, or nil if nobody was named.
    public var parent: String? {
        guard let file = fopen(parentPath, "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 1024)
        guard fgets(&line, Int32(line.count), file) != nil else { return nil }
        let text = String(
            decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
        return text.split(separator: "\n").first.map(String.init)
    }
}
