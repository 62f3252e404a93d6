import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel

/// The command `tongban stats`.
struct StatsGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "stats",
            abstract: Wording("指标：办结率、按时率、网办率等", "indicators").shown,
            subcommands: [ShowStats.self, CheckFigures.self],
            defaultSubcommand: ShowStats.self,
            aliases: ["指标"]
        )
    }
}

/// The command `tongban stats show`.
struct ShowStats: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording("按本机的办件和事项算指标", "counts indicators over what is held here").shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        name: .customLong("indicator"),
        help: ArgumentHelp(
            Wording("只算这个指标，可以写几次", "only this one; may be repeated").shown,
            valueName: "id"
        )
    )
    var names: [String] = []
    @Option(
        help: ArgumentHelp(
            Wording("机构及其下级（代码、点号或名称）", "a point with everything below").shown,
            valueName: "point"
        )
    )
    var unit: String?
    @Option(help: ArgumentHelp(Wording("起始日，缺省本月一日", "first day").shown, valueName: "day"))
    var from: String?
    @Option(help: ArgumentHelp(Wording("截止日，缺省今天", "last day").shown, valueName: "day"))
    var to: String?
    @Flag(help: ArgumentHelp(Wording("列出分子里的每一件", "lists what the numerator counts").shown))
    var ids = false

    func answer() async throws -> Answer {
        let indicators = try names.map { name in
            guard let indicator = Indicator(named: name) else {
                throw ArgumentFault.unknownIndicator(name)
            }
            return indicator
        }
        return try await options.withNode { node in
            let last = try to.map(Self.day) ?? node.today
            let first = try from.map(Self.day) ?? last.firstOfMonth
            guard let period = Period(from: first, through: last) else {
                throw ArgumentFault.emptyPeriod(first, last)
            }
            var place: ServicePoint?
            if let unit { place = try await node.point(meant: unit) }
            let wanted = indicators.isEmpty ? Indicator.allCases : indicators
            let report = try await node.figures(of: wanted, for: place, in: period)
            return Answer(
                "tongban.stats/1",
                FigureSheet(report, unmeasured: wanted, listing: ids)
            )
        }
    }

    private static func day(_ text: String) throws(ArgumentFault) -> Day {
        guard let day = Day(iso: text) else { throw .noSuchDay(text) }
        return day
    }
}

/// The command `tongban stats check`.
struct CheckFigures: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: Wording("查报表里的数对不对得上", "finds figures of a report that cannot be true").shown,
            discussion: Wording(
                "每行：名称,数,算式。算式如 16045/18271、22+36+8、1755>=1978>=2029、1319@97% 1350@99.7%；"
                    + "数如 87.8%、302、1400+，没有就空着。# 开头的行不看。",
                "A line is name,figure,formula, such as: completion,87.8%,16045/18271"
            ).shown,
            aliases: ["核对"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(Wording("文件，- 为标准输入", "a file, or -").shown, valueName: "file"))
    var file: String

    func answer() async throws -> Answer {
        let text = try TextSource(file).read()
        let sheet = try FigureCheckSheet(reading: text)
        return Answer(
            "tongban.stats.check/1",
            sheet,
            status: sheet.anomalies.isEmpty ? .done : .findings
        )
    }
}

extension Day {
    /// The first day of its month.
    fileprivate var firstOfMonth: Day { advanced(by: 1 - date.day) }
}
