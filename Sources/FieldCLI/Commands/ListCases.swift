import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import Storage

/// The command `tongban case list`.
struct ListCases: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("办件清单，新的在前", "cases, newest first").shown,
            aliases: ["清单"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @OptionGroup var revealing: RevealOption
    @Option(help: ArgumentHelp(Wording("最多几件", "how many at most").shown, valueName: "n"))
    var limit = 20
    @Option(
        help: ArgumentHelp(
            Wording("只看这个机构（代码、点号或名称）", "only of this point").shown,
            valueName: "point"
        )
    )
    var point: String?
    @Flag(help: ArgumentHelp(Wording("只看没办结的，最急的在前", "open cases, the most urgent first").shown))
    var due = false

    func validate() throws {
        guard (1...100_000).contains(limit) else {
            throw ValidationError("The value '\(limit)' is invalid for '--limit <n>'")
        }
    }

    func answer() async throws -> Answer {
        try await options.withNode { node in
            var place: ServicePoint?
            if let point { place = try await node.point(meant: point) }
            let clockDay = node.today
            let (keeping, day) = try await node.store.view {
                (try $0.timekeeping, try $0.day(byClock: clockDay))
            }
            let lines =
                due
                ? try await node.store.urgentLines(at: place?.id, on: day, limit: limit + 1)
                : try await node.store.caseLines(at: place?.id, limit: limit + 1)
            return Answer(
                "tongban.case.list/1",
                CaseListing(lines, limit: limit, revealing.mask, by: keeping, on: day)
            )
        }
    }
}

/// The command `tongban case history`.
struct ShowHistory: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "history",
            abstract: Wording("一件的经过：谁在何时改了什么，什么没有生效、为什么", "the story of a case").shown,
            aliases: ["经过"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var revealing: RevealOption

    func answer() async throws -> Answer {
        try await target.withCase { node, line in
            let reading = try await CaseReading(of: line, in: node)
            return Answer("tongban.case.history/1", CaseHistory(reading, revealing.mask))
        }
    }
}

/// The command `tongban case show`.
struct ShowCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording("一件的全部", "everything about a case").shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var revealing: RevealOption

    func answer() async throws -> Answer {
        try await target.withCase { node, line in
            Answer("tongban.case.show/1", try await CaseSheet(of: line, in: node, revealing.mask))
        }
    }
}
