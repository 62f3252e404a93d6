import Explanation
import ServiceModel

/// What is wrong with the figures of a report.
struct FigureCheckSheet: Document {
    /// How many lines were checked.
    let checked: Int
    let anomalies: [Line]

    /// A figure that cannot be true.
    struct Line: Encodable, Sendable {
        /// The line of the file.
        let line: Int
        let name: String
        let figure: String
        let formula: String
        /// `differs`, `grows` or `noCommonWhole`.
        let kind: String
        let why: Wording

        private enum CodingKeys: String, CodingKey {
            case line, name, figure, formula, kind
        }
    }

    /// Reads lines `name,figure,formula`; blank lines and those that begin with `#` are left out.
    ///
    /// - Throws: `ArgumentFault.badFigure` for the first line that cannot be read.
    init(reading text: String) throws(ArgumentFault) {
        var checked = 0
        var anomalies: [Line] = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let content = line.trimmed
            guard !content.isEmpty, !content.hasPrefix("#") else { continue }
            let cells = content.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count >= 3, let formula = FigureFormula(cells[cells.count - 1].trimmed)
            else { throw .badFigure(line: index + 1) }
            let shown = cells[cells.count - 2].trimmed
            let printed = PrintedFigure(shown)
            guard printed != nil || shown.isEmpty else { throw .badFigure(line: index + 1) }
            checked += 1
            let name = cells.dropLast(2).joined(separator: ",")
            let figure = ReportedFigure(name: name, printed: printed, formula: formula)
            guard let anomaly = figure.anomaly else { continue }
            anomalies.append(
                Line(
                    line: index + 1,
                    name: name,
                    figure: shown,
                    formula: cells[cells.count - 1].trimmed,
                    kind: anomaly.kind,
                    why: anomaly.wording
                )
            )
        }
        self.checked = checked
        self.anomalies = anomalies
    }

    func lines() -> [String] {
        let total = Wording(
            "查了 \(checked) 个数，对不上的 \(anomalies.count) 个。",
            "\(checked) figures checked, \(anomalies.count) cannot be true."
        ).shown
        return [total]
            + anomalies.map { found in
                let shown = found.figure.isEmpty ? "" : " \(found.figure)"
                return Wording(
                    "第 \(found.line) 行 \(found.name)\(shown)（\(found.formula)）：\(found.why.chinese)",
                    "line \(found.line) \(found.name)\(shown) (\(found.formula)): \(found.why.english)"
                ).shown.printable
            }
    }
}

extension FigureAnomaly {
    fileprivate var kind: String {
        switch self {
        case .differs: "differs"
        case .grows: "grows"
        case .noCommonWhole: "noCommonWhole"
        }
    }

    fileprivate var wording: Wording {
        switch self {
        case .differs(let value):
            let text =
                value.denominator == 1
                ? "\(value.numerator)" : "\(value.numerator)/\(value.denominator)"
            return Wording("按算式是 \(text)", "the formula gives \(text)")
        case .grows(let first, let next):
            return Wording(
                "后一步 \(next) 比前一步 \(first) 多：多半是把上期结转的算进来了",
                "\(next) came out of \(first): cases carried over are counted"
            )
        case .noCommonWhole:
            return Wording("几个占比不是同一个总数", "the shares are not of one whole")
        }
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
