/// What stands in the way of reading a form, and where.
public struct FormReadingFault: Error, Hashable, Sendable {
    /// The path inside the document, such as `properties.staff.items`.
    public let path: String
    /// The line on which the value begins, from 1.
    public let line: Int
    /// What is wrong.
    public let reason: Reason

    /// What is wrong with a part of a form.
    public enum Reason: Hashable, Sendable {
        /// The document is no JSON.
        case notJSON
        /// This member must be there.
        case missing(String)
        /// It must be another kind of value.
        case wrongKind
        /// Forms here do not use this word.
        case notUnderstood(String)
        /// It refers to nothing, or to itself.
        case dangling(String)
        /// The pattern uses what patterns of forms do not have.
        case badPattern
        /// The name cannot be part of a key.
        case badName(String)
        /// The limits contradict each other.
        case contradictory
        /// There is more than this many of it.
        case tooMany(limit: Int)
        /// The operator takes another number of operands.
        case badOperands(String)
    }
}

extension Form {
    /// Reads a form out of its document: JSON Schema 2020-12 as far as the county's forms use it, with
    /// `x-form`, `x-check` and `x-rules`. Everything wrong with it is found in one reading.
    ///
    /// - Returns: The form, or nil with at least one fault. O(size of the document).
    public static func read(_ text: String) -> (form: Form?, faults: [FormReadingFault]) {
        let node: JSONNode
        do throws(JSONFault) {
            node = try JSONScanner.document(Array(text.utf8), depth: FormLimits.documentDepth)
        } catch {
            let fault = FormReadingFault(path: "", line: error.line, reason: .notJSON)
            return (nil, [fault])
        }
        return read(node)
    }

    /// Reads a form out of its document.
    public static func read(_ node: JSONNode) -> (form: Form?, faults: [FormReadingFault]) {
        var reader = FormReader(node)
        let form = reader.read()
        return reader.faults.isEmpty ? (form, []) : (nil, reader.faults)
    }
}

/// Reads one form and gathers everything wrong with it.
struct FormReader {
    let document: JSONNode
    private(set) var faults: [FormReadingFault] = []
    private var fieldCount = 0

    init(_ document: JSONNode) {
        self.document = document
    }

    mutating func read() -> Form {
        checkWords(document, at: "", Self.documentWords)
        let fields = readFields(of: document, at: "", within: FormLimits.depth)
        let head = document["x-form"]
        if head?["formId"]?.string == nil { reject(.missing("formId"), "x-form", head ?? document) }
        let form = Form(
            id: head?["formId"]?.string ?? "",
            title: document["title"]?.string ?? "",
            version: head?["version"]?.string ?? "",
            examplesOn: head?["asOf"]?.string.flatMap { Day(iso: $0) },
            fields: fields,
            conditions: readConditions(),
            rules: []
        )
        return Form(
            id: form.id,
            title: form.title,
            version: form.version,
            examplesOn: form.examplesOn,
            fields: fields,
            conditions: form.conditions,
            rules: readRules(of: form)
        )
    }

    // MARK: Fields

    private mutating func readFields(
        of node: JSONNode,
        at path: String,
        within depth: Int
    ) -> [FormField] {
        guard let members = node["properties"]?.members else {
            reject(.missing("properties"), path, node)
            return []
        }
        if node["additionalProperties"].map({ $0.value != .bool(false) }) ?? true {
            // A form that took keys it does not name could never refuse a misspelt one.
            reject(.missing("additionalProperties: false"), path, node)
        }
        let required = strings("required", of: node, at: path)
        for name in required where !members.contains(where: { $0.name == name }) {
            reject(.dangling(name), path + ".required", node["required"] ?? node)
        }
        return members.map { member in
            readField(
                member.node,
                named: member.name,
                isRequired: required.contains(member.name),
                at: (path.isEmpty ? "" : path + ".") + "properties." + member.name,
                within: depth - 1
            )
        }
    }

    private mutating func readField(
        _ written: JSONNode,
        named name: String,
        isRequired: Bool,
        at path: String,
        within depth: Int
    ) -> FormField {
        fieldCount += 1
        if fieldCount == FormLimits.fields + 1 {
            reject(.tooMany(limit: FormLimits.fields), path, written)
        }
        if !name.isEmpty, FormKey(name) == nil || name.contains(".") {
            reject(.badName(name), path, written)
        }
        let node = resolved(written, at: path)
        checkWords(node, at: path, Self.fieldWords)
        let title = node["title"]?.string ?? name
        var kind = FormField.Kind.yesNo(mustBe: nil)
        if depth == 0 || fieldCount > FormLimits.fields {
            if depth == 0 { reject(.tooMany(limit: FormLimits.depth), path, node) }
        } else {
            kind = readKind(of: node, at: path, within: depth)
        }
        return FormField(
            name: name,
            title: title,
            english: node["x-english"]?.string ?? title,
            unit: node["x-unit"]?.string ?? "",
            isRequired: isRequired,
            kind: kind
        )
    }

    private mutating func readKind(
        of node: JSONNode,
        at path: String,
        within depth: Int
    ) -> FormField.Kind {
        switch node["type"]?.string {
        case "string":
            guard let words = node["enum"] else { return .text(readText(node, at: path)) }
            let choices = words.elements?.compactMap(\.string) ?? []
            if choices.isEmpty || choices.count != words.elements?.count {
                reject(.wrongKind, path + ".enum", words)
            }
            if choices.count > FormLimits.choices {
                reject(.tooMany(limit: FormLimits.choices), path + ".enum", words)
            }
            return .choice(choices)
        case "number", "integer":
            var bounds = FormField.NumberBounds()
            bounds.atLeast = number("minimum", of: node, at: path)
            bounds.atMost = number("maximum", of: node, at: path)
            bounds.step = number("multipleOf", of: node, at: path)
            bounds.isWhole = node["type"]?.string == "integer"
            bounds.choices = numbers("enum", of: node, at: path)
            if let least = bounds.atLeast, let most = bounds.atMost, least > most {
                reject(.contradictory, path, node)
            }
            return .number(bounds)
        case "boolean":
            guard let constant = node["const"] else { return .yesNo(mustBe: nil) }
            guard case .bool(let value) = constant.value else {
                reject(.wrongKind, path + ".const", constant)
                return .yesNo(mustBe: nil)
            }
            return .yesNo(mustBe: value)
        case "object": return .group(readFields(of: node, at: path, within: depth))
        case "array": return readList(node, at: path, within: depth)
        case let other?:
            reject(.notUnderstood("type: " + other), path, node)
        case nil:
            reject(.missing("type"), path, node)
        }
        return .yesNo(mustBe: nil)
    }

    private mutating func readList(
        _ node: JSONNode,
        at path: String,
        within depth: Int
    ) -> FormField.Kind {
        var bounds = FormField.ListBounds()
        bounds.atLeast = count("minItems", of: node, at: path) ?? 0
        bounds.atMost = count("maxItems", of: node, at: path) ?? FormLimits.items
        bounds.isUnique = node["uniqueItems"]?.value == .bool(true)
        if bounds.atMost > FormLimits.items {
            reject(.tooMany(limit: FormLimits.items), path, node)
        }
        if bounds.atLeast > bounds.atMost { reject(.contradictory, path, node) }
        let item = node["items"] ?? JSONNode(line: node.line, value: .object([]))
        if node["items"] == nil { reject(.missing("items"), path, node) }
        return .list(
            of: readField(
                item,
                named: "",
                isRequired: false,
                at: path + ".items",
                within: depth - 1
            ),
            bounds
        )
    }

    private mutating func readText(_ node: JSONNode, at path: String) -> FormField.TextBounds {
        var bounds = FormField.TextBounds()
        bounds.atLeast = count("minLength", of: node, at: path) ?? 0
        bounds.atMost = count("maxLength", of: node, at: path) ?? FormValue.longest
        if bounds.atLeast > bounds.atMost || bounds.atLeast > FormValue.longest {
            reject(.contradictory, path, node)
        }
        if let pattern = node["pattern"] {
            bounds.pattern = pattern.string.flatMap { TextPattern($0) }
            if bounds.pattern == nil { reject(.badPattern, path + ".pattern", pattern) }
        }
        if let format = node["format"] {
            bounds.isDay = format.string == "date"
            if !bounds.isDay {
                reject(.notUnderstood(format.string ?? ""), path + ".format", format)
            }
        }
        if let check = node["x-check"] {
            bounds.check = check.string.flatMap { FormCheck(rawValue: $0) }
            if bounds.check == nil {
                reject(.notUnderstood(check.string ?? ""), path + ".x-check", check)
            }
        }
        return bounds
    }

    /// A definition with what the field itself says in front.
    private mutating func resolved(_ node: JSONNode, at path: String) -> JSONNode {
        guard let reference = node["$ref"] else { return node }
        let prefix = "#/$defs/"
        guard let name = reference.string, name.hasPrefix(prefix),
            let found = document["$defs"]?[String(name.dropFirst(prefix.count))],
            let members = found.members, found["$ref"] == nil
        else {
            reject(.dangling(reference.string ?? ""), path + ".$ref", reference)
            return node
        }
        return node.adding(members)
    }

    // MARK: Parts

    mutating func reject(_ reason: FormReadingFault.Reason, _ path: String, _ node: JSONNode) {
        faults.append(FormReadingFault(path: path, line: node.line, reason: reason))
    }

    /// A word that is not understood would be a rule that nobody checks.
    mutating func checkWords(_ node: JSONNode, at path: String, _ words: Set<String>) {
        guard let members = node.members else { return reject(.wrongKind, path, node) }
        for member in members where !words.contains(member.name) {
            reject(.notUnderstood(member.name), path, member.node)
        }
    }

    private mutating func strings(_ name: String, of node: JSONNode, at path: String) -> [String] {
        guard let list = node[name] else { return [] }
        let found = list.elements?.compactMap(\.string) ?? []
        if found.count != list.elements?.count { reject(.wrongKind, path + "." + name, list) }
        return found
    }

    private mutating func count(_ name: String, of node: JSONNode, at path: String) -> Int? {
        guard let value = node[name] else { return nil }
        guard let count = value.integer, count >= 0 else {
            reject(.wrongKind, path + "." + name, value)
            return nil
        }
        return count
    }

    private mutating func number(
        _ name: String,
        of node: JSONNode,
        at path: String
    ) -> FormNumber? {
        guard let value = node[name] else { return nil }
        guard case .number(let text) = value.value, let number = FormNumber(text) else {
            reject(.wrongKind, path + "." + name, value)
            return nil
        }
        return number
    }

    private mutating func numbers(
        _ name: String,
        of node: JSONNode,
        at path: String
    ) -> [FormNumber] {
        guard let list = node[name] else { return [] }
        let found = (list.elements ?? []).compactMap { element -> FormNumber? in
            guard case .number(let text) = element.value else { return nil }
            return FormNumber(text)
        }
        if found.isEmpty || found.count != list.elements?.count {
            reject(.wrongKind, path + "." + name, list)
        }
        return found
    }

    private static let documentWords: Set<String> = [
        "$schema", "$id", "$defs", "title", "description", "type", "additionalProperties",
        "required", "properties", "allOf", "x-form", "x-rules", "x-examples", "x-english",
    ]
    private static let fieldWords: Set<String> = [
        "$ref", "title", "description", "type", "enum", "const", "minLength", "maxLength",
        "pattern", "format", "minimum", "maximum", "multipleOf", "items", "minItems", "maxItems",
        "uniqueItems", "properties", "required", "additionalProperties", "x-check", "x-unit",
        "x-foreignKey", "x-english",
    ]
}
