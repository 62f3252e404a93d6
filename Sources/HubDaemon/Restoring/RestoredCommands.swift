import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban-hub restored`.
struct RestoredGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restored",
            abstract: Wording("枢纽恢复之后收齐下级手里的县里记录", "after the hub was restored").shown,
            subcommands: [RestoredStatus.self, WaiveChildren.self, FinishRestoring.self],
            defaultSubcommand: RestoredStatus.self,
            aliases: ["恢复后"]
        )
    }
}

/// The command `tongban-hub restored status`.
struct RestoredStatus: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status",
            abstract: Wording("还等谁同步", "who was not heard yet").shown,
            aliases: ["进度"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            Answer("tongban.hub.restored/1", try await RestoredSheet(of: county))
        }
    }
}

/// The command `tongban-hub restored waive POINT`.
struct WaiveChildren: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "waive",
            abstract: Wording("不再等一个点：它手里的县里记录作废", "give up on a point").shown,
            aliases: ["放弃"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("机构代码、点号或名称", "division code, number or name of the point").shown,
            valueName: "point"
        )
    )
    var point: String
    @Option(
        help: ArgumentHelp(Wording("放弃的理由", "why").shown, valueName: "text")
    )
    var reason: String

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let place = try await county.node.point(meant: point)
            let waived = try await county.node.store.waiveChildren(at: place.id, because: reason)
            guard waived > 0 else { throw CommandFault.notAwaited(place.name) }
            _ = try await county.node.store.takeOffice()
            return Answer("tongban.hub.restored/1", try await RestoredSheet(of: county))
        }
    }
}

/// The command `tongban-hub restored finish`.
struct FinishRestoring: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "finish",
            abstract: Wording("收齐后恢复公布和认定", "take the office up again").shown,
            aliases: ["完成"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            _ = try await county.node.store.takeOffice()
            let sheet = try await RestoredSheet(of: county)
            if let unheard = sheet.unheard { throw unheard }
            return Answer("tongban.hub.restored/1", sheet)
        }
    }
}

/// Whom the restored hub has not heard.
struct RestoredSheet: Document {
    let restored: Bool
    let inOffice: Bool
    let missing: [PointName]
    let unheard: UnheardChildren?

    private enum CodingKeys: String, CodingKey { case restored, inOffice, missing }

    init(of county: County) async throws {
        let restoration = try await county.node.store.restoration()
        let keys = restoration?.missing ?? []
        restored = restoration != nil
        inOffice = restoration?.missing == nil
        let points = try await county.node.store.view { view in
            let register = try view.register
            return keys.compactMap { register.grant(of: $0).flatMap { register.point($0.point) } }
        }
        missing = points.map(PointName.init)
        unheard = inOffice ? nil : UnheardChildren(points: points)
    }

    func lines() -> [String] {
        guard restored else {
            return [Wording("枢纽没有恢复过。", "The hub was never restored.").shown]
        }
        guard !inOffice else {
            return [
                Wording("枢纽已恢复公布和认定。", "The hub publishes and rules again.").shown
            ]
        }
        return [
            Wording("还没有收齐，暂不公布、不认定。等这些点同步：", "Publishes and rules nothing. Waits for:")
                .shown
        ] + missing.map { "  \($0.name.printable)  \($0.division.printable)" } + [
            Wording(
                "收齐后自动恢复；等不到的：tongban-hub restored waive 点 --reason 理由",
                "It goes on by itself; give one up: tongban-hub restored waive POINT --reason TEXT"
            ).shown
        ]
    }
}
