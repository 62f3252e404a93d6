/// A decimal number with at most six decimals, exact: amounts, areas, counts.
public struct FormNumber: Hashable, Comparable, Sendable {
    /// The number in millionths.
    let millionths: Int64

    /// Nothing.
    public static let zero = FormNumber(millionths: 0)

    private static let unit: Int64 = 1_000_000

    init(millionths: Int64) {
        self.millionths = millionths
    }

    /// A whole number; nil beyond ±9.2 × 10^12.
    init?(_ whole: some BinaryInteger) {
        guard let small = Int64(exactly: whole) else { return nil }
        let (product, overflows) = small.multipliedReportingOverflow(by: Self.unit)
        guard !overflows else { return nil }
        millionths = product
    }

    /// Reads digits with a sign and up to six decimals; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var bytes = Array(text.utf8)
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes.removeFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...12).contains(parts[0].count),
            parts.count == 1 || (1...6).contains(parts[1].count),
            parts.joined().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        let fraction = parts.count == 2 ? Array(parts[1]) : []
        let digits = Array(parts[0]) + fraction + Array(repeating: 0x30, count: 6 - fraction.count)
        let size = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        millionths = isNegative ? -size : size
    }

    /// Whether it has no decimals.
    var isWhole: Bool { millionths % Self.unit == 0 }

    /// Whether it is a whole multiple of a step above zero.
    func isMultiple(of step: FormNumber) -> Bool {
        step.millionths > 0 && millionths % step.millionths == 0
    }

    /// Nil if the sum is beyond what a number holds.
    func adding(_ other: FormNumber) -> FormNumber? {
        let (sum, overflows) = millionths.addingReportingOverflow(other.millionths)
        return overflows ? nil : FormNumber(millionths: sum)
    }

    /// Nil if the difference is beyond what a number holds.
    func subtracting(_ other: FormNumber) -> FormNumber? {
        let (difference, overflows) = millionths.subtractingReportingOverflow(other.millionths)
        return overflows ? nil : FormNumber(millionths: difference)
    }

    /// The product, cut off after the sixth decimal; nil if it is beyond what a number holds.
    func multiplying(_ other: FormNumber) -> FormNumber? {
        let (high, low) = millionths.multipliedFullWidth(by: other.millionths)
        let (quotient, isBeyond) = Self.divided(high, low)
        return isBeyond ? nil : FormNumber(millionths: quotient)
    }

    var magnitude: FormNumber? {
        millionths == .min ? nil : FormNumber(millionths: Swift.abs(millionths))
    }

    private static func divided(_ high: Int64, _ low: UInt64) -> (Int64, Bool) {
        // `dividingFullWidth` traps when the quotient does not fit.
        guard high.magnitude < unit.magnitude / 2 else { return (0, true) }
        return (unit.dividingFullWidth((high, low)).quotient, false)
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.millionths < right.millionths
    }
}

extension FormNumber: CustomStringConvertible {
    /// The number without needless decimals.
    public var description: String {
        let size = millionths.magnitude
        var text = (millionths < 0 ? "-" : "") + String(size / Self.unit.magnitude)
        let rest = size % Self.unit.magnitude
        guard rest > 0 else { return text }
        let digits = String(rest)
        var decimals = String(repeating: "0", count: 6 - digits.count) + digits
        while decimals.hasSuffix("0") { decimals.removeLast() }
        text += "." + decimals
        return text
    }
}
