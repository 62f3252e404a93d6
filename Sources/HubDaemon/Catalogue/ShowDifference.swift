import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban-hub diff`.
struct ShowDifference: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff",
            abstract: Wording("发布这份草稿会改什么", "what publishing a draft would change").shown,
            aliases: ["比对"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(Wording("草稿的名字", "the draft").shown, valueName: "name"))
    var name: String

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let (draft, diff) = try await county.difference(ofDraft: name)
            let points = try await county.node.store.view { try $0.register.allPoints }
            let document = DifferenceSheet(diff, of: draft, points: points + diff.points)
            return Answer(
                "tongban.hub.diff/1",
                document,
                status: diff.conflicts.isEmpty ? .done : .findings
            )
        }
    }
}

/// The command `tongban-hub publish`.
struct PublishDraft: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "publish",
            abstract: Wording("发布一份草稿，一次做完", "publish a draft, in one step").shown,
            aliases: ["发布"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(Wording("草稿的名字", "the draft").shown, valueName: "name"))
    var name: String
    @Option(
        help: ArgumentHelp(
            Wording("写明看过第几稿；别人改过就不发布", "the revision you have seen").shown,
            valueName: "revision"
        )
    )
    var expect: Int?
    @Flag(
        help: ArgumentHelp(
            Wording("对不上的行不发布，其余照发", "leave out lines that do not fit").shown
        )
    )
    var allowConflicts = false

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let publication = try await county.publish(
                draft: name,
                at: expect,
                allowsConflicts: allowConflicts
            )
            return Answer("tongban.hub.publish/1", PublicationSheet(publication))
        }
    }
}
