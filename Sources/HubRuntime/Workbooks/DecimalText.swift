/// A number as a workbook stores it, in decimal digits; never rounded in binary.
struct DecimalText: Sendable {
    private let isNegative: Bool
    /// Without zeros in front or behind; empty for zero.
    private var digits: [UInt8]
    /// The value is `0.digits` times ten to this power.
    private var power: Int

    /// A spreadsheet computes with so many digits; further ones are noise or lost (ECMA-376
    /// 18.17.2).
    static let significantDigits = 15

    /// Nil unless the text is a decimal number, such as `12`, `-0.5` or `5.1138E+17`.
    init?(_ text: String) {
        guard text.utf8.count <= 64 else { return nil }
        let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), var mantissa = parts.first,
            parts.count == 1 || parts[1].utf8.count <= 4,
            let exponent = parts.count == 1 ? 0 : Int(parts[1])
        else { return nil }
        isNegative = mantissa.hasPrefix("-")
        if isNegative { mantissa = mantissa.dropFirst() }
        let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        let all = halves.joined().utf8.map { $0 &- UInt8(ascii: "0") }
        guard (1...2).contains(halves.count), !all.isEmpty, all.allSatisfy({ $0 < 10 }) else {
            return nil
        }
        let leading = all.prefix { $0 == 0 }.count
        digits = Array(all.dropFirst(leading))
        power = halves[0].utf8.count - leading + exponent
        trim()
    }

    /// Whether digits before the point were lost: a spreadsheet has put zeros in their place.
    var isTooLong: Bool { !digits.isEmpty && power > Self.significantDigits }

    /// The whole part as a number; nil for one that is negative or too long.
    var whole: Int? {
        guard !isTooLong, !isNegative else { return nil }
        return (0..<max(0, power)).reduce(0) { $0 * 10 + Int($1 < digits.count ? digits[$1] : 0) }
    }

    /// Whether nothing stands behind the point.
    var isWhole: Bool { digits.count <= power || digits.isEmpty }

    /// What stands behind the point, as a share of one.
    var fraction: Double {
        var value = 0.0
        for digit in digits.dropFirst(max(0, power)).reversed() {
            value = (value + Double(digit)) / 10
        }
        return power < 0 ? value * pow10(power) : value
    }

    /// Rounds to the digits that count, as a spreadsheet does before it shows the number.
    mutating func round() {
        round(to: Self.significantDigits)
    }

    /// In plain digits.
    ///
    /// - Parameters:
    ///   - wholeDigits: How many digits stand before the point at least.
    ///   - decimals: How many behind it; nil for as many as there are.
    func plain(wholeDigits: Int = 1, decimals: Int? = nil) -> String {
        var number = self
        if let decimals { number.round(to: number.power + decimals) }
        let power = number.power
        func digit(_ index: Int) -> UInt8 {
            number.digits.indices.contains(index) ? number.digits[index] : 0
        }
        let places = decimals ?? max(0, number.digits.count - power)
        // Zeros in front have indices below zero.
        let start = min(0, power - max(1, wholeDigits))
        var text = (start..<max(power, start)).map(digit)
        while text.count < max(1, wholeDigits) { text.insert(0, at: 0) }
        var result = isNegative && !number.digits.isEmpty ? "-" : ""
        result += String(decoding: text.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        guard places > 0 else { return result }
        let behind = (power..<power + places).map { digit($0) + UInt8(ascii: "0") }
        return result + "." + String(decoding: behind, as: UTF8.self)
    }

    private mutating func round(to count: Int) {
        guard digits.count > count else { return }
        guard count >= 0 else {
            digits = []
            return
        }
        let roundsUp = digits[count] >= 5
        digits.removeLast(digits.count - count)
        if roundsUp {
            var index = count - 1
            while index >= 0, digits[index] == 9 {
                digits[index] = 0
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(1, at: 0)
                power += 1
            }
        }
        trim()
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { power = 0 }
    }

    private func pow10(_ power: Int) -> Double {
        var value = 1.0
        for _ in 0..<min(400, -power) { value /= 10 }
        return value
    }
}
