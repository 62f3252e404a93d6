import CZlib

/// A ZIP file written part by part, in which any field may be wrong.
struct CraftedZip {
    /// One part, and what is said about it; nil says the truth.
    struct Part {
        var name: String
        var bytes: [UInt8]
        var method = 8
        var flags = 0
        var declaredCount: Int?
        var checksum: UInt32?
        var nameInHeader: String?
        /// Where its header is said to begin; it is not written again then.
        var place: Int?
        /// Gives sizes and place in the extra field only, as writers of large files do.
        var isLarge = false

        init(_ name: String, _ text: String) {
            self.name = name
            bytes = Array(text.utf8)
        }

        fileprivate var packed: [UInt8] {
            method == 8 ? CraftedZip.deflated(bytes) : bytes
        }

        fileprivate var trueChecksum: UInt32 {
            checksum ?? UInt32(crc32(0, bytes, UInt32(bytes.count)))
        }

        /// The part as it lies in the file, behind its header.
        var written: [UInt8] {
            let name = Array((nameInHeader ?? name).utf8)
            let packed = packed
            return le(0x0403_4B50, 4) + le(20, 2) + le(flags, 2) + le(method, 2) + le(0, 4)
                + le(Int(trueChecksum), 4) + le(packed.count, 4)
                + le(declaredCount ?? bytes.count, 4) + le(name.count, 2) + le(0, 2) + name
                + packed
        }
    }

    var parts: [Part]
    var declaredParts: Int?

    /// The file.
    var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let packed = part.packed
            let header = part.place ?? file.count
            let count = part.declaredCount ?? part.bytes.count
            if part.place == nil { file += part.written }
            let large = part.isLarge ? le(1, 2) + le(24, 2) : []
            let sizes = part.isLarge ? le(count, 8) + le(packed.count, 8) + le(header, 8) : []
            let listed = Array(part.name.utf8)
            directory += le(0x0201_4B50, 4) + le(20, 2) + le(20, 2) + le(part.flags, 2)
            directory += le(part.method, 2) + le(0, 4) + le(Int(part.trueChecksum), 4)
            directory += le(part.isLarge ? 0xFFFF_FFFF : packed.count, 4)
            directory += le(part.isLarge ? 0xFFFF_FFFF : count, 4)
            directory += le(listed.count, 2) + le(large.count + sizes.count, 2) + le(0, 2)
            directory += le(0, 2) + le(0, 2) + le(0, 4)
            directory += le(part.isLarge ? 0xFFFF_FFFF : header, 4) + listed + large + sizes
        }
        let start = file.count
        file += directory
        let count = declaredParts ?? parts.count
        if parts.contains(where: \.isLarge) {
            let ending = file.count
            file += le(0x0606_4B50, 4) + le(44, 8) + le(45, 2) + le(45, 2) + le(0, 4) + le(0, 4)
            file += le(count, 8) + le(count, 8) + le(directory.count, 8) + le(start, 8)
            file += le(0x0706_4B50, 4) + le(0, 4) + le(ending, 8) + le(1, 4)
            file += le(0x0605_4B50, 4) + le(0, 2) + le(0, 2) + le(0xFFFF, 2) + le(0xFFFF, 2)
            return file + le(0xFFFF_FFFF, 4) + le(0xFFFF_FFFF, 4) + le(0, 2)
        }
        file += le(0x0605_4B50, 4) + le(0, 2) + le(0, 2) + le(count, 2) + le(count, 2)
        return file + le(directory.count, 4) + le(start, 4) + le(0, 2)
    }

    /// Deflate without a header: a zlib stream without its first two and last four bytes.
    fileprivate static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var count = compressBound(UInt(bytes.count))
        var packed = [UInt8](repeating: 0, count: Int(count))
        precondition(compress2(&packed, &count, bytes, UInt(bytes.count), 9) == Z_OK)
        return Array(packed[2..<Int(count) - 4])
    }
}

/// A number, the low byte first.
private func le(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}
