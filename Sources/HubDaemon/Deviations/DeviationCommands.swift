import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban-hub deviation`.
struct DeviationGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "deviation",
            abstract: Wording("基层报来的：指南与实际不符", "what points say about guides").shown,
            subcommands: [
                ListDeviationsHere.self, ShowDeviation.self, AnswerDeviation.self,
            ],
            aliases: ["不符"]
        )
    }
}

/// The command `tongban-hub deviation list`.
struct ListDeviationsHere: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("待答复的；加 --all 看全部", "those that are open; all with --all").shown,
            aliases: ["清单"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Flag(help: ArgumentHelp(Wording("答复过的也列", "those that are answered too").shown))
    var all = false

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let held = try await county.deviations()
            let meant = all ? held : held.filter { $0.answer == nil }
            let queue = DeviationQueue(
                open: held.count { $0.answer == nil },
                answered: held.count { $0.answer != nil },
                deviations: try await county.lines(meant)
            )
            return Answer("tongban.hub.deviation.list/1", queue)
        }
    }
}

/// The command `tongban-hub deviation show`.
struct ShowDeviation: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording("看一条", "one of them").shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("编号，如 12-45", "its number, such as 12-45").shown,
            valueName: "no"
        )
    )
    var number: String

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let held = try await county.deviation(number)
            return Answer(
                "tongban.hub.deviation.show/1",
                DeviationSheet(deviation: try await county.lines([held])[0])
            )
        }
    }
}

/// The command `tongban-hub deviation answer`.
struct AnswerDeviation: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "answer",
            abstract: Wording("答复：采纳、说明或不采纳", "accept, explain or decline").shown,
            discussion: Wording(
                "再答复一次就替换原来的。采纳只是答应改，改还要发布新版。",
                "An answer given again replaces the earlier one. Accepting promises a new version; "
                    + "it does not publish one."
            ).shown,
            aliases: ["答复"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("编号，如 12-45", "its number, such as 12-45").shown,
            valueName: "no"
        )
    )
    var number: String
    @Flag(help: ArgumentHelp(Wording("采纳：指南会照改", "the guide will say so").shown))
    var accept = false
    @Flag(help: ArgumentHelp(Wording("说明：指南没有错", "the guide is right").shown))
    var explain = false
    @Flag(help: ArgumentHelp(Wording("不采纳", "it is not taken up").shown))
    var decline = false
    @Option(
        help: ArgumentHelp(
            Wording("采纳时：哪一版起照此，如 1.3", "with --accept: the version, such as 1.3").shown,
            valueName: "n.n"
        )
    )
    var version: String?
    @Option(
        help: ArgumentHelp(
            Wording("理由；说明、不采纳时必写", "the reason; needed unless accepted").shown,
            valueName: "text"
        )
    )
    var text = ""

    func validate() throws {
        guard [accept, explain, decline].count(where: { $0 }) == 1 else {
            throw ValidationError(
                Wording(
                    "--accept、--explain、--decline 写且只写一个",
                    "Give exactly one of --accept, --explain and --decline"
                ).shown
            )
        }
        guard version == nil || (accept && Self.number(of: version) != nil) else {
            throw ValidationError(
                Wording(
                    "--version 只和 --accept 一起用，写成 1.3 的样子",
                    "--version goes with --accept, as 1.3"
                ).shown
            )
        }
    }

    func answer() async throws -> Answer {
        let outcome: DeviationAnswer.Outcome =
            accept
            ? .accepted(asVersion: Self.number(of: version)) : explain ? .explained : .declined
        return try await options.withCounty { county in
            let held = try await county.answer(
                number,
                DeviationAnswer(outcome: outcome, text: text)
            )
            return Answer(
                "tongban.hub.deviation.answer/1",
                DeviationSheet(deviation: try await county.lines([held])[0])
            )
        }
    }

    /// `n.n` as one number that grows with it: 4.8 is 4008.
    private static func number(of text: String?) -> Int? {
        let parts = (text ?? "").split(separator: ".").compactMap { Int($0) }
        guard parts.count == 2, (0..<1000).contains(parts[0]), (0..<1000).contains(parts[1]) else {
            return nil
        }
        return parts[0] * 1000 + parts[1]
    }
}

extension County {
    /// Deviations with the names of their points and matters.
    func lines(_ held: [HeldDeviation]) async throws -> [DeviationLine] {
        let today = node.today
        return try await node.store.view { view in
            let register = try view.register
            let names = Dictionary(
                try view.listedMatters(on: try view.day(byClock: today)).map { ($0.code, $0.name) },
                uniquingKeysWith: { first, _ in first }
            )
            return held.map { held in
                DeviationLine(
                    held,
                    pointName: register.point(held.point)?.name ?? "\(held.point.number)",
                    matterName: names[held.deviation.matter] ?? held.deviation.matter.text
                )
            }
        }
    }
}
