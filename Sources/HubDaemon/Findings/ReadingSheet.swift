import Explanation
import HubRuntime
import ServiceModel

/// What reading the county's files gave besides what was taken: what was left out, and what was put
/// right.
struct ReadingSheet: Encodable, Sendable {
    /// How many rows of each file were taken, rejected and skipped without loss.
    let files: [Tally]
    /// Rejected rows, one by one; empty unless a part was asked for.
    let leftOut: [FindingLine]
    /// Matters of which nothing was taken over, because one of their rows was rejected.
    let withheld: [String]
    /// What was read differently from how it stands, one by one.
    let warnings: [FindingLine]
    /// What was noticed about whole files.
    let notes: [FileLine]

    private let kinds: [(ImportCode, first: ImportFinding, count: Int)]

    private enum CodingKeys: String, CodingKey { case files, leftOut, withheld, warnings, notes }

    /// What became of the rows of one file.
    struct Tally: Encodable, Sendable {
        let file: String
        let sheet: String?
        let taken: Int
        let rejected: Int
        let skipped: Int
    }

    init(_ reading: SourceReading) {
        let report = reading.report
        files = report.tallies.map {
            Tally(
                file: $0.source.file,
                sheet: $0.source.sheet,
                taken: $0.taken,
                rejected: $0.rejected,
                skipped: $0.skipped
            )
        }
        leftOut = report.rejections.map(FindingLine.init)
        withheld = reading.withheld.map(\.text)
        warnings = report.warnings.map(FindingLine.init)
        notes = report.files.map(FileLine.init)
        let byCode = Dictionary(grouping: report.warnings, by: \.code)
        kinds = ImportCode.allCases.compactMap { code in
            guard let all = byCode[code], let first = all.first else { return nil }
            return (code, first, all.count)
        }
    }

    /// Whether every row was taken or skipped without loss.
    var isWhole: Bool { leftOut.isEmpty && withheld.isEmpty }

    /// What a person must know: every row that was left out, and what was put right by kind.
    func lines() -> [String] { losses() + remarks() }

    /// Every row that was left out, and what that means.
    func losses() -> [String] {
        var lines: [String] = []
        if !leftOut.isEmpty {
            lines.append(
                Wording(
                    "没有收的行 \(leftOut.count) 处：",
                    "Left out, \(leftOut.count) rows:"
                ).shown
            )
            lines += leftOut.map { "  " + $0.text.shown.printable }
        }
        if !withheld.isEmpty {
            lines.append(
                Wording(
                    "因此这 \(withheld.count) 项事项整项没有收，原来的照旧：",
                    "So nothing of these \(withheld.count) matters was taken over; they stand as before:"
                ).shown
            )
            lines += withheld.map { "  " + $0.printable }
        }
        return lines
    }

    private func remarks() -> [String] {
        var lines: [String] = []
        if !kinds.isEmpty {
            lines.append(Wording("已自动规范：", "Put right by itself:").shown)
        }
        lines += kinds.map { code, first, count in
            let words = code.wording
            return Wording(
                "  \(words.chinese) \(count) 处，如 \(first.source.label) 第 \(first.line) 行",
                "  \(words.english): \(count), such as \(first.source.label) line \(first.line)"
            ).shown.printable
        }
        lines += notes.map { $0.text.printable }
        return lines
    }
}
