extension FormAnswer {
    /// What of a document cannot be read as answers.
    public enum ReadingFault: Error, Hashable, Sendable {
        /// The document is no object.
        case notAnObject
        /// No key of a form.
        case notAKey(String)
        /// Neither text nor number nor yes or no, or a number that is too great.
        case notAnAnswer(String)
    }

    /// Reads answers out of a document: members by key, as they are kept (`"staff.0.name"`) or nested
    /// in each other as the form is (`{"staff": [{"name": …}]}`).
    ///
    /// `true` and `false` become 是 and 否, a number with decimals its text, and `null` leaves a key
    /// as it is.
    ///
    /// - Returns: The answers, ascending by key.
    /// - Throws: ``ReadingFault``, the first in the order of the document.
    public static func read(_ node: JSONNode) throws(ReadingFault) -> [FormAnswer] {
        guard node.members != nil else { throw .notAnObject }
        var answers: [FormAnswer] = []
        try read(node, at: "", into: &answers)
        return answers.sorted { $0.key < $1.key }
    }

    private static func read(
        _ node: JSONNode,
        at path: String,
        into answers: inout [FormAnswer]
    ) throws(ReadingFault) {
        switch node.value {
        case .object(let members):
            for member in members {
                let key = path.isEmpty ? member.name : path + "." + member.name
                try read(member.node, at: key, into: &answers)
            }
        case .array(let elements):
            for (place, element) in elements.enumerated() {
                try read(element, at: "\(path).\(place)", into: &answers)
            }
        case .string(let text): try take(.text(text), at: path, into: &answers)
        case .bool(let flag): try take(.text(flag ? "是" : "否"), at: path, into: &answers)
        case .number(let digits):
            if let whole = Int64(digits) {
                try take(.number(whole), at: path, into: &answers)
            } else {
                guard FormNumber(digits) != nil else {
                    throw .notAnAnswer(String(path.prefix(80)))
                }
                try take(.text(digits), at: path, into: &answers)
            }
        case .null:
            guard FormKey(path) != nil else { throw .notAKey(String(path.prefix(80))) }
        }
    }

    private static func take(
        _ value: FormValue,
        at path: String,
        into answers: inout [FormAnswer]
    ) throws(ReadingFault) {
        guard let key = FormKey(path) else { throw .notAKey(String(path.prefix(80))) }
        answers.append(FormAnswer(key, value))
    }
}
