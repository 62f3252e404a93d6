import Explanation
import ServiceModel

extension FieldValue {
    /// The value of `field`, from standard input or, on a terminal, asked for there.
    ///
    /// Values are personal data and never arguments.
    static func read(for field: CaseField) throws -> FieldValue {
        guard TextSource.isTerminal else {
            let text = try TextSource.standardInput.readText()
            if field == .applicant { return .applicant(try CaseForm.applicant(json: text)) }
            guard !text.trimmed.isEmpty else { throw InputFault.empty }
            return .text(text)
        }
        let keyboard = try Keyboard(insteadOf: "< FILE")
        guard field == .applicant else {
            return .text(try ask(field, keyboard))
        }
        let name = try keyboard.ask(Wording("申请人姓名：", "Applicant's name: ")) { text in
            guard !text.isEmpty else { throw InputFault.missingEntry("name") }
            return text
        }
        let number = try keyboard.askMasked(Wording("身份证号：", "Identity number: ")) { text in
            let number = try CaseForm.identityNumber(text)
            return (value: number, shown: number?.masked ?? "")
        }
        return .applicant(Applicant(name: name, identityNumber: number))
    }

    private static func ask(
        _ field: CaseField,
        _ keyboard: borrowing Keyboard
    ) throws -> String {
        let term = field.term.wording
        return try keyboard.askMasked(Wording(term.chinese + "：", term.english + ": ")) { text in
            guard !text.isEmpty else { throw InputFault.empty }
            if let fault = field.fault(in: .text(text)) { throw Refusal.invalidField(field, fault) }
            return (value: text, shown: Mask.personal.value(.text(text), of: field))
        }
    }
}

extension CaseField {
    /// The field a person names.
    ///
    /// - Throws: `ArgumentFault.unknownField`.
    static func meant(_ text: String) throws(ArgumentFault) -> CaseField {
        guard let field = CaseField(named: text) else { throw .unknownField(text) }
        return field
    }
}
