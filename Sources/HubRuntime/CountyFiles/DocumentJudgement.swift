import ServiceModel

/// Judges one JSON document, or one part of it that is published by itself.
///
/// Unlike a line of a sheet, a document is long: everything wrong with it is reported.
struct DocumentJudgement {
    /// The file, relative to the directory.
    let file: String
    /// What was found.
    private(set) var findings: [ImportFinding] = []

    init(file: String) {
        self.file = file
    }

    /// Whether nothing speaks against the document.
    var stands: Bool { findings.isEmpty }

    /// Holds something against a value.
    mutating func reject(
        _ code: ImportCode,
        _ path: String,
        _ node: JSONNode,
        _ hint: ImportHint? = nil
    ) {
        let value =
            switch node.value {
            case .string(let text): text
            case .object, .array: ""
            default: node.compact
            }
        findings.append(
            ImportFinding(code, file: file, line: node.line, column: path, value: value, hint: hint)
        )
    }

    /// The text of a member that must be there and must not be empty.
    mutating func text(_ name: String, of node: JSONNode, at path: String = "") -> String? {
        guard let text = node[name]?.string, !text.trimmingBlanks().isEmpty else {
            reject(
                .missing,
                path + name,
                node[name] ?? JSONNode(line: node.line, value: .string(""))
            )
            return nil
        }
        return text
    }

    /// The elements of a member that must be there and must not be empty.
    mutating func list(_ name: String, of node: JSONNode, at path: String = "") -> [JSONNode] {
        guard let list = node[name]?.elements, !list.isEmpty else {
            reject(
                .missing,
                path + name,
                node[name] ?? JSONNode(line: node.line, value: .string(""))
            )
            return []
        }
        return list
    }

    /// Rejects a text that `keys` lacks. Without the file it refers to, nothing is judged.
    mutating func refer(_ node: JSONNode, at path: String, to keys: KeyIndex?) {
        guard let keys else { return }
        guard let key = node.string, keys.contains(key) else {
            let hint = node.string.map { keys.hint(for: $0) }
            return reject(.danglingReference, path, node, hint)
        }
    }

    /// Rejects a text that is none of `words`.
    mutating func choose(_ node: JSONNode, at path: String, of words: [String]) {
        if node.string.map(words.contains) != true {
            reject(.notInEnumeration, path, node, .oneOf(words))
        }
    }
}
