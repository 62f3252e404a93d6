import ServiceModel
package import Storage

/// A deviation from a guide, for people and programs.
package struct DeviationLine: Encodable, Sendable {
    package let deviation: String
    package let point: UInt32
    package let pointName: String
    package let matter: String
    package let matterName: String
    package let version: String
    package let element: UInt8?
    package let title: String?
    package let part: Int
    package let says: String
    package let actual: String
    package let filedOn: String
    package let author: String?
    package let custody: Term
    package let answer: Answer?
    private let place: Wording

    /// What the county says.
    package struct Answer: Encodable, Sendable {
        package let outcome: Term
        /// The version that will say so; nil if it is not accepted or not known.
        package let version: String?
        package let text: String
    }

    private enum CodingKeys: String, CodingKey {
        case deviation, point, pointName, matter, matterName, version, element, title, part
        case says, actual, filedOn, author, custody, answer
    }

    package init(_ held: HeldDeviation, pointName: String, matterName: String) {
        let said = held.deviation
        deviation = held.label
        point = held.point.number
        self.pointName = pointName
        matter = said.matter.text
        self.matterName = matterName
        version = MatterVersion(said.version).shown
        element = said.element?.rawValue
        title = said.element?.title
        part = said.part
        says = said.says
        actual = said.actual
        filedOn = said.filedOn.description
        author = held.author?.name
        custody = held.custody.term
        answer = held.answer.map { answer in
            var version: String?
            if case .accepted(let number?) = answer.outcome {
                version = MatterVersion(number).shown
            }
            return Answer(outcome: answer.outcome.term, version: version, text: answer.text)
        }
        place = Self.place(said)
    }

    private static func place(_ said: GuideDeviation) -> Wording {
        guard let element = said.element else { return Wording("整份指南", "the guide as a whole") }
        let name = element.term.wording
        guard said.part > 0 else { return name }
        let group = element.row.group.term.wording
        return Wording(
            "\(group.chinese) \(said.part) \(name.chinese)",
            "\(group.english) \(said.part), \(name.english)"
        )
    }

    /// One line: its name, the point, the passage.
    package var head: String {
        Wording(
            "\(deviation)  \(filedOn)  \(pointName)  \(matterName)  \(place.chinese)",
            "\(deviation)  \(filedOn)  \(pointName)  \(matterName)  \(place.english)"
        ).shown
    }

    /// What the guide says, what is done, and what the county answers.
    package var body: [String] {
        var lines: [String] = []
        if element != nil {
            let quoted = says.isEmpty ? Wording("（没有写）", "(nothing)").shown : says
            lines.append(Wording("  指南写的：\(quoted)", "  the guide says: \(quoted)").shown)
        }
        lines.append(Wording("  实际是：\(actual)", "  what is done: \(actual)").shown)
        lines.append(state)
        return lines
    }

    private var state: String {
        guard let answer else {
            let reached = custody.wording
            return Wording(
                "  等县里答复（已到：\(reached.chinese)）",
                "  waiting for the county (reached: \(reached.english))"
            ).shown
        }
        let outcome = answer.outcome.wording
        let next = answer.version.map {
            Wording("，\($0) 版起照此", ", from version \($0) on")
        }
        let text = answer.text.isEmpty ? "" : "：\(answer.text)"
        return Wording(
            "  县里\(outcome.chinese)\(next?.chinese ?? "")\(text)",
            "  the county: \(outcome.english)\(next?.english ?? "")"
                + (answer.text.isEmpty ? "" : ": \(answer.text)")
        ).shown
    }
}
