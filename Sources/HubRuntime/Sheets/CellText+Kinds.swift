import ServiceModel

extension CellText {
    /// Brings the text, which is not empty, to the spelling that `kind` asks for.
    mutating func read(as kind: CellKind) {
        switch kind {
        case .text, .name: break
        case .digits: narrow()
        case .capitals:
            narrow()
            raise()
        case .code(let lengths, let digitsOnly): readCode(lengths, digitsOnly: digitsOnly)
        case .creditCode: readCreditCode()
        case .choice(let values): readChoice(of: values)
        case .choices(let values): readChoices(of: values)
        case .number(let range): readNumber(in: range)
        case .day: readDay()
        case .version: readVersion()
        }
    }

    private mutating func raise() {
        guard text.utf8.contains(where: { ("a"..."z").contains($0) }) else { return }
        text = text.uppercased()
        changes.append(.codeCase)
    }

    private mutating func readCode(_ lengths: [Int], digitsOnly: Bool) {
        narrow()
        if !digitsOnly { raise() }
        let permitted = text.utf8.allSatisfy { byte in
            ("0"..."9").contains(byte) || (!digitsOnly && ("A"..."Z").contains(byte))
        }
        if !permitted || !lengths.contains(text.utf8.count) {
            refuse(.codeForm, .code(lengths: lengths, digitsOnly: digitsOnly))
        }
    }

    private mutating func readCreditCode() {
        narrow()
        raise()
        guard CreditCode.hasForm(text) else {
            return refuse(.codeForm, .code(lengths: [CreditCode.length], digitsOnly: false))
        }
        if CreditCode(text) == nil {
            refuse(.codeChecksum, CreditCode.checkCharacter(of: text).map { .checkCharacter($0) })
        }
    }

    private mutating func readChoice(of values: [String]) {
        guard let value = Self.choice(text, of: values, &changes) else {
            return refuse(.notInEnumeration, .oneOf(values))
        }
        text = value
    }

    private mutating func readChoices(of values: [String]) {
        var parts: [String] = []
        for part in text.split(whereSeparator: { $0 == ";" || $0 == "；" }) {
            let word = String(part).trimmingBlanks()
            guard let value = Self.choice(word, of: values, &changes) else {
                return refuse(.notInEnumeration, .oneOf(values))
            }
            if !parts.contains(value) { parts.append(value) }
        }
        if text.contains("；") { changes.append(.fullWidth) }
        guard !parts.isEmpty else { return refuse(.notInEnumeration, .oneOf(values)) }
        text = parts.joined(separator: ";")
    }

    private static func choice(
        _ word: String,
        of values: [String],
        _ changes: inout [ImportCode]
    ) -> String? {
        if values.contains(word) { return word }
        let narrow = word.halfWidth()
        if values.contains(narrow) {
            changes.append(.fullWidth)
            return narrow
        }
        guard let value = aliases[narrow.uppercased()], values.contains(value) else { return nil }
        changes.append(.alias)
        return value
    }

    private static let aliases: [String: String] = [
        "√": "是", "✓": "是", "✔": "是", "☑": "是", "Y": "是", "YES": "是", "TRUE": "是",
        "×": "否", "✗": "否", "✘": "否", "☐": "否", "N": "否", "NO": "否", "FALSE": "否",
        "县": "县级", "乡": "乡级", "村": "村级",
        "I": "I", "II": "II", "III": "III", "IV": "IV",
        "Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV",
    ]

    private mutating func readNumber(in range: ClosedRange<Int>) {
        narrow()
        guard let reading = WholeNumberText(text) else {
            return refuse(.notNumber, .wholeNumber(range))
        }
        guard range.contains(reading.number) else {
            return refuse(.notNumber, .wholeNumber(range))
        }
        if reading.isDressed { changes.append(.numberText) }
        text = String(reading.number)
    }

    private mutating func readDay() {
        narrow()
        guard let reading = CivilDayText(text) else { return refuse(.badDay, .day) }
        if reading.day.description != text {
            text = reading.day.description
            changes.append(.dateForm)
        }
    }

    private mutating func readVersion() {
        narrow()
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        // One spelling each: 1.01 would be told from 1.1 by nobody.
        let isPlain = parts.allSatisfy { part in
            (1...3).contains(part.utf8.count) && part.utf8.allSatisfy(("0"..."9").contains)
                && (part == "0" || !part.hasPrefix("0"))
        }
        if parts.count != 2 || !isPlain { refuse(.codeForm, .version) }
    }
}

/// Ranges of ASCII bytes, written as characters.
private func ... (low: Unicode.Scalar, high: Unicode.Scalar) -> ClosedRange<UInt8> {
    UInt8(ascii: low)...UInt8(ascii: high)
}
