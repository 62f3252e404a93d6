import Glibc
import NodeRuntime

/// The case that `.` means: the last one a command of this replica named.
struct LastCase {
    private let path: String

    /// Kept in a small file beside the replica.
    init(of directory: ReplicaDirectory) {
        path = directory.path + "/last-case"
    }

    /// Its number, or nil if none was named yet.
    var number: String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { return nil }
        let bytes = line.prefix { $0 != 0 && $0 != 10 }.map(UInt8.init(bitPattern:))
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Remembers a case.
    ///
    /// A convenience only: where it cannot be written, the command still counts.
    func remember(_ number: String) {
        let draft = path + ".new"
        guard let file = fopen(draft, "w") else { return }
        let isWritten = fputs(number + "\n", file) >= 0
        fclose(file)
        if isWritten { rename(draft, path) } else { unlink(draft) }
    }
}
