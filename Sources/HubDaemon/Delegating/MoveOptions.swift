import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// What every move of a delegation takes.
struct MoveOptions: ParsableArguments {
    @OptionGroup var target: DelegationTarget
    @Option(
        help: ArgumentHelp(
            Wording("从哪一天起；不写就是最早的一天", "from which day; else the earliest").shown,
            valueName: "YYYY-MM-DD"
        )
    )
    var from: Day?
    @Option(
        help: ArgumentHelp(
            Wording("第几版要约；不写就是最新的", "which version of the offer; else the newest").shown,
            valueName: "n"
        )
    )
    var version: Int?
    @Flag(
        help: ArgumentHelp(
            Wording("授权违法，不用提前通知，已开办的也停办", "invalid in law: no notice, open cases stop too").shown
        )
    )
    var urgent = false
    @Option(
        help: ArgumentHelp(
            Wording("理由；暂停、收回必写", "why; needed to suspend and to recall").shown,
            valueName: "text"
        )
    )
    var reason = ""
    @Option(
        help: ArgumentHelp(
            Wording("文号", "number of the document").shown,
            valueName: "text"
        )
    )
    var document = ""

    /// Makes the move and shows how things stand then.
    func carryOut(_ move: DelegationMove) async throws -> Answer {
        try await target.withDelegation { county, code, point in
            var order = MoveOrder(move)
            order.from = from
            order.version = version
            order.isUrgent = urgent
            order.reason = reason
            order.document = document
            _ = try await county.move(code, at: point.id, order)
            return try await county.sheet("tongban.hub.delegation.move/1", of: code, at: point)
        }
    }
}

/// Whose delegation of what a command is about.
struct DelegationTarget: ParsableArguments {
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
            Wording("机构代码、点号或名称", "division code, number or name of the point").shown,
            valueName: "point"
        )
    )
    var point: String

    func withDelegation(
        _ body: (County, MatterCode, ServicePoint) async throws -> Answer
    ) async throws -> Answer {
        try await options.withCounty { county in
            let code = try await county.node.matterCode(meant: matter).code
            return try await body(county, code, try await county.node.point(meant: point))
        }
    }
}

extension County {
    /// One delegation in full.
    func sheet(
        _ schema: String,
        of code: MatterCode,
        at point: ServicePoint
    ) async throws -> Answer {
        let today = node.today
        let name = try await node.matterNames()[code]
        let versions = try await node.store.view { view in
            try view.histories(of: code, at: point.id).first ?? []
        }
        guard let sheet = DelegationSheet(versions, name: name, point: point, on: today) else {
            throw OfficeFault.delegating(code, at: point, .noOffer(code))
        }
        return Answer(schema, sheet)
    }

    /// The lines of a list of delegations.
    func lines(_ dossiers: [DelegationDossier]) async throws -> [DelegationLine] {
        let (names, today) = (try await node.matterNames(), node.today)
        return try await node.store.view { view in
            let register = try view.register
            return dossiers.map { dossier in
                DelegationLine(
                    dossier,
                    name: names[dossier.offered.offer.matter],
                    point: register.point(dossier.offered.offer.point),
                    on: today
                )
            }
        }
    }
}
