/// A figure of a report, with what the report itself says it is made of.
public struct ReportedFigure: Hashable, Sendable {
    /// What the report calls it.
    public let name: String
    /// As printed; nil where the report prints only what it is made of.
    public let printed: PrintedFigure?
    /// What it is made of.
    public let formula: FigureFormula

    /// States a figure.
    public init(name: String, printed: PrintedFigure?, formula: FigureFormula) {
        self.name = name
        self.printed = printed
        self.formula = formula
    }

    /// What is wrong with it; nil if it can be true. O(numbers).
    public var anomaly: FigureAnomaly? {
        switch formula {
        case .value(let value):
            guard let printed, !printed.admits(value) else { return nil }
            return .differs(from: value)
        case .order(let numbers):
            let index = zip(numbers, numbers.dropFirst()).enumerated()
                .first { $0.element.0 < $0.element.1 }?.offset
            return index.map { .grows(from: numbers[$0], to: numbers[$0 + 1]) }
        case .shares(let shares): return Self.anomaly(of: shares, printed)
        }
    }

    /// Every share says between which numbers the whole lies; no number may lie in all of them.
    private static func anomaly(
        of shares: [FigureFormula.Share],
        _ printed: PrintedFigure?
    ) -> FigureAnomaly? {
        var least = printed?.least ?? ExactNumber(0)
        var most = printed?.below
        for share in shares {
            let part = ExactNumber(share.part)
            if let low = share.share.below?.inverse.flatMap(part.multiplied) {
                least = max(least, low)
            }
            if let high = share.share.least.inverse.flatMap(part.multiplied) {
                most = most.map { min($0, high) } ?? high
            }
        }
        guard let most else { return nil }
        // Wholes are counted, so a whole number must lie between.
        let first = (least.numerator + least.denominator - 1) / least.denominator
        return ExactNumber(first) <= most ? nil : .noCommonWhole
    }
}

/// Why a reported figure cannot be true.
public enum FigureAnomaly: Hashable, Sendable {
    /// What it is made of comes to another value.
    case differs(from: ExactNumber)
    /// More came out of a station than went into it; so it is when carried-over cases are counted.
    case grows(from: Int, to: Int)
    /// The shares are not of one whole.
    case noCommonWhole
}
