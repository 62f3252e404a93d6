import ArgumentParser
import Explanation
import ServiceModel

/// The command `tongban case answer`.
struct AnswerForm: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "answer",
            abstract: Wording("填写事项的表单", "fill in the matter's form").shown,
            discussion: Wording(
                "内容是 JSON，如 {\"household.size\": 4}；\"\" 清空一项，没有写的项不动。",
                "JSON such as {\"household.size\": 4}; \"\" clears an answer, others stay."
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
        return try await target.act(Term("answer", "填表", "answered")) { _, _ in
            .answer(answers)
        }
    }
}
