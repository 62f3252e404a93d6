/// Where the directory of a ZIP file lies.
struct ZipEnding {
    let directory: Range<Int>
    /// How many parts it lists.
    let count: Int

    /// Finds the record at the end of the file; nil if there is none, or none that fits.
    init?(_ bytes: [UInt8]) {
        let earliest = max(0, bytes.count - Self.size - 0xFFFF)
        guard bytes.count >= Self.size,
            let at = stride(from: bytes.count - Self.size, through: earliest, by: -1).first(where: {
                // The comment behind the record reaches to the end of the file.
                bytes.number32(at: $0) == 0x0605_4B50
                    && bytes.number16(at: $0 + 20) == bytes.count - $0 - Self.size
            }),
            let disk = bytes.number16(at: at + 4), [0, 0xFFFF].contains(disk),
            var count = bytes.number16(at: at + 10),
            var length = bytes.number32(at: at + 12),
            var start = bytes.number32(at: at + 16)
        else { return nil }
        var limit = at
        if count == 0xFFFF || length == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
            guard bytes.number32(at: at - 20) == 0x0706_4B50,
                let large = bytes.number64(at: at - 12),
                bytes.number32(at: large) == 0x0606_4B50,
                let largeCount = bytes.number64(at: large + 32),
                let largeLength = bytes.number64(at: large + 40),
                let largeStart = bytes.number64(at: large + 48)
            else { return nil }
            (count, length, start, limit) = (largeCount, largeLength, largeStart, large)
        }
        guard start <= limit, length <= limit - start else { return nil }
        directory = start..<start + length
        self.count = count
    }

    private static let size = 22
}

/// One line of the directory of a ZIP file.
struct ZipListing {
    /// The part; where it lies is not known yet.
    let entry: ZipArchive.Entry
    let packedCount: Int
    let isEncrypted: Bool
    /// Where the next line begins.
    let end: Int

    private let nameBytes: ArraySlice<UInt8>
    private let header: Int

    /// Nil if no line that fits begins there.
    init?(_ bytes: [UInt8], _ at: Int, before limit: Int) {
        guard bytes.number32(at: at) == 0x0201_4B50,
            let flags = bytes.number16(at: at + 8),
            let method = bytes.number16(at: at + 10),
            let checksum = bytes.number32(at: at + 16),
            var packed = bytes.number32(at: at + 20),
            var unpacked = bytes.number32(at: at + 24),
            let nameLength = bytes.number16(at: at + 28),
            let extraLength = bytes.number16(at: at + 30),
            let commentLength = bytes.number16(at: at + 32),
            var header = bytes.number32(at: at + 42)
        else { return nil }
        let name = at + 46
        let extra = name + nameLength
        end = extra + extraLength + commentLength
        guard end <= limit else { return nil }
        // Sizes that stand in the extra field (APPNOTE 4.5.3), each only where it is announced.
        var large = Self.largeField(bytes, extra..<extra + extraLength)
        for announced in [\Sizes.unpacked, \.packed, \.header] {
            var sizes = Sizes(unpacked: unpacked, packed: packed, header: header)
            guard sizes[keyPath: announced] == 0xFFFF_FFFF else { continue }
            guard large.count >= 8, let size = bytes.number64(at: large.lowerBound) else {
                return nil
            }
            sizes[keyPath: announced] = size
            (unpacked, packed, header) = (sizes.unpacked, sizes.packed, sizes.header)
            large = large.dropFirst(8)
        }
        nameBytes = bytes[name..<extra]
        self.header = header
        packedCount = packed
        // Bit 0: encrypted; bit 13: so is the directory.
        isEncrypted = flags & (1 | 1 << 13) != 0
        // Parts of a workbook have names of ASCII; of others only the identity counts.
        let path = String(String.UnicodeScalarView(nameBytes.map { Unicode.Scalar($0) }))
        entry = ZipArchive.Entry(
            name: ZipArchive.folded(path),
            method: method,
            checksum: UInt32(truncatingIfNeeded: checksum),
            packed: 0..<0,
            unpackedCount: unpacked
        )
    }

    /// Where the part lies, its own header included; nil unless it lies before `limit` and its
    /// header names it.
    func extent(in bytes: [UInt8], before limit: Int) -> Range<Int>? {
        guard header < limit, bytes.number32(at: header) == 0x0403_4B50,
            let nameLength = bytes.number16(at: header + 26),
            let extraLength = bytes.number16(at: header + 28)
        else { return nil }
        let name = header + 30
        let start = name + nameLength + extraLength
        guard start <= limit, packedCount <= limit - start,
            bytes[name..<name + nameLength].elementsEqual(nameBytes)
        else { return nil }
        return header..<start + packedCount
    }

    private struct Sizes {
        var unpacked: Int
        var packed: Int
        var header: Int
    }

    private static func largeField(_ bytes: [UInt8], _ extra: Range<Int>) -> Range<Int> {
        var at = extra.lowerBound
        while at + 4 <= extra.upperBound, let kind = bytes.number16(at: at),
            let length = bytes.number16(at: at + 2), at + 4 + length <= extra.upperBound
        {
            if kind == 1 { return at + 4..<at + 4 + length }
            at += 4 + length
        }
        return at..<at
    }
}

extension [UInt8] {
    /// Two bytes, the low one first; nil beyond the end.
    fileprivate func number16(at index: Int) -> Int? { number(at: index, 2) }

    /// Four bytes, the low one first; nil beyond the end.
    fileprivate func number32(at index: Int) -> Int? { number(at: index, 4) }

    /// Eight bytes, the low one first; nil beyond the end, or if no `Int` holds them.
    fileprivate func number64(at index: Int) -> Int? { number(at: index, 8) }

    private func number(at index: Int, _ width: Int) -> Int? {
        guard index >= 0, index <= count - width else { return nil }
        let number = self[index..<index + width].reversed().reduce(UInt64(0)) {
            $0 << 8 | UInt64($1)
        }
        return Int(exactly: number)
    }
}
