import Glibc
import Replication
import SyncProtocol

/// A digest over all bytes of a file that is written into the file itself, behind a marker.
///
/// SQLite's own check finds damaged structure, not a flipped bit in a value; this finds any. The 32
/// bytes of the digest count as zeros.
struct FileSeal {
    /// 32 bytes that occur once in the file.
    let marker: [UInt8]

    private static let chunk = 1 << 20

    /// Writes the digest behind the marker; whether there was room for it.
    func write(into path: String) -> Bool {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        guard let place = place(in: descriptor),
            let digest = digest(of: descriptor, masking: place)
        else { return false }
        return pwrite(descriptor, digest.bytes, digest.bytes.count, place) == digest.bytes.count
            && fsync(descriptor) == 0
    }

    /// Whether the file still is what was sealed.
    func holds(in path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        guard let place = place(in: descriptor),
            let digest = digest(of: descriptor, masking: place)
        else { return false }
        return read(descriptor, ContentHash.byteCount, at: place) == digest.bytes
    }

    /// Where the digest stands; nil unless the marker is there exactly once.
    private func place(in descriptor: Int32) -> Int? {
        var found: Int?
        var start = 0
        let overlap = marker.count - 1
        while true {
            let bytes = read(descriptor, Self.chunk + overlap, at: start)
            for index in bytes.indices.dropLast(overlap) where bytes[index] == marker[0] {
                guard bytes[index...].starts(with: marker) else { continue }
                guard found == nil else { return nil }
                found = start + index + marker.count
            }
            guard bytes.count == Self.chunk + overlap else { return found }
            start += Self.chunk
        }
    }

    private func digest(of descriptor: Int32, masking place: Int) -> ContentHash? {
        var hashes: [UInt8] = []
        var start = 0
        while true {
            var bytes = read(descriptor, Self.chunk, at: start)
            for index in place..<place + ContentHash.byteCount
            where bytes.indices.contains(index - start) {
                bytes[index - start] = 0
            }
            hashes += Hashing.hash(.backup, bytes).bytes
            guard bytes.count == Self.chunk else { return Hashing.hash(.backup, hashes) }
            start += Self.chunk
        }
    }

    /// Up to `count` bytes; fewer at the end of the file, or where it cannot be read.
    private func read(_ descriptor: Int32, _ count: Int, at offset: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(
                    descriptor,
                    buffer.baseAddress.map { $0 + filled },
                    count - filled,
                    offset + filled
                )
                guard got > 0 else { return }
                filled += got
            }
        }
    }
}
