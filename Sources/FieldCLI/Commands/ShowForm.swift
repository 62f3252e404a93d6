import ArgumentParser
import Explanation
import NodeRuntime
import Storage

/// The command `tongban case form`.
struct ShowForm: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "form",
            abstract: Wording("表单有哪些项，还缺哪些", "the form's fields, and what is missing").shown,
            aliases: ["表单"]
        )
    }

    @OptionGroup var target: CaseTarget

    func answer() async throws -> Answer {
        try await target.withCase { node, line in
            guard let filled = try await node.filledForm(of: line.id) else {
                throw Problem(
                    "E-CASE-34",
                    .noSuch,
                    Wording("这个事项没有表单，或本机还没有收到", "The matter has no form, or none is held here"),
                    next: Wording("先同步：tongban sync", "Sync first: tongban sync")
                )
            }
            return Answer("tongban.case.form/1", FormSheet(filled, of: line.number))
        }
    }
}
