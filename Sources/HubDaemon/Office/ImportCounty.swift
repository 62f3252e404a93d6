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
                "先全部核对；有一处不对就什么都不导入，除非写明 --allow-partial。重复导入不会改变什么。",
                "Everything is checked first; one mistake and nothing is imported, unless you ask "
                    + "for the part that is right with --allow-partial."
            ).shown,
            aliases: ["导入"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @OptionGroup var part: PartialOption
    @Option(
        help: ArgumentHelp(
            Wording(
                "目录，内有 orgs、matters、materials、delegation 的 .csv 或 .xlsx；或一个 .xlsx 工作簿",
                "a directory with orgs, matters, materials and delegation as .csv or .xlsx; or one "
                    + ".xlsx workbook"
            ).shown,
            valueName: "dir|xlsx"
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
        let reading = try SourceReading(
            CountyData.read(SourceFolder(at: countyData)),
            allowsPartial: part.allowPartial
        )
        return try await options.withCounty { county in
            let publication = try await county.publish(reading.source, on: on)
            let document = PublishedSheet(publication, reading)
            let lacking = try await county.completeness().count { !$0.completeness.isWhole }
            if lacking > 0 {
                Output.note(
                    Wording(
                        "有 \(lacking) 项事项的指南要素不全：tongban-hub completeness",
                        "The guides of \(lacking) matters are not complete: tongban-hub completeness"
                    )
                )
            }
            return Answer("tongban.hub.import/1", document, status: document.status)
        }
    }
}
