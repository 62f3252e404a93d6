import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import Storage

/// The command `tongban case answer`.
struct AnswerForm: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "answer",
            abstract: Wording("填写事项的表单", "fill in the matter's form").shown,
            discussion: Wording(
                "内容是 JSON，如 {\"household.size\": 4} 或 {\"household\": {\"size\": 4}}；"
                    + "\"\" 清空一项，没有写的项不动。填错的不收；还缺的会列出来，填齐才能受理。",
                "JSON such as {\"household.size\": 4}, nested or not; \"\" clears an answer, others "
                    + "stay. What does not fit is refused; what is still missing is listed."
            ).shown,
            aliases: ["填表"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("表单文件；- 是标准输入", "the form; - is standard input").shown,
            valueName: "file"
        )
    )
    var from: String

    func answer() async throws -> Answer {
        let answers = try FormFile(json: TextSource(from).read()).answers
        return try await target.withCase { node, line in
            _ = try await node.submit(.answer(answers), on: line.id)
            let now = try await node.find(line.number)
            let filled = try await node.filledForm(of: line.id)
            let outcome = AnsweredOutcome(
                outcome: CaseOutcome(Term("answer", "填表", "answered"), now),
                form: filled.map { FormSheet($0, of: line.number) }
            )
            return Answer("tongban.case.answer/1", outcome)
        }
    }
}
