import ArgumentParser
import Explanation
import HubRuntime
import ServiceModel

/// The command `tongban-hub completeness`.
struct ShowCompleteness: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "completeness",
            abstract: Wording("办事指南缺哪些要素", "what the guides lack").shown,
            discussion: Wording(
                "要素完备率 = 已填的必填要素 / 应填的必填要素。最差的排在最前。",
                "Completeness is filled mandatory elements of all mandatory ones; the worst first."
            ).shown,
            aliases: ["要素"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            Wording("只看一个部门：名称里的几个字", "one department: part of its name").shown,
            valueName: "name"
        )
    )
    var department: String?
    @Option(
        help: ArgumentHelp(
            Wording("最多列多少项；不写列 20 项", "how many matters at most; else 20").shown,
            valueName: "count"
        )
    )
    var worst = 20

    func validate() throws {
        guard worst > 0 else {
            throw ValidationError(Wording("--worst 要大于 0", "--worst must be above 0").shown)
        }
    }

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let all = try await county.completeness()
            let meant =
                department.map { name in all.filter { $0.department.contains(name) } } ?? all
            return Answer(
                "tongban.hub.completeness/1",
                CompletenessSheet(meant, worst: worst, department: department),
                status: meant.allSatisfy(\.completeness.isWhole) ? .done : .findings
            )
        }
    }
}
