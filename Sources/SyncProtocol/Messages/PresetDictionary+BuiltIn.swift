public import WireFormat

extension PresetDictionary {
    /// The dictionary that every node of this version has: words of the service's code tables and
    /// skeletons of frames. `Protocol/dictionary/built-in.bin`.
    public static let builtIn = PresetDictionary(bytes(of: builtInDictionaryDigits))

    /// The bytes that hexadecimal digits spell.
    private static func bytes(of digits: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in digits.utf8 {
            let value = digit < UInt8(ascii: "a") ? digit & 15 : (digit & 15) + 9
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }
}
