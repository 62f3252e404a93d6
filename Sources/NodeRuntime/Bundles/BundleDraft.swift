import Glibc

/// A file that has its name only once it is complete and on the disk.
///
/// Until then it is called `NAME.part`; dropped before that, it leaves nothing behind.
struct BundleDraft: ~Copyable {
    private let path: String
    private let descriptor: Int32
    private var isPublished = false
    /// Bytes written so far.
    private(set) var byteCount = 0

    private var partPath: String { path + ".part" }

    /// Starts a file of that name.
    ///
    /// - Throws: `BundleError.exists`, `BundleError.unwritable`.
    static func started(at path: String) throws(BundleError) -> BundleDraft {
        guard access(path, F_OK) != 0 else { throw .exists(path: path) }
        // What an interrupted export left is replaced; the stick may hold personal data.
        let descriptor = open(
            path + ".part",
            O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
            0o600
        )
        guard descriptor >= 0 else { throw .unwritable(path: path, errno) }
        return BundleDraft(path: path, descriptor: descriptor)
    }

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    mutating func write(_ bytes: [UInt8]) throws(BundleError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .unwritable(path: path, errno) }
            rest = rest.dropFirst(count)
            byteCount += count
        }
    }

    /// Gives the file its name, once all of it is on the disk; another file of that name stays.
    mutating func publish() throws(BundleError) {
        guard fsync(descriptor) == 0 else { throw .unwritable(path: path, errno) }
        guard takeName() else {
            guard errno != EEXIST else { throw .exists(path: path) }
            throw .unwritable(path: path, errno)
        }
        isPublished = true
        try syncDirectory()
    }

    /// A second name refuses to replace a file, which a new name in place of the old does not.
    private func takeName() -> Bool {
        if link(partPath, path) == 0 {
            unlink(partPath)
            return true
        }
        // File systems of sticks know one name a file.
        guard errno == EPERM || errno == ENOTSUP || errno == ENOSYS else { return false }
        guard access(path, F_OK) != 0 else {
            errno = EEXIST
            return false
        }
        return rename(partPath, path) == 0
    }

    /// So that the name survives a stick that is pulled out.
    private func syncDirectory() throws(BundleError) {
        let directory =
            path.lastIndex(of: "/").map { path[...$0] }.map(String.init) ?? "."
        let opened = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { return }
        defer { close(opened) }
        // Some file systems of sticks cannot sync a directory; the file itself is synced.
        guard fsync(opened) == 0 || errno == EINVAL else { throw .unwritable(path: path, errno) }
    }

    deinit {
        close(descriptor)
        if !isPublished { unlink(path + ".part") }
    }
}
