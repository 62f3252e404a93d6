/// A fraction of whole numbers, for figures that must not be rounded before they are compared.
public struct ExactNumber: Hashable, Sendable {
    /// Above the line.
    public let numerator: Int
    /// Below the line; above 0.
    public let denominator: Int

    /// A whole number.
    public init(_ whole: Int) {
        numerator = whole
        denominator = 1
    }

    /// A fraction in lowest terms; nil for one over nothing.
    public init?(_ numerator: Int, over denominator: Int) {
        guard denominator != 0, numerator > .min, denominator > .min else { return nil }
        var (a, b) = (abs(numerator), abs(denominator))
        while b > 0 { (a, b) = (b, a % b) }
        let sign = denominator < 0 ? -1 : 1
        self.numerator = sign * numerator / max(a, 1)
        self.denominator = abs(denominator) / max(a, 1)
    }

    /// The sum; nil if it is too large.
    func adding(_ other: ExactNumber) -> ExactNumber? {
        let (left, first) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (right, second) = other.numerator.multipliedReportingOverflow(by: denominator)
        let (sum, third) = left.addingReportingOverflow(right)
        let (below, fourth) = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !first, !second, !third, !fourth else { return nil }
        return ExactNumber(sum, over: below)
    }

    /// The product; nil if it is too large.
    func multiplied(by other: ExactNumber) -> ExactNumber? {
        let (above, first) = numerator.multipliedReportingOverflow(by: other.numerator)
        let (below, second) = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !first, !second else { return nil }
        return ExactNumber(above, over: below)
    }

    /// 1 divided by it; nil for 0.
    var inverse: ExactNumber? { ExactNumber(denominator, over: numerator) }

    /// The opposite.
    var negated: ExactNumber? { ExactNumber(-numerator, over: denominator) }
}

extension ExactNumber: Comparable {
    /// Orders by value; no product is rounded, however large.
    public static func < (lhs: ExactNumber, rhs: ExactNumber) -> Bool {
        let left = lhs.numerator.multipliedFullWidth(by: rhs.denominator)
        let right = rhs.numerator.multipliedFullWidth(by: lhs.denominator)
        return left.high == right.high ? left.low < right.low : left.high < right.high
    }
}
