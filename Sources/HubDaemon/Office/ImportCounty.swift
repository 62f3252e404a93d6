import ArgumentParser
import Explanation
import HubRuntime
import ServiceModel

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
            Wording(
                "按哪一天导入；此前到期的授权不下发；不写就是今天",
                "the day to import as of; delegations that ended before it are left out; else today"
            ).shown,
            valueName: "YYYY-MM-DD"
        )
    )
    var on: Day?

    func answer() async throws -> Answer {
        let data = try CountyData(directory: countyData)
        return try await options.withCounty { county in
            Answer("tongban.hub.import/1", PublicationSheet(try await county.adopt(data, on: on)))
        }
    }
}
