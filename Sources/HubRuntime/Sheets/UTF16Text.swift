/// Text in units of two bytes behind a byte order mark, as spreadsheets save "Unicode text".
enum UTF16Text {
    /// The same text as UTF-8.
    ///
    /// - Parameter bytes: A whole file, its mark included.
    static func utf8(
        of bytes: [UInt8],
        _ encoding: TextEncoding
    ) throws(FileFault) -> [UInt8] {
        let (low, high) = encoding == .utf16LittleEndian ? (0, 1) : (1, 0)
        func unit(_ at: Int) -> UInt16? {
            guard at + 1 < bytes.count else { return nil }
            return UInt16(bytes[at + high]) << 8 | UInt16(bytes[at + low])
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var line = 1
        var at = 2
        while at < bytes.count {
            guard let first = unit(at) else { throw .undecodable(encoding, line: line, at) }
            var scalar = UInt32(first)
            var width = 2
            if UTF16.isLeadSurrogate(first), let second = unit(at + 2),
                UTF16.isTrailSurrogate(second)
            {
                scalar = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
                width = 4
            }
            // A surrogate that stands alone is no character.
            guard let character = Unicode.Scalar(scalar) else {
                throw .undecodable(encoding, line: line, at)
            }
            if character == "\n" || (character == "\r" && unit(at + 2) != 10) { line += 1 }
            text += character.utf8
            at += width
        }
        return text
    }
}
