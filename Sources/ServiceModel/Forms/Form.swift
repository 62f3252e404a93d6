/// A matter's form (表单): its fields, and the rules that hold across them.
///
/// Answers are kept flat, by keys such as `staff.0.idNumber`: names of groups and places in lists,
/// from 0, joined by points.
public struct Form: Hashable, Sendable {
    /// Its identifier, by which matters name it.
    public let id: String
    /// Its title.
    public let title: String
    /// Its version, as its author writes it; empty if it has none.
    public let version: String
    /// The day its examples are of; nil if it names none.
    public let examplesOn: Day?
    /// The fields, in the order of the paper.
    public let fields: [FormField]
    /// When further fields are required.
    public let conditions: [FormCondition]
    /// What must hold across fields.
    public let rules: [FormRule]

    /// Whether answers leave nothing to be filled in or put right.
    ///
    /// - Parameter day: The day on which ages are reckoned.
    public func isWhole(_ answers: [FormAnswer], on day: Day) -> Bool {
        findings(answers, on: day).isEmpty
    }

    /// Everything missing or wrong, in the order of the form; rules are looked at once every single
    /// answer fits. Pure: equal answers and days give equal findings.
    ///
    /// - Parameters:
    ///   - answers: Answers by key, in any order; of two for one key the later counts, and an empty
    ///     text is no answer.
    ///   - day: The day on which ages are reckoned.
    /// - Complexity: O(answers × fields).
    public func findings(_ answers: [FormAnswer], on day: Day) -> [FormFinding] {
        let content = FormContent(answers)
        var check = FormChecking(self)
        check.checkAll(content)
        guard check.findings.isEmpty else { return check.findings }
        return check.ruleFindings(content, on: day)
    }

    /// What of some answers is of the wrong kind or breaks the bounds of its own field, whatever is
    /// missing: what cannot be taken at all.
    public func misfits(_ answers: [FormAnswer]) -> [FormFinding] {
        var check = FormChecking(self)
        check.checkAll(FormContent(answers))
        return check.findings.filter(\.fault.isMisfit)
    }

    /// The field that a key names; nil if the form has none. O(fields).
    public func field(at key: String) -> FormField? {
        var fields = fields
        var found: FormField?
        for part in key.split(separator: ".", omittingEmptySubsequences: false) {
            if let list = found, case .list(let item, _) = list.kind {
                guard Int(part) != nil else { return nil }
                found = item
            } else {
                found = fields.first { $0.name == part }
            }
            guard let found else { return nil }
            if case .group(let inner) = found.kind { fields = inner } else { fields = [] }
        }
        return found
    }
}

/// When further fields of a form are required.
public struct FormCondition: Hashable, Sendable {
    /// All of which must hold.
    public let tests: [Test]
    /// Keys that are required then.
    public let required: [String]

    /// A test on one answer.
    public struct Test: Hashable, Sendable {
        /// The key.
        public let key: String
        /// What must be so.
        public let relation: Relation
    }

    /// What must be so of an answer. An answer that is not there meets none: what it would make
    /// necessary is asked for once it is given. (JSON Schema asks before.)
    public enum Relation: Hashable, Sendable {
        /// It is one of these.
        case isOneOf([FormDatum])
        /// It is at least so great.
        case atLeast(FormNumber)
        /// It is at most so great.
        case atMost(FormNumber)
        /// It is there.
        case isThere
    }
}

/// A rule across fields.
public struct FormRule: Hashable, Sendable {
    /// Its name in the form.
    public let id: String
    /// What to tell a person when it does not hold.
    public let message: String
    /// The same in English, if the form says so; else the message.
    public let english: String
    /// The key it is about; empty for the form as a whole.
    public let key: String
    /// What must be true.
    public let logic: FormExpression
}

/// Something missing or wrong in the answers of a form.
public struct FormFinding: Hashable, Sendable {
    /// The key; empty for the form as a whole.
    public let key: String
    /// What the field is called on paper; empty if the form has no such field.
    public let title: String
    /// The same in English.
    public let english: String
    /// What is missing or wrong.
    public let fault: FormFault
}

/// What is missing or wrong about an answer.
public enum FormFault: Hashable, Sendable {
    /// It is required and not there.
    case missing
    /// The form has no such field.
    case unknown
    /// It is not what the field holds.
    case wrongKind(expected: FormKind)
    /// It has fewer or more characters.
    case length(atLeast: Int, atMost: Int)
    /// It does not match this pattern.
    case pattern(String)
    /// The calendar has no such day.
    case notADay
    /// It is none of these.
    case choice([String])
    /// It is too small or too great.
    case range(atLeast: FormNumber?, atMost: FormNumber?)
    /// It is no multiple of this step.
    case step(FormNumber)
    /// It must be this.
    case mustBe(Bool)
    /// The list has fewer or more items.
    case count(atLeast: Int, atMost: Int)
    /// The list has an item twice.
    case twice
    /// Its check digit is wrong.
    case check(FormCheck)
    /// A rule of the form does not hold.
    case rule(id: String, message: String, english: String)

    /// Whether the answer itself does not fit its field, rather than something else that is missing.
    var isMisfit: Bool {
        switch self {
        case .missing, .count, .rule, .check: false
        case .unknown, .wrongKind, .length, .pattern, .notADay, .choice, .range, .step, .mustBe,
            .twice:
            true
        }
    }
}

/// What a field holds, without its bounds.
public enum FormKind: Hashable, Sendable {
    /// Words.
    case text
    /// A number.
    case number
    /// A whole number.
    case wholeNumber
    /// 是 or 否.
    case yesNo
    /// Fields of its own.
    case group
    /// A list.
    case list
}
