/// A value of a JSON document with the line on which it begins.
///
/// Numbers keep their spelling and objects the order of their members, so that a document is
/// published as its author wrote it.
public struct JSONNode: Equatable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The value.
    public let value: Value

    /// A value by RFC 8259.
    public indirect enum Value: Equatable, Sendable {
        /// Members in their order.
        case object([Member])
        /// Elements in their order.
        case array([JSONNode])
        /// A text.
        case string(String)
        /// A number as it is spelt.
        case number(String)
        /// `true` or `false`.
        case bool(Bool)
        /// `null`.
        case null
    }

    /// One member of an object.
    public struct Member: Equatable, Sendable {
        /// Its name.
        public let name: String
        /// Its value.
        public let node: JSONNode

        /// Names a value.
        public init(name: String, node: JSONNode) {
            self.name = name
            self.node = node
        }
    }

    /// A value that begins on a line.
    public init(line: Int, value: Value) {
        self.line = line
        self.value = value
    }

    /// The member of that name; nil if there is none, or if this is no object. O(members).
    public subscript(name: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.name == name }?.node
    }

    /// The members; nil if this is no object.
    public var members: [Member]? {
        if case .object(let members) = value { members } else { nil }
    }

    /// The elements; nil if this is no array.
    public var elements: [JSONNode]? {
        if case .array(let elements) = value { elements } else { nil }
    }

    /// The text; nil if this is no string.
    public var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// The whole number; nil if this is none.
    public var integer: Int? {
        if case .number(let text) = value { Int(text) } else { nil }
    }

    /// The object with further members, but for those whose name it has already.
    public func adding(_ further: [Member]) -> JSONNode {
        guard case .object(let members) = value else { return self }
        let new = further.filter { self[$0.name] == nil }
        return JSONNode(line: line, value: .object(members + new))
    }

    /// The document without needless blanks.
    public var compact: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch value {
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                Self.write(member.name, to: &text)
                text += ":"
                member.node.write(to: &text)
            }
            text += "}"
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.write(to: &text)
            }
            text += "]"
        case .string(let string): Self.write(string, to: &text)
        case .number(let digits): text += digits
        case .bool(let bool): text += bool ? "true" : "false"
        case .null: text += "null"
        }
    }

    /// Escapes only what RFC 8259 demands.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
