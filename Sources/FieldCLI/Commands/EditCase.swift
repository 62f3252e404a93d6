import ArgumentParser
import Explanation
import ServiceModel

/// The command `tongban case edit`.
struct EditCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "edit",
            abstract: Wording("改一项；也用来选定两边写得不一样的", "write a field, or settle one").shown,
            discussion: Wording(
                "值从标准输入或键盘来；applicant 是 JSON。",
                "The value comes from standard input or the keyboard; applicant is JSON."
            ).shown,
            aliases: ["修改"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Argument(
        help: ArgumentHelp(
            Wording("哪一项，如 phone 或 联系电话", "which field, such as phone").shown,
            valueName: "field"
        )
    )
    var field: String
    @Flag(help: ArgumentHelp(Wording("清空这一项", "empty the field").shown))
    var clear = false

    func answer() async throws -> Answer {
        guard let field = CaseField(named: field) else { throw ArgumentFault.unknownField(field) }
        return try await target.act(Term("edit", "修改", "edited")) { _, _ in
            .edit(field, try value(of: field))
        }
    }

    private func value(of field: CaseField) throws -> FieldValue {
        if clear { return .text("") }
        guard TextSource.isTerminal else {
            let text = try TextSource.standardInput.readText()
            if field == .applicant { return .applicant(try CaseForm.applicant(json: text)) }
            guard !text.trimmed.isEmpty else { throw InputFault.empty }
            return .text(text)
        }
        let keyboard = try Keyboard(insteadOf: "< FILE")
        guard field == .applicant else {
            return .text(try Self.ask(field, keyboard))
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

/// The command `tongban case note`.
struct NoteCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "note",
            abstract: Wording("写备注；内容从标准输入或键盘来", "put a note on a case").shown,
            aliases: ["备注"]
        )
    }

    @OptionGroup var target: CaseTarget

    func answer() async throws -> Answer {
        try await target.act(Term("note", "备注", "noted")) { _, _ in .note(try text()) }
    }

    private func text() throws -> String {
        let text: String
        if TextSource.isTerminal {
            let keyboard = try Keyboard(insteadOf: "< FILE")
            guard let line = keyboard.ask(Wording("备注：", "Note: ")) else {
                throw ArgumentFault.cancelled
            }
            text = line
        } else {
            text = try TextSource.standardInput.readText()
        }
        guard !text.trimmed.isEmpty else { throw InputFault.empty }
        return text
    }
}
