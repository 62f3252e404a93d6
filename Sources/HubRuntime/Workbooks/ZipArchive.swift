/// The directory of a ZIP file (APPNOTE.TXT 6.3.10) held in memory, checked before anything of it
/// is unpacked.
///
/// Every part lies inside the file, before the directory, and over no other part; none is encrypted.
struct ZipArchive: Sendable {
    /// How a file of at least one part begins.
    static let signature: [UInt8] = [0x50, 0x4B, 3, 4]

    /// One part.
    struct Entry: Sendable {
        /// Its path, with small letters and without a slash in front.
        let name: String
        /// 0: as it is; 8: deflate (RFC 1951).
        let method: Int
        let checksum: UInt32
        /// Where its packed bytes lie.
        let packed: Range<Int>
        /// How long it says to be unpacked.
        let unpackedCount: Int
    }

    /// The file.
    let bytes: [UInt8]
    private let entries: [String: Entry]

    /// Reads the directory. O(parts × log parts).
    init(_ bytes: [UInt8], _ limits: ImportLimits) throws(FileFault) {
        if let fault = OldWorkbook.fault(of: bytes) { throw .workbook(fault) }
        guard bytes.starts(with: Self.signature) else { throw .workbook(.notAWorkbook) }
        guard let ending = ZipEnding(bytes) else { throw .workbook(.damaged(part: "")) }
        guard ending.count <= limits.workbookParts else {
            throw .workbook(.tooManyParts(limit: limits.workbookParts))
        }
        var entries: [String: Entry] = [:]
        var extents: [Range<Int>] = []
        var at = ending.directory.lowerBound
        for _ in 0..<ending.count {
            guard let listed = ZipListing(bytes, at, before: ending.directory.upperBound) else {
                throw .workbook(.damaged(part: ""))
            }
            if listed.isEncrypted { throw .workbook(.encrypted) }
            guard
                let extent = listed.extent(in: bytes, before: ending.directory.lowerBound),
                entries[listed.entry.name] == nil
            else { throw .workbook(.damaged(part: listed.entry.name)) }
            let packed = extent.upperBound - listed.packedCount..<extent.upperBound
            entries[listed.entry.name] = Entry(
                name: listed.entry.name,
                method: listed.entry.method,
                checksum: listed.entry.checksum,
                packed: packed,
                unpackedCount: listed.entry.unpackedCount
            )
            extents.append(extent)
            at = listed.end
        }
        extents.sort { $0.lowerBound < $1.lowerBound }
        for (one, next) in zip(extents, extents.dropFirst())
        where one.upperBound > next.lowerBound {
            throw .workbook(.overlapping)
        }
        self.bytes = bytes
        self.entries = entries
    }

    /// The part of a path; nil if there is none.
    subscript(path: String) -> Entry? {
        entries[Self.folded(path)]
    }

    /// A path as parts are told apart: in small letters (OPC 6.2.2.3), without a slash in front.
    static func folded(_ path: String) -> String {
        let path = path.replacing("\\", with: "/").lowercased()
        return path.hasPrefix("/") ? String(path.dropFirst()) : path
    }
}
