/// How a report says a figure comes about.
public enum FigureFormula: Hashable, Sendable {
    /// The figure is this value: a sum, a share, any arithmetic.
    case value(ExactNumber)
    /// None of these is greater than the one before it: what goes through stations in a row.
    case order([Int])
    /// These parts are these shares of one whole, which the figure states if it states anything.
    case shares([Share])

    /// A part of a whole with its share as printed.
    public struct Share: Hashable, Sendable {
        /// The part.
        public let part: Int
        /// Its printed share; a percentage.
        public let share: PrintedFigure

        /// States a part and its share.
        public init(part: Int, share: PrintedFigure) {
            self.part = part
            self.share = share
        }
    }

    /// Reads `706/(6115-4914)`, `22+36+8`, `1755>=1978>=2029` or `1319@97% 1350@99.7%`; nil for
    /// anything else, also for a division by nothing or numbers beyond counting.
    public init?(_ text: some StringProtocol) {
        if text.contains("@") {
            var shares: [Share] = []
            for piece in text.split(separator: " ") {
                let parts = piece.split(separator: "@", omittingEmptySubsequences: false)
                guard parts.count == 2, let part = Int(parts[0]), part > 0,
                    let share = PrintedFigure(parts[1]), share.isPercentage,
                    share.least > ExactNumber(0)
                else { return nil }
                shares.append(Share(part: part, share: share))
            }
            guard !shares.isEmpty else { return nil }
            self = .shares(shares)
        } else if text.contains(">=") {
            let pieces = text.split(separator: ">=", omittingEmptySubsequences: false)
            let numbers = pieces.compactMap { Int(String($0.filter { $0 != " " })) }
            guard numbers.count == pieces.count, numbers.count > 1 else { return nil }
            self = .order(numbers)
        } else {
            var reader = ArithmeticReader(text)
            guard let value = reader.readAll() else { return nil }
            self = .value(value)
        }
    }
}

/// Reads sums, differences, products and quotients of decimal numbers, with parentheses.
private struct ArithmeticReader {
    private var rest: Substring
    private var depth = 0
    /// No report nests deeper; a hostile file might.
    private static let deepest = 16

    init(_ text: some StringProtocol) {
        rest = Substring(text.filter { $0 != " " })
    }

    mutating func readAll() -> ExactNumber? {
        guard let value = readSum(), rest.isEmpty else { return nil }
        return value
    }

    private mutating func readSum() -> ExactNumber? {
        guard var sum = readProduct() else { return nil }
        while let sign = rest.first, sign == "+" || sign == "-" {
            rest.removeFirst()
            guard let next = readProduct(), let signed = sign == "+" ? next : next.negated,
                let total = sum.adding(signed)
            else { return nil }
            sum = total
        }
        return sum
    }

    private mutating func readProduct() -> ExactNumber? {
        guard var product = readFactor() else { return nil }
        while let sign = rest.first, sign == "*" || sign == "/" {
            rest.removeFirst()
            guard let next = readFactor(), let factor = sign == "*" ? next : next.inverse,
                let total = product.multiplied(by: factor)
            else { return nil }
            product = total
        }
        return product
    }

    private mutating func readFactor() -> ExactNumber? {
        if rest.first == "(" {
            guard depth < Self.deepest else { return nil }
            rest.removeFirst()
            depth += 1
            guard let inner = readSum(), rest.first == ")" else { return nil }
            rest.removeFirst()
            depth -= 1
            return inner
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
        rest.removeFirst(digits.count)
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard !digits.isEmpty, parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }),
            digits.count <= 15, let number = Int(parts.joined())
        else { return nil }
        var scale = 1
        for _ in 0..<(parts.count == 2 ? parts[1].count : 0) { scale *= 10 }
        return ExactNumber(number, over: scale)
    }
}
