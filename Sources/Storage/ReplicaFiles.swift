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

    /// The directory a file lies in, as it is written.
    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path without links and dots; nil if it does not exist.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether two names lead to one file.
    static func areSame(_ left: String, _ right: String) -> Bool {
        var (first, second) = (stat(), stat())
        return stat(left, &first) == 0 && stat(right, &second) == 0
            && first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Makes an empty file for the owner's eyes only.
    static func makeEmpty(_ path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        Glibc.close(descriptor)
        return true
    }

    /// Makes a directory for the owner only; one that is there stays as it is.
    static func makeDirectory(_ path: String) -> Bool {
        mkdir(path, 0o700) == 0 || errno == EEXIST
    }

    /// Gives a file a second name and makes it durable; fails if the name is taken.
    static func linkDurably(_ from: String, to: String, in directory: String) -> Bool {
        link(from, to) == 0 && syncDirectory(directory)
    }

    private static func syncDirectory(_ directory: String) -> Bool {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { return false }
        defer { Glibc.close(descriptor) }
        return fsync(descriptor) == 0
    }

    /// Renames and makes the new name durable.
    static func moveDurably(_ from: String, to: String, in directory: String) -> Bool {
        rename(from, to) == 0 && syncDirectory(directory)
    }
}
