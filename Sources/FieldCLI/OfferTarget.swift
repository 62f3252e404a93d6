import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The offer a command is about: that of a matter to this point.
struct OfferTarget: ParsableArguments {
    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("事项编码，或名称里的几个字", "code of the matter, or part of its name").shown,
            valueName: "matter"
        )
    )
    var matter: String

    /// Does `body` with the matter that is meant.
    func withOffer<Value>(
        _ body: (Node, MatterCode) async throws -> Value
    ) async throws -> Value {
        try await options.withNode { node in
            try await body(node, try await node.matterCode(meant: matter).code)
        }
    }

    /// Answers the offer and shows how things stand then.
    func say(_ word: DelegationAnswer.Word) async throws -> Answer {
        try await withOffer { node, code in
            _ = try await node.answer(code, word)
            Output.note(
                Wording(
                    "已保存在本机，同步后县里看到。",
                    "Saved here; the county sees it after a sync."
                )
            )
            return try await node.delegationAnswer("tongban.delegation.answer/1", of: code)
        }
    }
}

extension Node {
    /// How the delegation of a matter to this point stands.
    func delegationAnswer(_ schema: String, of code: MatterCode) async throws -> Answer {
        let versions = try await history(of: code)
        let (today, point) = (today, try await ownPoint())
        let name = try await matterNames()[code]
        guard let sheet = DelegationSheet(versions, name: name, point: point, on: today) else {
            throw DelegationFault.noOffer(code)
        }
        return Answer(schema, sheet)
    }

    /// The lines of a list of delegations.
    func delegationLines(_ dossiers: [DelegationDossier]) async throws -> [DelegationLine] {
        let (names, today) = (try await matterNames(), today)
        return try await store.view { view in
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
