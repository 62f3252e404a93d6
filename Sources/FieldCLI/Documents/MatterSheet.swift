import Explanation
import ServiceModel

/// One matter in full.
struct MatterSheet: Document {
    let code: String
    let name: String
    let type: String
    let status: Term
    let version: String
    let effectiveFrom: String
    let statutoryDays: Int
    let promisedDays: Int
    let elements: [Element]
    let materials: [MatterListing.Material]
    let fees: [Fee]
    let questions: [Question]
    let completeness: Completeness
    /// What was told about the guide at points that are read here, and the county's answers.
    let deviations: [DeviationLine]
    let versions: [Version]

    /// One element as the list has it.
    struct Element: Encodable, Sendable {
        let number: UInt8
        let title: String
        let text: String
        fileprivate let group: ElementGroup
        fileprivate let term: Term

        private enum CodingKeys: String, CodingKey {
            case number, title, text
        }

        fileprivate init(_ element: MatterElement, _ text: String) {
            number = element.rawValue
            title = element.title
            self.text = text
            group = element.row.group
            term = element.term
        }
    }

    /// One fee it charges.
    struct Fee: Encodable, Sendable {
        let number: Int
        let name: String
        let standard: String
        let reducible: Bool
        let reduction: String
    }

    /// A question with its answer.
    struct Question: Encodable, Sendable {
        let number: Int
        let question: String
        let answer: String
    }

    /// How complete the guide is.
    struct Completeness: Encodable, Sendable {
        let mandatory: Int
        let filled: Int
        /// What is wrong and what to do about it.
        let findings: [String]
    }

    /// One version held here.
    struct Version: Encodable, Sendable {
        let version: String
        let effectiveFrom: String
        let status: Term
        let promisedDays: Int
    }

    init(_ matter: Matter, versions: [Matter], deviations: [DeviationLine]) {
        code = matter.code.text
        name = matter.name
        type = matter.type.title
        status = matter.status.term
        version = MatterVersion(matter.version).shown
        effectiveFrom = matter.effectiveFrom.description
        statutoryDays = matter.statutoryLimit.count
        promisedDays = matter.promisedLimit.count
        elements = matter.elements.map { Element($0.element, $0.text) }
        fees = matter.fees.map {
            Fee(
                number: $0.number,
                name: $0.name,
                standard: $0.standard,
                reducible: $0.isReducible,
                reduction: $0.reduction
            )
        }
        questions = matter.questions.map {
            Question(number: $0.number, question: $0.question, answer: $0.answer)
        }
        self.deviations = deviations
        let check = ServiceModel.Completeness(of: matter)
        completeness = Completeness(
            mandatory: check.mandatory,
            filled: check.filled,
            findings: check.findings.map(\.wording.shown)
        )
        materials = matter.materials.map(MatterListing.Material.init)
        self.versions = versions.map {
            Version(
                version: MatterVersion($0.version).shown,
                effectiveFrom: $0.effectiveFrom.description,
                status: $0.status.term,
                promisedDays: $0.promisedLimit.count
            )
        }
    }

    func lines() -> [String] {
        var lines = [
            name, code,
            Wording(
                "\(type)，\(status.wording.chinese)，\(version) 版，\(effectiveFrom) 起",
                "\(type), \(status.wording.english), version \(version) from \(effectiveFrom)"
            ).shown,
            Wording(
                "法定 \(statutoryDays) 个工作日，承诺 \(promisedDays) 个工作日",
                "\(statutoryDays) working days by law, \(promisedDays) promised"
            ).shown,
        ]
        lines += guide()
        if !deviations.isEmpty {
            lines.append(Wording("与实际不符：", "Not what is done:").shown)
        }
        lines += deviations.flatMap { [$0.head] + $0.body }
        if versions.count > 1 { lines.append(Wording("各版：", "Versions:").shown) }
        lines += (versions.count > 1 ? versions : []).map {
            Wording(
                "  \($0.version)  \($0.effectiveFrom) 起  \($0.status.wording.chinese)  "
                    + "承诺 \($0.promisedDays) 日",
                "  \($0.version)  from \($0.effectiveFrom)  \($0.status.wording.english)  "
                    + "\($0.promisedDays) days"
            ).shown
        }
        lines.append(
            Wording(
                "这里能不能办：tongban matter may \(code)",
                "May it be done here: tongban matter may \(code)"
            )
            .shown
        )
        return lines.map(\.printable)
    }

    /// The guide, printed from the elements in the order of the table's groups.
    private func guide() -> [String] {
        var lines: [String] = []
        for group in ElementGroup.allCases {
            let part = elements.filter { $0.group == group }
            guard !part.isEmpty else { continue }
            lines.append(group.term.shown)
            lines += part.map { "  \($0.term.shown)：\($0.text)" }
        }
        if !materials.isEmpty { lines.append(Wording("材料", "Papers").shown) }
        for paper in materials {
            lines.append(
                "  \(paper.number). \(paper.name)  \(paper.form.shown) ×\(paper.copies)  "
                    + paper.necessity.shown
            )
            lines += paper.details.map { "     \($0.term.shown)：\($0.text)" }
        }
        if !fees.isEmpty { lines.append(ElementGroup.fee.term.shown) }
        lines += fees.map { fee in
            let reduced = fee.reducible ? Wording("可减免", "can be reduced").shown : ""
            let words = [fee.name, fee.standard, reduced, fee.reduction].filter { !$0.isEmpty }
            return "  \(fee.number). " + words.joined(separator: "  ")
        }
        if !questions.isEmpty { lines.append(ElementGroup.question.term.shown) }
        for question in questions {
            lines.append(Wording("  问：", "  Q: ").shown + question.question)
            lines.append(Wording("  答：", "  A: ").shown + question.answer)
        }
        if !completeness.findings.isEmpty {
            lines.append(
                Wording(
                    "指南不全（\(completeness.filled)/\(completeness.mandatory)），由县里补：",
                    "The guide is not complete (\(completeness.filled) of "
                        + "\(completeness.mandatory)); the county will add:"
                ).shown
            )
            lines += completeness.findings.map { "  " + $0 }
        }
        return lines
    }
}
