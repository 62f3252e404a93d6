/// A case's form with what is written in it.
public struct FilledForm: Hashable, Sendable {
    /// The form of the matter.
    public let form: Form
    /// What is written in it, as it is shown.
    public let answers: [FormAnswer]
    /// The day on which ages are reckoned.
    public let day: Day

    /// Puts answers into a form.
    public init(_ form: Form, _ answers: [FormAnswer], on day: Day) {
        self.form = form
        self.answers = answers
        self.day = day
    }

    /// Whether anything is written in it. A form that nobody has begun was handed in on paper, where
    /// it is one of the materials.
    public var isBegun: Bool {
        answers.contains { $0.value != .text("") }
    }

    /// Everything missing or wrong in it. O(answers × fields).
    public var findings: [FormFinding] {
        form.findings(answers, on: day)
    }

    /// Which of `added` cannot be taken, because the form has no such field or its field takes no
    /// such answer; whatever is missing beside them.
    public func misfits(of added: [FormAnswer]) -> [FormFinding] {
        let keys = Set(added.map(\.key.text))
        return form.misfits(answers + added).filter { finding in
            keys.contains(finding.key) || keys.contains { $0.hasPrefix(finding.key + ".") }
        }
    }
}
