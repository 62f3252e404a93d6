/// A number as a report prints it: exact only to its last digit.
public struct PrintedFigure: Hashable, Sendable {
    /// The smallest value that would be printed so.
    public let least: ExactNumber
    /// The value from which on it would be printed otherwise; nil if there is none (1400余).
    public let below: ExactNumber?
    /// Whether it is a percentage.
    public let isPercentage: Bool

    /// Reads `87.8%`, `153218`, `25003.87`, or `1400+` for "1400 and some"; nil for anything else.
    ///
    /// A number stands for everything that rounds to it; "and some" stays below the next unit of its
    /// last digit that is not 0, so 1400+ is less than 1500.
    public init?(_ text: some StringProtocol) {
        var rest = Substring(text)
        isPercentage = rest.hasSuffix("%")
        if isPercentage { rest.removeLast() }
        let isAtLeast = rest.hasSuffix("+") || rest.hasSuffix("余")
        if isAtLeast { rest.removeLast() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isDigit) }),
            let digits = Int(parts.joined())
        else { return nil }
        let decimals = parts.count == 2 ? parts[1].count : 0
        guard decimals <= 9, digits <= 1_000_000_000_000 else { return nil }
        var scale = isPercentage ? 100 : 1
        for _ in 0..<decimals { scale *= 10 }
        if isAtLeast {
            var unit = 1
            while digits > 0, digits % (unit * 10) == 0 { unit *= 10 }
            guard let least = ExactNumber(digits, over: scale),
                let below = ExactNumber(digits + unit, over: scale)
            else { return nil }
            self.least = least
            self.below = below
        } else {
            guard let least = ExactNumber(digits * 2 - 1, over: scale * 2),
                let below = ExactNumber(digits * 2 + 1, over: scale * 2)
            else { return nil }
            self.least = least
            self.below = below
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether `value` may be printed so; a half rounds up or to even, so both of its ends count.
    public func admits(_ value: ExactNumber) -> Bool {
        least <= value && (below.map { value <= $0 } ?? true)
    }
}
