import Glibc
import Replication
import SyncProtocol

/// A digest over all bytes of a file, at its end; SQLite does not look behind its last page.
///
/// SQLite's own check finds damaged structure, not a flipped bit in a value; this finds any. And
/// it is checked before anything is read as rows, so that nothing damaged is ever interpreted.
enum FileSeal {
    /// 32 bytes before the digest; says what the file is.
    private static let mark = Array("tongban backup, sealed, form 1\n\n".utf8)
    private static let length = mark.count + ContentHash.byteCount
    private static let chunk = 1 << 20

    /// What stands at the end of a file.
    enum Standing: Sendable {
        /// A digest, and it is that of the bytes before it.
        case sound
        /// A digest, and it is another.
        case broken
        /// Nothing of the kind.
        case none
    }

    /// Appends the digest and makes the file durable; whether there was room for it.
    static func append(to path: String) -> Bool {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let end = ReplicaFiles.bytes(at: path)
        guard let digest = digest(of: descriptor, upTo: end) else { return false }
        let seal = mark + digest.bytes
        return pwrite(descriptor, seal, seal.count, end) == seal.count && fsync(descriptor) == 0
    }

    /// Whether the file still is what was sealed. O(file).
    static func standing(of path: String) -> Standing {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .none }
        defer { close(descriptor) }
        let end = ReplicaFiles.bytes(at: path) - length
        guard end > 0, let seal = read(descriptor, length, at: end),
            seal.starts(with: mark)
        else { return .none }
        let digest = digest(of: descriptor, upTo: end)
        return digest?.bytes == Array(seal.suffix(ContentHash.byteCount)) ? .sound : .broken
    }

    /// Whether the file claims to be sealed. O(1).
    static func isMarked(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let end = ReplicaFiles.bytes(at: path) - length
        return end > 0 && read(descriptor, mark.count, at: end) == mark
    }

    /// The hash over the hashes of 1 MiB each, so that no file has to fit into memory.
    private static func digest(of descriptor: Int32, upTo end: Int) -> ContentHash? {
        var hashes: [UInt8] = []
        var start = 0
        while start < end {
            let count = min(chunk, end - start)
            guard let bytes = read(descriptor, count, at: start) else { return nil }
            hashes += Hashing.hash(.backup, bytes).bytes
            start += count
        }
        return Hashing.hash(.backup, hashes)
    }

    /// Exactly `count` bytes, or nil.
    private static func read(_ descriptor: Int32, _ count: Int, at offset: Int) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let place = buffer.baseAddress.map { $0 + filled }
                let got = pread(descriptor, place, count - filled, offset + filled)
                guard got > 0 else { return }
                filled += got
            }
        }
        return bytes.count == count ? bytes : nil
    }
}
