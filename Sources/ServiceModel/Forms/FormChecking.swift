/// Holds answers against a form and notes what is missing or wrong.
struct FormChecking {
    private let form: Form
    private(set) var findings: [FormFinding] = []

    init(_ form: Form) {
        self.form = form
    }

    mutating func checkAll(_ content: FormContent) {
        checkFields(form.fields, under: "", content)
        for condition in form.conditions where holds(condition, content) {
            for key in condition.required where !content.has(key) {
                note(.missing, key, form.field(at: key))
            }
        }
        for key in content.keys where !isAnswerable(key) { note(.unknown, key, nil) }
    }

    /// What check digits and rules say about answers that fit in themselves.
    func ruleFindings(_ content: FormContent, on day: Day) -> [FormFinding] {
        let evaluation = FormEvaluation(form, content, on: day)
        var broken = form.rules.filter { !evaluation.holds($0.logic) }.map { rule in
            let field = form.field(at: rule.key)
            return FormFinding(
                key: rule.key,
                title: field?.title ?? "",
                english: field?.english ?? "",
                fault: .rule(id: rule.id, message: rule.message, english: rule.english)
            )
        }
        let said = Set(broken.map(\.key))
        for key in content.keys where !said.contains(key) {
            guard let field = form.field(at: key), case .text(let bounds) = field.kind,
                let check = bounds.check, case .text(let text)? = content[key],
                !check.passes(text)
            else { continue }
            broken.append(
                FormFinding(
                    key: key,
                    title: field.title,
                    english: field.english,
                    fault: .check(check)
                )
            )
        }
        return broken
    }

    private mutating func checkFields(
        _ fields: [FormField],
        under prefix: String,
        _ content: FormContent
    ) {
        for field in fields {
            let key = prefix.isEmpty ? field.name : prefix + "." + field.name
            guard content.has(key) else {
                if field.isRequired { note(.missing, key, field) }
                continue
            }
            check(field, at: key, content)
        }
    }

    private mutating func check(_ field: FormField, at key: String, _ content: FormContent) {
        switch field.kind {
        case .text(let bounds): check(content[key], bounds, key, field)
        case .choice(let words):
            guard case .text(let text)? = content[key] else {
                return note(.wrongKind(expected: .text), key, field)
            }
            if !words.contains(text) { note(.choice(words), key, field) }
        case .number(let bounds): check(content.number(key), bounds, key, field)
        case .yesNo(let mustBe):
            guard let value = content.yesNo(key) else {
                return note(.wrongKind(expected: .yesNo), key, field)
            }
            if let mustBe, value != mustBe { note(.mustBe(mustBe), key, field) }
        case .group(let fields):
            guard content[key] == nil else {
                return note(.wrongKind(expected: .group), key, field)
            }
            checkFields(fields, under: key, content)
        case .list(let item, let bounds):
            check(of: item, bounds, key, field, content)
        }
    }

    private mutating func check(
        _ value: FormValue?,
        _ bounds: FormField.TextBounds,
        _ key: String,
        _ field: FormField
    ) {
        guard case .text(let text)? = value else {
            return note(.wrongKind(expected: .text), key, field)
        }
        let length = text.unicodeScalars.count
        if length < bounds.atLeast || length > bounds.atMost {
            note(.length(atLeast: bounds.atLeast, atMost: bounds.atMost), key, field)
        } else if let pattern = bounds.pattern, !pattern.matches(text) {
            note(.pattern(pattern.text), key, field)
        } else if bounds.isDay, Day(iso: text) == nil {
            note(.notADay, key, field)
        }
    }

    private mutating func check(
        _ number: FormNumber?,
        _ bounds: FormField.NumberBounds,
        _ key: String,
        _ field: FormField
    ) {
        guard let number, !bounds.isWhole || number.isWhole else {
            return note(
                .wrongKind(expected: bounds.isWhole ? .wholeNumber : .number),
                key,
                field
            )
        }
        let isBelow = bounds.atLeast.map { number < $0 } ?? false
        let isAbove = bounds.atMost.map { number > $0 } ?? false
        if isBelow || isAbove {
            note(.range(atLeast: bounds.atLeast, atMost: bounds.atMost), key, field)
        } else if !bounds.choices.isEmpty, !bounds.choices.contains(number) {
            note(.choice(bounds.choices.map(\.description)), key, field)
        } else if let step = bounds.step, !number.isMultiple(of: step) {
            note(.step(step), key, field)
        }
    }

    private mutating func check(
        of item: FormField,
        _ bounds: FormField.ListBounds,
        _ key: String,
        _ field: FormField,
        _ content: FormContent
    ) {
        guard content[key] == nil else { return note(.wrongKind(expected: .list), key, field) }
        let count = content.count(of: key)
        if count < bounds.atLeast || count > bounds.atMost {
            note(.count(atLeast: bounds.atLeast, atMost: bounds.atMost), key, field)
        }
        for place in 0..<min(count, FormLimits.items) {
            let key = "\(key).\(place)"
            if content.has(key) {
                check(item, at: key, content)
            } else {
                note(.missing, key, item)
            }
        }
        if bounds.isUnique, case .list(let items) = content.datum(key, of: field),
            Set(items).count < items.count
        {
            note(.twice, key, field)
        }
    }

    private func holds(_ condition: FormCondition, _ content: FormContent) -> Bool {
        condition.tests.allSatisfy { test in
            guard content.has(test.key), let field = form.field(at: test.key) else {
                return false
            }
            switch (test.relation, content.datum(test.key, of: field)) {
            case (.isThere, _): return true
            case (.isOneOf(let values), let value): return values.contains(value)
            case (.atLeast(let bound), .number(let value)): return value >= bound
            case (.atMost(let bound), .number(let value)): return value <= bound
            case (.atLeast, _), (.atMost, _): return false
            }
        }
    }

    /// Whether the form has a field there that holds an answer itself, or a place in a list.
    private func isAnswerable(_ key: String) -> Bool {
        form.field(at: key) != nil
    }

    private mutating func note(_ fault: FormFault, _ key: String, _ field: FormField?) {
        findings.append(
            FormFinding(
                key: key,
                title: field?.title ?? "",
                english: field?.english ?? "",
                fault: fault
            )
        )
    }
}
