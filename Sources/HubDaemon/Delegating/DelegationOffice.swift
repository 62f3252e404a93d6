import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban-hub delegation`.
struct DelegationOffice: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "delegation",
            abstract: Wording("授权：要约、答复、培训、试运行、启用、收回", "delegating: offers, answers, moves").shown,
            subcommands: [
                OfferMatter.self, ListOffered.self, ListAnswers.self, ShowOffered.self,
                TrainPoint.self, StartTrial.self, ActivateDelegation.self, SuspendDelegation.self,
                ResumeDelegation.self, RecallDelegation.self, ExpireDelegation.self,
                WatchDelegations.self,
            ],
            aliases: ["授权"]
        )
    }
}

/// The command `tongban-hub delegation list`.
struct ListOffered: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("全县的要约和授权", "all offers and what came of them").shown,
            aliases: ["清单"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp(Wording("只列这个事项", "only of this matter").shown))
    var matter: String?
    @Option(help: ArgumentHelp(Wording("只列这个机构", "only of this point").shown))
    var point: String?
    @Flag(
        help: ArgumentHelp(
            Wording("只列还没有答复的，逾期最久的在前", "only unanswered, longest overdue first").shown
        )
    )
    var open = false

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            var code: MatterCode?
            if let matter { code = try await county.node.matterCode(meant: matter).code }
            var place: ServicePointID?
            if let point { place = try await county.node.point(meant: point).id }
            let found = try await county.node.store.view { [code, place] view in
                try view.dossiers(of: code, at: place)
            }
            let shown = found.filter { !open || $0.stage == .offered || $0.stage == .assessing }
                .sorted { left, right in
                    open && left.offered.offer.replyBy < right.offered.offer.replyBy
                }
            let lines = try await county.lines(shown)
            return Answer("tongban.hub.delegation.list/1", DelegationListing(lines))
        }
    }
}

/// The command `tongban-hub delegation show`.
struct ShowOffered: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording("一个点的一项授权", "one delegation in full").shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var target: DelegationTarget

    func answer() async throws -> Answer {
        try await target.withDelegation { county, code, point in
            try await county.sheet("tongban.hub.delegation.show/1", of: code, at: point)
        }
    }
}

/// The command `tongban-hub delegation answers`.
struct ListAnswers: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "answers",
            abstract: Wording("各点的答复，最新的在前", "what the points have answered, newest first").shown,
            aliases: ["答复"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp(Wording("只列这个事项", "only of this matter").shown))
    var matter: String?

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            var code: MatterCode?
            if let matter { code = try await county.node.matterCode(meant: matter).code }
            let (answers, points) = try await county.node.store.view { [code] view in
                (try view.answers(of: code), try view.register.allPoints)
            }
            let names = try await county.node.matterNames()
            let places = Dictionary(uniqueKeysWithValues: points.map { ($0.id, $0) })
            let lines = answers.sorted { $0.answer.claimedAt > $1.answer.claimedAt }.map {
                AnswerLine($0, name: names[$0.answer.matter], point: places[$0.point])
            }
            return Answer("tongban.hub.delegation.answers/1", AnswerListing(answers: lines))
        }
    }
}
