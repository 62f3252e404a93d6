import Explanation
import ServiceModel

extension CaseForm {
    /// Asks for everything step by step; what identifies a person is masked once it was read.
    init(asking keyboard: borrowing Keyboard) throws {
        let name = try keyboard.ask(Wording("申请人姓名：", "Applicant's name: ")) { text in
            guard !text.isEmpty else { throw InputFault.missingEntry("name") }
            return text
        }
        let number = try keyboard.askMasked(
            Wording("身份证号（没有就直接回车）：", "Identity number (Enter if none): ")
        ) { text in
            let number = try Self.identityNumber(text)
            return (value: number, shown: number?.masked ?? "")
        }
        var fields: [FieldEntry] = []
        for field in Self.fieldsAsked {
            let term = field.term
            let text = try keyboard.askMasked(
                Wording("\(term.wording.chinese)（可空）：", "\(term.wording.english) (optional): ")
            ) { text in
                if let fault = field.fault(in: .text(text)) {
                    throw Refusal.invalidField(field, fault)
                }
                return (value: text, shown: Mask.personal.value(.text(text), of: field))
            }
            if !text.isEmpty { fields.append(FieldEntry(field, text)) }
        }
        self.init(
            applicant: Applicant(name: name, identityNumber: number),
            fields: fields
        )
    }

    /// Asks which materials were handed over.
    static func materials(
        of matter: Matter,
        asking keyboard: borrowing Keyboard
    ) throws -> [Int] {
        guard !matter.materials.isEmpty else { return [] }
        for material in matter.materials {
            let term = material.necessity.term
            keyboard.say("  \(material.number)  \(material.name.printable)  \(term.shown)\n")
        }
        return try keyboard.ask(
            Wording("收到哪些材料（如 1,2；all 全部；可空）：", "Materials handed in (1,2 or all): ")
        ) { text in
            if text == "all" { return matter.materials.map(\.number) }
            return text.isEmpty ? [] : try MaterialList(text).numbers
        }
    }
}
