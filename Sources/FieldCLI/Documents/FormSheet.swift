import Explanation
import ServiceModel

/// A case's form: its fields, what is filled in, and what is still missing. Never the answers
/// themselves: those are in `tongban case show`.
struct FormSheet: Document {
    let number: String
    let form: String
    let title: String
    /// How many answers are written.
    let answered: Int
    let fields: [Field]
    let findings: [Finding]

    /// One field that takes an answer.
    struct Field: Encodable, Sendable {
        let key: String
        let title: String
        let required: Bool
        let unit: String
        let answered: Bool
        fileprivate let shown: String
        fileprivate let takes: String

        private enum CodingKeys: String, CodingKey {
            case key, title, required, unit, answered
        }
    }

    /// Something missing or wrong.
    struct Finding: Encodable, Sendable {
        let key: String
        let title: String
        let hint: String
        let shown: String

        private enum CodingKeys: String, CodingKey {
            case key, title, hint
        }

        init(_ finding: FormFinding) {
            key = finding.key
            title = finding.title
            hint = finding.fault.wording.shown
            shown = finding.wording.shown
        }
    }

    init(_ filled: FilledForm, of number: String) {
        self.number = number
        form = filled.form.id
        title = filled.form.title
        let keys = filled.answers.filter { $0.value != .text("") }.map(\.key.text)
        answered = keys.count
        fields = filled.form.fields.flatMap { Self.fields(in: $0, under: "", keys) }
        findings = filled.findings.map(Finding.init)
    }

    func lines() -> [String] {
        var lines = [Wording("\(title)  办件 \(number)", "\(title)  case \(number)").shown]
        lines += fields.map { field in
            let mark = field.answered ? "✓" : field.required ? "*" : " "
            let unit = field.unit.isEmpty ? "" : " \(field.unit)"
            return "  \(mark) \(field.key)  \(field.shown)\(unit)  \(field.takes)"
        }
        if findings.isEmpty {
            lines.append(Wording("都填好了。", "All is filled in.").shown)
        } else {
            lines.append(
                Wording("还有 \(findings.count) 处没填好：", "\(findings.count) things to fill in:").shown
            )
            lines += findings.map { "  " + $0.shown }
            lines.append(
                Wording(
                    "填写：tongban case answer \(number) --from 文件.json",
                    "Fill it in: tongban case answer \(number) --from file.json"
                ).shown
            )
        }
        return lines.map(\.printable)
    }

    private static func fields(
        in field: FormField,
        under prefix: String,
        _ keys: [String]
    ) -> [Field] {
        let key = [prefix, field.name].filter { !$0.isEmpty }.joined(separator: ".")
        switch field.kind {
        case .group(let inner): return inner.flatMap { fields(in: $0, under: key, keys) }
        case .list(let item, _):
            // `N` stands for the place of an item, from 0.
            return fields(in: item, under: key + ".N", keys)
        case .text, .choice, .number, .yesNo:
            let pattern = key.split(separator: ".")
            let isAnswered = keys.contains { written in
                let parts = written.split(separator: ".")
                return parts.count == pattern.count
                    && zip(parts, pattern).allSatisfy { $0 == $1 || $1 == "N" }
            }
            return [
                Field(
                    key: key,
                    title: field.title,
                    required: field.isRequired,
                    unit: field.unit,
                    answered: isAnswered,
                    shown: Wording(field.title, field.english).shown,
                    takes: field.kind.takes.shown
                )
            ]
        }
    }
}

extension FormField.Kind {
    /// What a field takes, in a few words.
    fileprivate var takes: Wording {
        switch self {
        case .text(let bounds):
            FormFault.length(atLeast: bounds.atLeast, atMost: bounds.atMost).wording
        case .choice(let words): FormFault.choice(words).wording
        case .number(let bounds):
            bounds.atLeast == nil && bounds.atMost == nil
                ? FormKind.number.wording
                : FormFault.range(atLeast: bounds.atLeast, atMost: bounds.atMost).wording
        case .yesNo(let mustBe):
            mustBe.map { FormFault.mustBe($0).wording } ?? FormKind.yesNo.wording
        case .group: FormKind.group.wording
        case .list: FormKind.list.wording
        }
    }
}

/// How a case and its form stand after answers were written.
struct AnsweredOutcome: Document {
    let outcome: CaseOutcome
    /// Nil if the matter has no form, or none is held here.
    let form: FormSheet?

    func lines() -> [String] {
        var lines = outcome.lines()
        guard let form else {
            return lines + [
                Wording(
                    "本机没有这个事项的表单，填的内容没有核对。",
                    "The matter's form is not held here, so the answers were not checked."
                ).shown
            ]
        }
        if form.findings.isEmpty {
            lines.append(Wording("表单都填好了。", "The form is filled in.").shown)
        } else {
            lines.append(
                Wording(
                    "表单还有 \(form.findings.count) 处没填好，填好才能受理：",
                    "\(form.findings.count) things to fill in before the case can be accepted:"
                ).shown
            )
            lines += form.findings.map { "  " + $0.shown }
        }
        return lines.map(\.printable)
    }

    func encode(to encoder: any Encoder) throws {
        try outcome.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(form, forKey: .form)
    }

    private enum CodingKeys: String, CodingKey {
        case form
    }
}
