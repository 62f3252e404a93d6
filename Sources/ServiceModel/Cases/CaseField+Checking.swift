extension CaseField {
    /// The most characters the field takes, counted in Unicode scalars so that none can hide others.
    public var longest: Int {
        switch self {
        case .applicant: 100
        case .phone: 20
        case .address: 200
        case .bankAccount: 34  // The longest account number of ISO 13616 (IBAN).
        case .amount: 16
        case .summary: 500
        }
    }

    /// What is wrong with `value` for this field; nil if it fits.
    ///
    /// Only the form is checked. Whether a telephone answers or an account exists is found out
    /// elsewhere. Empty text always fits a field of text: it clears the field.
    public func fault(in value: FieldValue) -> FieldFault? {
        switch (self, value) {
        case (.applicant, .applicant(let applicant)):
            if applicant.name.isBlank { return .empty }
            return fault(in: applicant.name)
        case (.applicant, .text), (_, .applicant):
            return .wrongKind
        case (_, .text(let text)):
            return text.isEmpty ? nil : fault(in: text)
        }
    }

    private func fault(in text: String) -> FieldFault? {
        guard text.unicodeScalars.count <= longest else { return .tooLong(limit: longest) }
        switch self {
        case .amount:
            return text.isAmount ? nil : .notAnAmount
        case .phone, .bankAccount:
            return text.allSatisfy(permits) ? nil : .unexpectedCharacter
        case .applicant, .address, .summary:
            // Control characters break printed papers and may hide text from the reader.
            return text.unicodeScalars.contains { $0.properties.generalCategory == .control }
                ? .unexpectedCharacter : nil
        }
    }

    private func permits(_ character: Character) -> Bool {
        guard character.isASCII else { return false }
        if character.isWholeNumber || character == " " { return true }
        return self == .phone ? "+-()".contains(character) : character.isLetter
    }
}

extension String {
    /// Whether nothing can be read here: empty, or white space only.
    var isBlank: Bool {
        allSatisfy(\.isWhitespace)
    }

    /// Whether this is an amount in yuan: digits, and optionally a point with one or two decimals.
    fileprivate var isAmount: Bool {
        let parts = split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let yuan = parts.first, !yuan.isEmpty, yuan.allSatisfy(\.isDigit) else {
            return false
        }
        guard let fraction = parts.dropFirst().first else { return true }
        return (1...2).contains(fraction.count) && fraction.allSatisfy(\.isDigit)
    }
}

extension Character {
    fileprivate var isDigit: Bool {
        isASCII && isWholeNumber
    }
}
