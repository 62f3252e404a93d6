import ArgumentParser
import Explanation
import HubRuntime
import Replication

/// The command `tongban-hub import`.
struct ImportCounty: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: Wording("导入机构、事项、材料、授权并发布", "import and publish a county's data").shown,
            discussion: Wording(
                "先全部核对；有一处不对就什么都不导入。重复导入不会改变什么。",
                "Everything is checked first; one mistake and nothing is imported."
            ).shown,
            aliases: ["导入"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            Wording(
                "目录，内有 orgs.csv、matters.csv、materials.csv、delegation.csv",
                "a directory with orgs.csv, matters.csv, materials.csv and delegation.csv"
            ).shown,
            valueName: "dir"
        )
    )
    var countyData: String
    @Option(
        help: ArgumentHelp(
            Wording("按哪一天的授权；不写就是今天", "delegations as of that day; else today").shown,
            valueName: "YYYY-MM-DD"
        )
    )
    var on: CalendarDay?

    func answer() async throws -> Answer {
        let data = try CountyData(directory: countyData, on: (on ?? .today).text)
        return try await options.withCounty { county in
            Answer("tongban.hub.import/1", Summary(try await county.adopt(data)))
        }
    }

    /// What an import changed.
    struct Summary: Document {
        let points: Int
        let matters: Published
        let delegations: Int

        /// Matters published in a new version, by the lowest level that handles them.
        struct Published: Encodable, Sendable {
            let county: Int
            let township: Int
            let village: Int
        }

        init(_ summary: County.ImportSummary) {
            points = summary.points
            matters = Published(
                county: summary.matters[.county] ?? 0,
                township: summary.matters[.township] ?? 0,
                village: summary.matters[.village] ?? 0
            )
            delegations = summary.delegations
        }

        func lines() -> [String] {
            let all = matters.county + matters.township + matters.village
            guard points + all + delegations > 0 else {
                return [
                    Wording("已是最新，没有要改的。", "Up to date; nothing had to change.").shown
                ]
            }
            return [
                Wording(
                    "机构新增或变更 \(points) 个；新发布事项 \(all) 项（到村 \(matters.village)、"
                        + "到乡镇 \(matters.township)、只到县 \(matters.county)）；"
                        + "授权有变的事项 \(delegations) 项。",
                    "\(points) points new or changed; \(all) matters published (\(matters.village) "
                        + "for villages, \(matters.township) for townships, \(matters.county) for "
                        + "the county); delegations changed for \(delegations) matters."
                ).shown
            ]
        }
    }
}
