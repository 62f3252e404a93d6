import ArgumentParser
import Explanation
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban conflict show`.
struct ShowConflict: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording("各是什么、谁写的、按什么规则暂用哪个", "the values, their authors, the rule").shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Argument(
        help: ArgumentHelp(
            Wording("只看这一项", "only this field").shown,
            valueName: "field"
        )
    )
    var field: String?
    @OptionGroup var revealing: RevealOption

    func answer() async throws -> Answer {
        let field = try field.map(CaseField.meant)
        return try await target.withCase { node, line in
            let reading = try await CaseReading(of: line, in: node)
            return Answer(
                "tongban.conflict.show/1",
                ConflictSheet(reading, field: field, revealing.mask)
            )
        }
    }
}

/// The command `tongban conflict resolve`.
struct ResolveConflict: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "resolve",
            abstract: Wording("选定一项，或由县里裁定哪个决定有效", "settle a field, or rule on decisions").shown,
            discussion: Wording(
                "不写 --choose 时，值从标准输入或键盘来；号见 tongban conflict show。",
                "Without --choose the value comes from standard input or the keyboard; for the "
                    + "numbers see tongban conflict show."
            ).shown,
            aliases: ["选定"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Argument(
        help: ArgumentHelp(
            Wording("哪一项；裁定决定时不写", "which field; none with --decision").shown,
            valueName: "field"
        )
    )
    var field: String?
    @Option(
        help: ArgumentHelp(
            Wording("选这个号的写法，如 4-12", "the value with this number, such as 4-12").shown,
            valueName: "n"
        )
    )
    var choose: String?
    @Option(
        help: ArgumentHelp(
            Wording("裁定这个号的决定有效（县里）", "rule that this decision stands (county)").shown,
            valueName: "n"
        )
    )
    var decision: String?
    @Option(
        help: ArgumentHelp(
            Wording("理由；裁定决定必写；- 是标准输入", "why; needed with --decision; - is stdin").shown,
            valueName: "text"
        )
    )
    var reason = ""

    func answer() async throws -> Answer {
        if let decision {
            guard field == nil else { throw ArgumentFault.fieldWithDecision }
            return try await rule(for: decision)
        }
        guard let field else { throw ArgumentFault.missingField }
        return try await resolve(try CaseField.meant(field))
    }

    private func resolve(_ field: CaseField) async throws -> Answer {
        try await target.withCase { node, line in
            let reading = try await CaseReading(of: line, in: node)
            let register = reading.record.register(field)
            guard register.isInConflict else { throw Refusal.notInConflict(field) }
            let choice: CaseRecord.Choice
            if let choose {
                let dots = register.writes.map(\.stamp.dot)
                guard let dot = reading.dot(labelled: choose, among: dots) else {
                    throw Refusal.choiceGone(field)
                }
                choice = .entry(dot)
            } else {
                choice = .value(try FieldValue.read(for: field))
            }
            let note = try TextSource.text(of: reason)
            let superseded = register.supersedable.map(reading.label)
            _ = try await node.submit(on: line.id) {
                try $0.resolving(field, with: choice, note: note)
            }
            return Answer(
                "tongban.conflict.resolve/1",
                SettledOutcome(
                    Term("resolve", "选定", "settled"),
                    field,
                    superseded,
                    try await node.find(line.number)
                )
            )
        }
    }

    private func rule(for decision: String) async throws -> Answer {
        let reason = try TextSource.text(of: reason)
        return try await target.withCase { node, line in
            let reading = try await CaseReading(of: line, in: node)
            let decisions = reading.record.contradiction().map(\.stamp.dot)
            guard !decisions.isEmpty else { throw Refusal.notFrozen }
            guard let standing = reading.dot(labelled: decision, among: decisions) else {
                throw Refusal.noSuchDecision
            }
            _ = try await node.submit(
                .rule(standing: EntryName(standing), reason: reason),
                on: line.id
            )
            return Answer(
                "tongban.conflict.resolve/1",
                SettledOutcome(
                    Term("rule", "裁定", "ruled on"),
                    nil,
                    decisions.filter { $0 != standing }.map(reading.label),
                    try await node.find(line.number)
                )
            )
        }
    }
}

/// The command `tongban conflict undo`.
struct UndoResolution: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "undo",
            abstract: Wording("撤回选定或裁定，原来的写法都回来", "take a choice or ruling back").shown,
            aliases: ["撤回"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Argument(
        help: ArgumentHelp(
            Wording("哪一项；撤回裁定时不写", "which field; none with --decision").shown,
            valueName: "field"
        )
    )
    var field: String?
    @Flag(help: ArgumentHelp(Wording("撤回对决定的裁定（县里）", "the ruling on decisions (county)").shown))
    var decision = false
    @Option(
        help: ArgumentHelp(
            Wording("理由；撤回裁定必写；- 是标准输入", "why; needed with --decision; - is stdin").shown,
            valueName: "text"
        )
    )
    var reason = ""

    func answer() async throws -> Answer {
        let reason = try TextSource.text(of: reason)
        let named = try field.map(CaseField.meant)
        guard decision || named != nil else { throw ArgumentFault.missingField }
        guard !decision || named == nil else { throw ArgumentFault.fieldWithDecision }
        return try await target.withCase { node, line in
            let reading = try await CaseReading(of: line, in: node)
            let command = { @Sendable (record: CaseRecord) throws -> CaseCommand in
                guard let named else { return try record.withdrawingRulings(reason: reason) }
                return try record.withdrawingResolutions(of: named, note: reason)
            }
            let taken: [Dot]
            switch try command(reading.record) {
            case .withdrawRulings(let names, _), .withdrawResolutions(let names, _, _):
                taken = names.compactMap(\.dot)
            default: taken = []
            }
            _ = try await node.submit(on: line.id, command)
            return Answer(
                "tongban.conflict.undo/1",
                SettledOutcome(
                    Term("undo", "撤回", "taken back"),
                    named,
                    taken.map(reading.label),
                    try await node.find(line.number)
                )
            )
        }
    }
}
