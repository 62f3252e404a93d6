/// Characters that XML cannot hold stand in a workbook as `_x000D_` (ECMA-376 22.9.2.19).
enum EscapedText {
    /// The text without escapes.
    ///
    /// An escape of what is no character of a text, such as half of a pair or a control character,
    /// stays as it stands.
    static func plain(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "_")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var plain: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if let (scalar, length) = escape(bytes[at...]) {
                plain += scalar.utf8
                at += length
            } else {
                plain.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// The character of an escape, or of a pair of escapes, at the beginning.
    private static func escape(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        guard let unit = unit(bytes) else { return nil }
        if UTF16.isLeadSurrogate(unit), let second = Self.unit(bytes.dropFirst(length)),
            UTF16.isTrailSurrogate(second)
        {
            let value = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(second & 0x3FF))
            return Unicode.Scalar(value).map { ($0, 2 * length) }
        }
        guard let scalar = Unicode.Scalar(unit) else { return nil }
        let isText = scalar.value >= 0x20 || ["\t", "\n", "\r"].contains(scalar)
        return isText ? (scalar, length) : nil
    }

    private static let length = 7

    private static func unit(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        let escape = bytes.prefix(length)
        guard escape.count == length, escape.first == UInt8(ascii: "_"),
            escape.dropFirst().first == UInt8(ascii: "x"), escape.last == UInt8(ascii: "_")
        else { return nil }
        let digits = escape.dropFirst(2).dropLast()
        guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
            return nil
        }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
