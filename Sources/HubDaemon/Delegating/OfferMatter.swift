import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban-hub delegation offer`.
struct OfferMatter: AnsweringCommand {
    static var configuration: CommandConfiguration {
        let items = CapabilityItem.allCases.map(\.term)
        return CommandConfiguration(
            commandName: "offer",
            abstract: Wording("向乡镇、村发出授权要约", "offer a matter to townships or villages").shown,
            discussion: Wording(
                "承接条件：" + items.map { "\($0.token)（\($0.wording.chinese)）" }.joined(separator: "、"),
                "Conditions: " + items.map(\.token).joined(separator: ", ")
            ).shown,
            aliases: ["要约"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("事项编码，或名称里的几个字", "code of the matter, or part of its name").shown,
            valueName: "matter"
        )
    )
    var matter: String
    @Option(
        help: ArgumentHelp(
            Wording("给哪个机构，可写多次", "to which point; may be given several times").shown,
            valueName: "point"
        )
    )
    var to: [String] = []
    @Option(
        help: ArgumentHelp(
            Wording("给整个层级：township 或 village", "to all of a tier: township or village").shown,
            valueName: "tier"
        )
    )
    var tier: Tier?
    @Option(
        help: ArgumentHelp(
            Wording("办理方式：agency、acceptance、decision", "agency, acceptance or decision").shown,
            valueName: "mode"
        )
    )
    var mode: HandlingMode
    @Option(
        help: ArgumentHelp(
            Wording("几号前答复；不写是 15 个工作日", "answer by; else 15 working days").shown,
            valueName: "YYYY-MM-DD"
        )
    )
    var replyBy: Day?
    @Option(
        help: ArgumentHelp(
            Wording("授权到哪一天；不写就是长期", "the last day of the delegation; else open").shown,
            valueName: "YYYY-MM-DD"
        )
    )
    var until: Day?
    @Option(
        help: ArgumentHelp(
            Wording("承接条件，可写多次；不写就是全部", "a condition; several times; else all").shown,
            valueName: "item"
        )
    )
    var check: [CapabilityItem] = []
    @Option(
        help: ArgumentHelp(
            Wording("试运行几件；不写是 3，0 是不试", "cases of trial; else 3, 0 for none").shown,
            valueName: "n"
        )
    )
    var trialCases: Int?
    @Option(help: ArgumentHelp(Wording("委托部门代码", "code of the department").shown))
    var department = ""
    @Option(help: ArgumentHelp(Wording("文号", "number of the document").shown))
    var document = ""
    @Option(help: ArgumentHelp(Wording("培训安排", "training that comes with it").shown))
    var training = ""
    @Option(help: ArgumentHelp(Wording("服务标准", "service the citizen may expect").shown))
    var serviceLevel = ""
    @Option(help: ArgumentHelp(Wording("备注", "anything else").shown))
    var note = ""

    func validate() throws {
        guard to.isEmpty != (tier == nil) else {
            throw ValidationError(
                Wording("写 --to 或 --tier，其中一个", "Give --to or --tier, one of them").shown
            )
        }
    }

    func answer() async throws -> Answer {
        var terms = OfferTerms(mode: mode)
        (terms.replyBy, terms.until, terms.trialCases) = (replyBy, until, trialCases)
        if !check.isEmpty { terms.checks = check }
        (terms.department, terms.document) = (department, document)
        (terms.training, terms.serviceLevel, terms.note) = (training, serviceLevel, note)
        return try await options.withCounty { [terms] county in
            let code = try await county.node.matterCode(meant: matter).code
            var points: [ServicePointID] = []
            for name in to { points.append(try await county.node.point(meant: name).id) }
            if let tier {
                points = try await county.node.store.view { view in
                    try view.register.allPoints.filter { $0.tier == tier }.map(\.id)
                }
            }
            _ = try await county.offer(code, to: points, terms)
            let offered = try await county.node.store.view { [points] view in
                try view.dossiers(of: code).filter { points.contains($0.offered.offer.point) }
            }
            let lines = try await county.lines(offered)
            return Answer("tongban.hub.delegation.offer/1", DelegationListing(lines))
        }
    }
}
