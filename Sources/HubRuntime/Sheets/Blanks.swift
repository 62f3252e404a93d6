extension Unicode.Scalar {
    /// Whether nothing is seen where the character stands: blanks of any width, line ends, and the
    /// marks of width zero that exports leave behind.
    var isBlank: Bool {
        // Most of what is asked about is a letter, and the tables of Unicode are slow.
        if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
        if (0x4E00...0x9FFF).contains(value) { return false }
        return properties.isWhitespace || value == 0x200B || value == 0xFEFF
    }
}

extension String {
    /// The text without blanks before and after.
    func trimmingBlanks() -> String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex {
            return self
        }
        return String(scalars[first...last])
    }

    /// The text without any blank.
    func removingBlanks() -> String {
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: unicodeScalars.filter { !$0.isBlank })
        return String(kept)
    }

    /// The text with the full-width forms of ASCII (U+FF01 to U+FF5E) in half width.
    func halfWidth() -> String {
        guard unicodeScalars.contains(where: { ("\u{FF01}"..."\u{FF5E}").contains($0) }) else {
            return self
        }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let narrow =
                ("\u{FF01}"..."\u{FF5E}").contains(scalar)
                ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
            scalars.append(narrow ?? scalar)
        }
        return String(scalars)
    }

    /// Whether a character of the private use areas stands in the text: what it looks like is known
    /// only where it was made.
    var hasPrivateCharacters: Bool {
        // They begin with EE, EF (up to A3), or F3 B0 and above.
        utf8.contains { $0 == 0xEE || $0 == 0xEF || $0 >= 0xF3 }
            && unicodeScalars.contains { $0.properties.generalCategory == .privateUse }
    }

    /// Whether a character stands in the text that an earlier conversion has lost (U+FFFD).
    var hasLostCharacters: Bool {
        utf8.contains(0xEF) && unicodeScalars.contains("\u{FFFD}")
    }
}
