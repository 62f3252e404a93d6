import Explanation
import HubRuntime
import ServiceModel

/// How complete the guides are, the worst first.
struct CompletenessSheet: Document {
    /// The department asked for; nil if all are meant.
    let department: String?
    let matters: Int
    /// Matters whose guide is complete.
    let complete: Int
    /// Mandatory elements of all guides together, and those filled in.
    let mandatory: Int
    let filled: Int
    /// What is wrong most often, by element.
    let elements: [ElementCount]
    let worst: [Line]

    /// How often something is wrong with an element.
    struct ElementCount: Encodable, Sendable {
        let number: UInt8
        let title: String
        let matters: Int
        fileprivate let term: Term

        private enum CodingKeys: String, CodingKey {
            case number, title, matters
        }
    }

    /// One matter.
    struct Line: Encodable, Sendable {
        let code: String
        let name: String
        let department: String
        let version: String
        let mandatory: Int
        let filled: Int
        let findings: [Finding]
        fileprivate let share: Int

        private enum CodingKeys: String, CodingKey {
            case code, name, department, version, mandatory, filled, findings
        }

        init(_ line: CompletenessLine) {
            code = line.matter.code.text
            name = line.matter.name
            department = line.department
            version = MatterVersion(line.matter.version).shown
            mandatory = line.completeness.mandatory
            filled = line.completeness.filled
            share = line.completeness.share
            findings = line.completeness.findings.map(Finding.init)
        }
    }

    /// Something wrong with one element.
    struct Finding: Encodable, Sendable {
        let element: UInt8
        let title: String
        /// The number of the material, fee item or question; 0 for the matter as a whole.
        let part: Int
        let hint: String
        fileprivate let shown: String

        private enum CodingKeys: String, CodingKey {
            case element, title, part, hint
        }

        init(_ finding: ElementFinding) {
            element = finding.element.rawValue
            title = finding.element.title
            part = finding.part
            hint = finding.fault.wording.shown
            shown = finding.wording.shown
        }
    }

    init(_ lines: [CompletenessLine], worst: Int, department: String?) {
        self.department = department
        matters = lines.count
        complete = lines.count { $0.completeness.isWhole }
        mandatory = lines.map(\.completeness.mandatory).reduce(0, +)
        filled = lines.map(\.completeness.filled).reduce(0, +)
        var counts: [MatterElement: Int] = [:]
        for line in lines {
            for element in Set(line.completeness.findings.map(\.element)) {
                counts[element, default: 0] += 1
            }
        }
        elements = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map {
                ElementCount(
                    number: $0.key.rawValue,
                    title: $0.key.title,
                    matters: $0.value,
                    term: $0.key.term
                )
            }
        self.worst = lines.filter { !$0.completeness.isWhole }.prefix(worst).map(Line.init)
    }

    func lines() -> [String] {
        guard matters > 0 else {
            let nobody = Wording(
                "没有符合的事项；看全部：tongban-hub completeness",
                "No matter fits; for all: tongban-hub completeness"
            )
            let none = Wording(
                "还没有事项，先 tongban-hub import。",
                "No matters yet; run tongban-hub import."
            )
            return [(department == nil ? none : nobody).shown]
        }
        let share = Self.percent(mandatory == 0 ? 10_000 : filled * 10_000 / mandatory)
        var lines = [
            Wording(
                "\(matters) 项事项，要素完备率 \(share)（\(filled)/\(mandatory)）；"
                    + "齐全 \(complete) 项，不全 \(matters - complete) 项。",
                "\(matters) matters, \(share) complete (\(filled) of \(mandatory)); "
                    + "\(complete) whole, \(matters - complete) not."
            ).shown
        ]
        lines += elements.prefix(Self.readable).map { count in
            let name = count.term.wording
            return Wording(
                "  \(name.chinese)：\(count.matters) 项",
                "  \(name.english): \(count.matters) matters"
            ).shown
        }
        for line in worst {
            lines.append("\(Self.percent(line.share))  \(line.name)  \(line.code)")
            lines += line.findings.prefix(Self.readable).map { "  " + $0.shown }
            if line.findings.count > Self.readable {
                let rest = line.findings.count - Self.readable
                lines.append(Wording("  还有 \(rest) 处", "  and \(rest) more").shown)
            }
        }
        let rest = matters - complete - worst.count
        if rest > 0 {
            lines.append(
                Wording(
                    "还有 \(rest) 项；多看几项：--worst \(worst.count + rest)",
                    "\(rest) more; for all of them: --worst \(worst.count + rest)"
                ).shown
            )
        }
        if complete < matters {
            lines.append(
                Wording(
                    "补齐：改 matters.csv，其余要素写进 elements.csv，再 tongban-hub draft import",
                    "Complete matters.csv, and elements.csv for the rest, then tongban-hub draft import"
                ).shown
            )
        }
        return lines.map(\.printable)
    }

    /// More than this of one matter, or of the elements, is read in the JSON.
    private static let readable = 12

    /// Ten-thousandths as a percentage with one decimal, cut off and never rounded up.
    static func percent(_ share: Int) -> String {
        "\(share / 100).\(share / 10 % 10)%"
    }
}

extension CompletenessLine {
    /// The matter with the number of things wrong and the first of them.
    var wording: Wording {
        let first = completeness.findings.first?.wording ?? Wording("", "")
        let count = completeness.findings.count
        return Wording(
            "\(matter.name)（\(count) 处）：\(first.chinese)",
            "\(matter.name) (\(count)): \(first.english)"
        )
    }
}
