/// The text of a file: the one place where bytes become characters.
///
/// UTF-8 with or without a byte order mark. Another encoding would be recognised here; what reads
/// rows sees UTF-8 only.
struct SourceText: Sendable {
    /// Valid UTF-8 without a byte order mark.
    let utf8: ArraySlice<UInt8>

    /// Decodes the bytes of a file.
    init(_ bytes: [UInt8]) throws(FileFault) {
        let body = bytes.starts(with: Self.mark) ? bytes[Self.mark.count...] : bytes[...]
        if let offset = Self.firstInvalid(body) {
            let lines = bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
            throw .notUTF8(line: lines + 1)
        }
        utf8 = body
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        // Only a file that is refused anyway is looked at twice.
        var decoder = UTF8()
        var position = bytes.startIndex
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): position += UTF8.width(scalar)
            case .emptyInput, .error: return min(position, bytes.endIndex)
            }
        }
    }
}
