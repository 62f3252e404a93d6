extension Character {
    /// Terminal columns: 2 for East Asian Wide and Fullwidth, 0 for a lone mark, else 1.
    ///
    /// After Unicode Standard Annex #11; ambiguous characters count 1, and our own words use none.
    package var displayWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        // An emoji selector turns a narrow sign into a wide picture.
        if unicodeScalars.contains("\u{FE0F}") { return 2 }
        return first.displayWidth
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return Self.wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    // Hangul jamo; radicals to Yi; Hangul; compatibility forms; Tangut and kana supplements; emoji;
    // the ideographic planes, where the rare characters of names are (𠮷 is U+20BB7).
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F300...0x1F64F,
        0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}

extension StringProtocol {
    /// Terminal columns of the whole text.
    package var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}

extension String {
    /// Filled up with blanks to `columns`; longer text stays as it is.
    package func padded(to columns: Int) -> String {
        self + String(repeating: " ", count: max(columns - displayWidth, 0))
    }

    /// Cut to `columns`, between characters, with `..` at the end of what was cut.
    package func cut(to columns: Int) -> String {
        guard displayWidth > columns else { return self }
        var width = 0
        let kept = prefix { character in
            width += character.displayWidth
            return width <= columns - 2
        }
        return kept + ".."
    }

    /// Without characters that move the cursor, hide text or turn its direction around.
    ///
    /// Text in a record may come from anywhere; it must not be able to paint the screen.
    package var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { Self.isHarmful($0) ? " " : $0 }
            )
        )
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default:
            (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
    }
}
