extension FormReader {
    // MARK: Conditions

    mutating func readConditions() -> [FormCondition] {
        guard let list = document["allOf"] else { return [] }
        guard let elements = list.elements else {
            reject(.wrongKind, "allOf", list)
            return []
        }
        if elements.count > FormLimits.conditions {
            reject(.tooMany(limit: FormLimits.conditions), "allOf", list)
            return []
        }
        return elements.enumerated().map { index, node in
            let path = "allOf[\(index)]"
            checkWords(node, at: path, ["if", "then"])
            var tests: [FormCondition.Test] = []
            var required: [String] = []
            if let part = node["if"] {
                readTests(part, under: "", at: path + ".if", into: &tests)
            } else {
                reject(.missing("if"), path, node)
            }
            if let part = node["then"] {
                readRequired(part, under: "", at: path + ".then", into: &required)
            } else {
                reject(.missing("then"), path, node)
            }
            return FormCondition(tests: tests, required: required)
        }
    }

    private mutating func readTests(
        _ node: JSONNode,
        under prefix: String,
        at path: String,
        into tests: inout [FormCondition.Test]
    ) {
        checkWords(
            node,
            at: path,
            ["properties", "required", "const", "enum", "minimum", "maximum"]
        )
        if let constant = node["const"], let datum = Self.datum(constant) {
            tests.append(.init(key: prefix, relation: .isOneOf([datum])))
        }
        if let words = node["enum"] {
            let data = (words.elements ?? []).compactMap { Self.datum($0) }
            if data.isEmpty { reject(.wrongKind, path + ".enum", words) }
            tests.append(.init(key: prefix, relation: .isOneOf(data)))
        }
        for (name, isLeast) in [("minimum", true), ("maximum", false)] {
            guard let bound = node[name] else { continue }
            guard case .number(let text) = bound.value, let number = FormNumber(text) else {
                reject(.wrongKind, path + "." + name, bound)
                continue
            }
            tests.append(
                .init(key: prefix, relation: isLeast ? .atLeast(number) : .atMost(number))
            )
        }
        for name in (node["required"]?.elements ?? []).compactMap(\.string) {
            tests.append(.init(key: Self.key(prefix, name), relation: .isThere))
        }
        for member in node["properties"]?.members ?? [] {
            readTests(
                member.node,
                under: Self.key(prefix, member.name),
                at: path + ".properties." + member.name,
                into: &tests
            )
        }
    }

    private mutating func readRequired(
        _ node: JSONNode,
        under prefix: String,
        at path: String,
        into required: inout [String]
    ) {
        checkWords(node, at: path, ["properties", "required"])
        required += (node["required"]?.elements ?? []).compactMap(\.string)
            .map { Self.key(prefix, $0) }
        for member in node["properties"]?.members ?? [] {
            readRequired(
                member.node,
                under: Self.key(prefix, member.name),
                at: path + ".properties." + member.name,
                into: &required
            )
        }
    }

    // MARK: Rules

    /// Reads the rules; what they and the conditions name must be fields of `form`.
    mutating func readRules(of form: Form) -> [FormRule] {
        for (index, condition) in form.conditions.enumerated() {
            let keys = condition.tests.map(\.key) + condition.required
            for key in keys where form.field(at: key) == nil {
                reject(.dangling(key), "allOf[\(index)]", document["allOf"] ?? document)
            }
        }
        guard let list = document["x-rules"] else { return [] }
        guard let elements = list.elements else {
            reject(.wrongKind, "x-rules", list)
            return []
        }
        if elements.count > FormLimits.rules {
            reject(.tooMany(limit: FormLimits.rules), "x-rules", list)
            return []
        }
        return elements.enumerated().map { index, node in
            readRule(node, at: "x-rules[\(index)]", form)
        }
    }

    private mutating func readRule(_ node: JSONNode, at path: String, _ form: Form) -> FormRule {
        checkWords(node, at: path, ["id", "message", "x-english", "path", "logic"])
        for name in ["id", "message", "logic"] where node[name] == nil {
            reject(.missing(name), path, node)
        }
        let message = node["message"]?.string ?? ""
        // A JSON pointer: `/staff/0/name`.
        let key = (node["path"]?.string ?? "").split(separator: "/").joined(separator: ".")
        if !key.isEmpty, form.field(at: key) == nil {
            reject(.dangling(key), path + ".path", node)
        }
        var parts = 0
        let logic = node["logic"].map { readLogic($0, at: path + ".logic", form, &parts) }
        return FormRule(
            id: node["id"]?.string ?? "",
            message: message,
            english: node["x-english"]?.string ?? message,
            key: key,
            logic: logic ?? .constant(.absent)
        )
    }

    private mutating func readLogic(
        _ node: JSONNode,
        at path: String,
        _ form: Form,
        _ parts: inout Int
    ) -> FormExpression {
        parts += 1
        guard parts <= FormLimits.ruleParts else {
            if parts == FormLimits.ruleParts + 1 {
                reject(.tooMany(limit: FormLimits.ruleParts), path, node)
            }
            return .constant(.absent)
        }
        if let elements = node.elements {
            var items: [FormExpression] = []
            for element in elements { items.append(readLogic(element, at: path, form, &parts)) }
            return .list(items)
        }
        guard let members = node.members else {
            guard let datum = Self.datum(node) else {
                reject(.wrongKind, path, node)
                return .constant(.absent)
            }
            return .constant(datum)
        }
        guard members.count == 1, let member = members.first else {
            reject(.wrongKind, path, node)
            return .constant(.absent)
        }
        if member.name == "var" {
            let key = member.node.string ?? ""
            if form.field(at: key) == nil { reject(.dangling(key), path, member.node) }
            return .answer(key)
        }
        guard let name = FormOperator(rawValue: member.name) else {
            reject(.notUnderstood(member.name), path, member.node)
            return .constant(.absent)
        }
        // One operand may stand without a list.
        let operands = member.node.elements ?? [member.node]
        guard name.operands.contains(operands.count) else {
            reject(.badOperands(member.name), path, member.node)
            return .constant(.absent)
        }
        var read: [FormExpression] = []
        for operand in operands {
            read.append(readLogic(operand, at: path + "." + member.name, form, &parts))
        }
        return .apply(name, read)
    }

    private static func key(_ prefix: String, _ name: String) -> String {
        prefix.isEmpty ? name : prefix + "." + name
    }

    /// A plain value; nil for a list or an object.
    private static func datum(_ node: JSONNode) -> FormDatum? {
        switch node.value {
        case .string(let text): return .text(text)
        case .number(let text): return FormNumber(text).map { .number($0) }
        case .bool(let flag): return .yesNo(flag)
        case .null: return .absent
        case .array, .object: return nil
        }
    }
}
