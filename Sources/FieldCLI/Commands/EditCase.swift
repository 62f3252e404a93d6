import ArgumentParser
import Explanation
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban case edit`.
struct EditCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "edit",
            abstract: Wording("改一项；取代写的人看到的各种写法", "write a field").shown,
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
        let field = try CaseField.meant(field)
        return try await target.act(Term("edit", "修改", "edited")) { node, line in
            let value = clear ? FieldValue.text("") : try FieldValue.read(for: field)
            let register = try await node.store.view { try $0.record(line.id) }?.register(field)
            if let register, register.isInConflict {
                let count = register.writes.count
                Output.note(
                    Wording(
                        "注意：这一项有 \(count) 个写法，改写会取代它们，不能撤回；"
                            + "要能撤回，用 tongban conflict resolve",
                        "Note: this replaces \(count) values for good; tongban conflict resolve can be "
                            + "taken back"
                    )
                )
            }
            return .edit(field, value)
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
