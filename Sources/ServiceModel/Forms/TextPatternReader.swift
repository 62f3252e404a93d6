/// Reads the text of a ``TextPattern``.
struct TextPatternReader {
    private let scalars: [Unicode.Scalar]
    private var at = 0

    /// Nil if the text is no pattern that forms may use.
    static func read(_ text: String) -> TextPattern.Part? {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count <= FormLimits.patternLength else { return nil }
        var reader = TextPatternReader(scalars: scalars)
        guard let part = reader.alternatives(within: FormLimits.patternDepth),
            reader.at == scalars.count
        else { return nil }
        return part
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private var peek: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        at += 1
        return true
    }

    private mutating func alternatives(within depth: Int) -> TextPattern.Part? {
        guard depth > 0, let first = sequence(within: depth) else { return nil }
        var parts = [first]
        while skip("|") {
            guard let next = sequence(within: depth) else { return nil }
            parts.append(next)
        }
        return parts.count == 1 ? first : .alternatives(parts)
    }

    private mutating func sequence(within depth: Int) -> TextPattern.Part? {
        var parts: [TextPattern.Part] = []
        while let next = peek, next != "|", next != ")" {
            guard let atom = atom(within: depth), let part = repeated(atom) else { return nil }
            parts.append(part)
        }
        return .sequence(parts)
    }

    private mutating func atom(within depth: Int) -> TextPattern.Part? {
        guard let next = peek else { return nil }
        at += 1
        switch next {
        case "^": return .start
        case "$": return .end
        case ".": return .scalar(.init(ranges: [0x0A...0x0A, 0x0D...0x0D], isInverted: true))
        case "[": return set().map { .scalar($0) }
        case "\\": return escaped().map { .scalar(.init(ranges: $0)) }
        case "(":
            // A group is for repeating only; `(?:` says so.
            if skip("?"), !skip(":") { return nil }
            guard let inner = alternatives(within: depth - 1), skip(")") else { return nil }
            return inner
        case "*", "+", "?", "{", "}", "]": return nil
        default: return .scalar(.init(ranges: [next.value...next.value]))
        }
    }

    private mutating func repeated(_ atom: TextPattern.Part) -> TextPattern.Part? {
        if skip("*") { return .repeated(atom, atLeast: 0, atMost: nil) }
        if skip("+") { return .repeated(atom, atLeast: 1, atMost: nil) }
        if skip("?") { return .repeated(atom, atLeast: 0, atMost: 1) }
        guard skip("{") else { return atom }
        guard let least = count() else { return nil }
        if skip("}") { return .repeated(atom, atLeast: least, atMost: least) }
        guard skip(",") else { return nil }
        if skip("}") { return .repeated(atom, atLeast: least, atMost: nil) }
        guard let most = count(), most >= least, skip("}") else { return nil }
        return .repeated(atom, atLeast: least, atMost: most)
    }

    private mutating func count() -> Int? {
        let start = at
        while let next = peek, ("0"..."9").contains(next) { at += 1 }
        let text = String(String.UnicodeScalarView(scalars[start..<at]))
        return Int(text).flatMap { $0 <= FormLimits.patternRepeats ? $0 : nil }
    }

    private mutating func set() -> TextPattern.ScalarSet? {
        var set = TextPattern.ScalarSet(ranges: [])
        set.isInverted = skip("^")
        while let next = peek, next != "]" {
            at += 1
            var ranges = [next.value...next.value]
            if next == "\\" {
                guard let escaped = escaped() else { return nil }
                ranges = escaped
            }
            // A `-` at the end of a set stands for itself.
            if ranges.count == 1, ranges[0].count == 1, peek == "-", at + 1 < scalars.count,
                scalars[at + 1] != "]"
            {
                let last = scalars[at + 1].value
                guard scalars[at + 1] != "\\", last >= ranges[0].lowerBound else { return nil }
                ranges = [ranges[0].lowerBound...last]
                at += 2
            }
            set.ranges += ranges
        }
        return skip("]") && !set.ranges.isEmpty ? set : nil
    }

    private mutating func escaped() -> [ClosedRange<UInt32>]? {
        guard let next = peek else { return nil }
        at += 1
        switch next {
        case "d": return [0x30...0x39]
        case "w": return [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
        case "s": return [0x09...0x0D, 0x20...0x20, 0x3000...0x3000]
        case "n": return [0x0A...0x0A]
        case "t": return [0x09...0x09]
        case "0"..."9", "A"..."Z", "a"..."z": return nil
        default: return [next.value...next.value]
        }
    }
}
