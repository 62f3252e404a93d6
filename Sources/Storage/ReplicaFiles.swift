import Glibc

/// The few file operations around a replica file.
enum ReplicaFiles {
    static func bytes(at path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    static func remove(_ paths: [String]) {
        for path in paths { unlink(path) }
    }

    /// Takes everyone else's rights away.
    static func makePrivate(_ path: String) -> Bool {
        chmod(path, 0o600) == 0
    }

    /// Renames and makes the new name durable.
    static func moveDurably(_ from: String, to: String, in directory: String) -> Bool {
        guard rename(from, to) == 0 else { return false }
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { return false }
        defer { Glibc.close(descriptor) }
        return fsync(descriptor) == 0
    }
}
