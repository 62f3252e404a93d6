/// Reads one JSON document by RFC 8259, in one pass.
///
/// Refused besides what the standard refuses: an object with two members of one name, and nesting
/// beyond the limit.
public struct JSONScanner {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1

    /// Reads a whole document.
    ///
    /// - Parameters:
    ///   - text: The document in UTF-8, without a byte order mark.
    ///   - depth: How deep values may lie in each other.
    /// - Throws: ``JSONFault`` with the line that cannot be read on.
    public static func document(
        _ text: some Collection<UInt8>,
        depth: Int
    ) throws(JSONFault) -> JSONNode {
        var scanner = JSONScanner(bytes: Array(text))
        let node = try scanner.node(within: depth)
        scanner.skipBlanks()
        guard scanner.at == scanner.bytes.count else { throw JSONFault(line: scanner.line) }
        return node
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func node(within depth: Int) throws(JSONFault) -> JSONNode {
        skipBlanks()
        guard depth > 0 else { throw JSONFault(line: line) }
        let begin = line
        return JSONNode(line: begin, value: try value(within: depth))
    }

    private mutating func value(within depth: Int) throws(JSONFault) -> JSONNode.Value {
        switch peek {
        case UInt8(ascii: "{"): return .object(try members(within: depth - 1))
        case UInt8(ascii: "["): return .array(try elements(within: depth - 1))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        default: return .number(try number())
        }
    }

    private mutating func members(within depth: Int) throws(JSONFault) -> [JSONNode.Member] {
        try expect("{")
        var members: [JSONNode.Member] = []
        var names: Set<String> = []
        skipBlanks()
        if skip("}") { return members }
        repeat {
            skipBlanks()
            let name = try string()
            guard names.insert(name).inserted else { throw JSONFault(line: line) }
            skipBlanks()
            try expect(":")
            members.append(JSONNode.Member(name: name, node: try node(within: depth)))
            skipBlanks()
        } while skip(",")
        try expect("}")
        return members
    }

    private mutating func elements(within depth: Int) throws(JSONFault) -> [JSONNode] {
        try expect("[")
        var elements: [JSONNode] = []
        skipBlanks()
        if skip("]") { return elements }
        repeat {
            elements.append(try node(within: depth))
            skipBlanks()
        } while skip(",")
        try expect("]")
        return elements
    }

    private mutating func string() throws(JSONFault) -> String {
        try expect("\"")
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                at += 1
                text += try escaped()
            case 0..<0x20: throw JSONFault(line: line)
            default:
                text.append(byte)
                at += 1
            }
        }
        throw JSONFault(line: line)
    }

    private mutating func escaped() throws(JSONFault) -> [UInt8] {
        guard let byte = peek else { throw JSONFault(line: line) }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var units = [try unit()]
            if UTF16.isLeadSurrogate(units[0]) {
                try expect("\\")
                try expect("u")
                units.append(try unit())
            }
            guard let text = String(validating: units, as: UTF16.self) else {
                throw JSONFault(line: line)
            }
            return Array(text.utf8)
        default: throw JSONFault(line: line)
        }
    }

    /// Four hexadecimal digits.
    private mutating func unit() throws(JSONFault) -> UInt16 {
        guard at + 4 <= bytes.count else { throw JSONFault(line: line) }
        let digits = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
        guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let unit = UInt16(digits, radix: 16)
        else { throw JSONFault(line: line) }
        at += 4
        return unit
    }

    /// `-`? integer fraction? exponent?, in its own spelling.
    private mutating func number() throws(JSONFault) -> String {
        let start = at
        _ = skip("-")
        if !skip("0") { try digits() }
        if skip(".") { try digits() }
        if skip("e") || skip("E") {
            if !skip("+") { _ = skip("-") }
            try digits()
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func digits() throws(JSONFault) {
        let start = at
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        guard at > start else { throw JSONFault(line: line) }
    }

    private mutating func word(_ word: String) throws(JSONFault) {
        guard bytes[at...].starts(with: word.utf8) else { throw JSONFault(line: line) }
        at += word.utf8.count
    }

    private var peek: UInt8? {
        at < bytes.count ? bytes[at] : nil
    }

    private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ sign: Unicode.Scalar) throws(JSONFault) {
        guard skip(sign) else { throw JSONFault(line: line) }
    }

    private mutating func skipBlanks() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            if byte == 0x0A { line += 1 }
            at += 1
        }
    }
}

/// A document that is not JSON, or is nested too deep.
public struct JSONFault: Error, Hashable, Sendable {
    /// The line, from 1, that cannot be read on.
    public let line: Int
}
