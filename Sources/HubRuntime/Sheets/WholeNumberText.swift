/// A whole number as people write it: `7`, `7.0`, `7个工作日`, `1,234`.
struct WholeNumberText: Sendable {
    let number: Int
    /// Whether more than the digits stood there.
    let isDressed: Bool

    /// Nil unless the text, in half width, is a whole number that is not negative.
    init?(_ text: String) {
        var digits = text.removingBlanks()
        // The longest unit first, so that 个工作日 does not leave 个 behind.
        if let unit = Self.units.first(where: { digits.hasSuffix($0) }) {
            digits.removeLast(unit.count)
        }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, !parts[1].isEmpty,
            parts[1].utf8.allSatisfy({ $0 == UInt8(ascii: "0") })
        {
            digits = String(parts[0])
        }
        digits = Self.withoutSeparators(digits)
        guard !digits.isEmpty, digits.utf8.allSatisfy(Self.isDigit), let number = Int(digits) else {
            return nil
        }
        self.number = number
        isDressed = String(number) != text
    }

    private static let units = ["个工作日", "工作日", "人次", "个", "天", "日", "件", "份", "次", "人"]

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Takes out commas that stand before each group of three digits; any other comma stays.
    private static func withoutSeparators(_ text: String) -> String {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count > 1, (1...3).contains(groups[0].utf8.count),
            groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
        else { return text }
        return groups.joined()
    }
}
