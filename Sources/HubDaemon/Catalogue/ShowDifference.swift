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
    @OptionGroup var part: PartialOption
    @Argument(help: ArgumentHelp(Wording("草稿的名字", "the draft").shown, valueName: "name"))
    var name: String
    @Option(
        help: ArgumentHelp(
            Wording("按哪一天比对；不写就是今天", "the day to compare as of; else today").shown,
            valueName: "YYYY-MM-DD"
        )
    )
    var on: Day?

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let found = try await county.difference(
                ofDraft: name,
                on: on,
                allowsPartial: part.allowPartial
            )
            let points = try await county.node.store.view { try $0.register.allPoints }
            let document = DifferenceSheet(found, points: points + found.diff.points)
            return Answer("tongban.hub.diff/1", document, status: document.status)
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
    @OptionGroup var part: PartialOption
    @Option(
        help: ArgumentHelp(
            Wording(
                "按哪一天发布；此前到期的授权不下发；不写就是今天",
                "the day to publish as of; delegations that ended before it are left out; else today"
            ).shown,
            valueName: "YYYY-MM-DD"
        )
    )
    var on: Day?

    @Flag(
        help: ArgumentHelp(
            Wording("有一份指南要素不全就不发布", "publish nothing while a guide is not complete").shown
        )
    )
    var strict = false
    @Flag(
        help: ArgumentHelp(
            Wording(
                "从优：新版不再要的材料，在办的件也不用交",
                "in the applicants' favour: open cases need not bring what the new versions drop"
            ).shown
        )
    )
    var favourable = false
    @Flag(
        help: ArgumentHelp(
            Wording(
                "只试算：对在办件有什么影响、发到哪里、多大；什么都不发布",
                "only reckon: open cases, readers, bytes; publish nothing"
            ).shown
        )
    )
    var dryRun = false

    func answer() async throws -> Answer {
        var terms = PublishingTerms()
        terms.demandsCompleteness = strict
        terms.isFavourable = favourable
        return try await options.withCounty { county in
            guard !dryRun else {
                let (found, rehearsal) = try await county.rehearse(
                    draft: name,
                    on: on,
                    allowsPartial: part.allowPartial,
                    terms: terms
                )
                let points = try await county.node.store.view { try $0.register.allPoints }
                let document = RehearsalSheet(
                    rehearsal,
                    DifferenceSheet(found, points: points + found.diff.points)
                )
                return Answer(
                    "tongban.hub.publish.dry-run/1",
                    document,
                    status: document.difference.status
                )
            }
            let done = try await county.publish(
                draft: name,
                at: expect,
                on: on,
                allowsConflicts: allowConflicts,
                allowsPartial: part.allowPartial,
                terms: terms
            )
            let document = PublishedSheet(done.publication, of: done.draft, done.reading)
            return Answer("tongban.hub.publish/1", document, status: document.status)
        }
    }
}
