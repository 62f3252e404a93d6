extension Unicode.Scalar {
    /// Whether nothing is seen where the character stands: blanks of any width, line ends, and the
    /// marks of width zero that exports leave behind.
    var isBlank: Bool {
        properties.isWhitespace || value == 0x200B || value == 0xFEFF
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
}
