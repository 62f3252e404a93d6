import Testing

extension [UInt8] {
    /// Two lower-case digits a byte.
    var hex: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Reads what ``hex`` wrote.
    init(hex: String) throws {
        let digits = try hex.map { try #require($0.hexDigitValue) }
        try #require(digits.count.isMultiple(of: 2))
        self = stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] * 16 + digits[$0 + 1])
        }
    }
}
