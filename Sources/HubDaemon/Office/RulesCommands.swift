import ArgumentParser
import Explanation
import HubRuntime
import ServiceModel

/// The command `tongban-hub rules`.
struct RulesGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rules",
            abstract: Wording("全县的时限参数", "the county's parameters of time limits").shown,
            subcommands: [ShowRules.self, SetRules.self],
            aliases: ["规则"]
        )
    }
}

/// The command `tongban-hub rules show`.
struct ShowRules: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording("现在的参数", "the parameters in force").shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            Answer("tongban.hub.rules/1", RulesSheet(try await county.rules()))
        }
    }
}

/// The command `tongban-hub rules set`.
struct SetRules: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "set",
            abstract: Wording("发布新参数，没写的不变", "publishes parameters; those left out stay").shown,
            discussion: Wording(
                "文件是 JSON：{\"deadlines\":{\"tellWithin\":5,\"yellowFrom\":3}}。有哪些项：tongban-hub rules show",
                "The file is JSON: {\"deadlines\":{\"yellowFrom\":3}}; see tongban-hub rules show"
            ).shown,
            aliases: ["设置"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        name: .customLong("from"),
        help: ArgumentHelp(Wording("参数文件，JSON", "a file of JSON").shown, valueName: "file")
    )
    var file: String

    func answer() async throws -> Answer {
        let draft = try RulesFile(path: file)
        return try await options.withCounty { county in
            let rules = try draft.applied(to: try await county.rules().rules)
            return Answer("tongban.hub.rules/1", RulesSheet(try await county.setRules(rules)))
        }
    }
}

/// The county's parameters.
struct RulesSheet: Document {
    /// Which publication; 0 for the defaults.
    let edition: UInt64
    /// Working days by name.
    let deadlines: [String: Int]

    init(_ edition: ServiceRules.Edition) {
        self.edition = edition.number
        deadlines = Dictionary(
            uniqueKeysWithValues: edition.rules.deadlines.values.map {
                ($0.parameter.rawValue, $0.value)
            }
        )
    }

    func lines() -> [String] {
        let source =
            edition == 0
            ? Wording("没有发布过，用缺省值", "Never published; these are the defaults")
            : Wording("第 \(edition) 号发布", "Edition \(edition)")
        var table = TextTable([
            Wording("项", "Name"), Wording("工作日", "Working days"), Wording("意思", "Meaning"),
        ])
        for parameter in DeadlineParameter.allCases {
            table.add([
                parameter.rawValue, "\(deadlines[parameter.rawValue] ?? 0)", parameter.term.shown,
            ])
        }
        return [source.shown] + table.lines()
    }
}
