/// A value inside a form while it is checked.
public indirect enum FormDatum: Hashable, Sendable {
    /// Nothing.
    case absent
    /// Words.
    case text(String)
    /// A number.
    case number(FormNumber)
    /// 是 or 否.
    case yesNo(Bool)
    /// Items in their order.
    case list([FormDatum])
}

/// The answers of a form as a tree, as their keys say.
struct FormContent {
    private let answers: [String: FormValue]

    init(_ answers: [FormAnswer]) {
        var kept: [String: FormValue] = [:]
        for answer in answers {
            // Empty text is how an answer is cleared.
            kept[answer.key.text] = answer.value == .text("") ? nil : answer.value
        }
        self.answers = kept
    }

    /// All keys, ascending.
    var keys: [String] { answers.keys.sorted() }

    /// What is written under a key.
    subscript(key: String) -> FormValue? { answers[key] }

    /// Whether anything is written under a key or below it. O(answers).
    func has(_ key: String) -> Bool {
        answers[key] != nil || answers.keys.contains { $0.hasPrefix(key + ".") }
    }

    /// How many items a list has: one more than its last place. O(answers).
    func count(of key: String) -> Int {
        let places = answers.keys.compactMap { text -> Int? in
            guard text.hasPrefix(key + ".") else { return nil }
            let rest = text.dropFirst(key.count + 1)
            return rest.split(separator: ".", omittingEmptySubsequences: false).first.flatMap {
                Int($0)
            }
        }
        return (places.max() ?? -1) + 1
    }

    /// The answer under a key, as its field has it; absent if nothing fitting is there.
    func datum(_ key: String, of field: FormField) -> FormDatum {
        switch field.kind {
        case .text, .choice:
            guard case .text(let text)? = answers[key] else { return .absent }
            return .text(text)
        case .number:
            return number(key).map { .number($0) } ?? .absent
        case .yesNo:
            return yesNo(key).map { .yesNo($0) } ?? .absent
        case .list(let item, _):
            guard has(key) else { return .absent }
            let places = 0..<min(count(of: key), FormLimits.items)
            return .list(places.map { datum("\(key).\($0)", of: item) })
        case .group(let fields):
            // Only compared with its like, so the values in their order say all.
            return has(key) ? .list(fields.map { datum("\(key).\($0.name)", of: $0) }) : .absent
        }
    }

    func number(_ key: String) -> FormNumber? {
        switch answers[key] {
        case .number(let whole): FormNumber(whole)
        case .text(let text): FormNumber(text)
        case nil: nil
        }
    }

    func yesNo(_ key: String) -> Bool? {
        guard case .text(let text)? = answers[key] else { return nil }
        switch text {
        case "true", "是": return true
        case "false", "否": return false
        default: return nil
        }
    }
}
