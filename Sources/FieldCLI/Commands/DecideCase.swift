import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import Storage

/// The command `tongban case decide`.
struct DecideCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "decide",
            abstract: Wording("作出决定（要有决定权）", "decide, if the right is here").shown,
            aliases: ["决定"]
        )
    }

    /// What may be decided.
    enum Outcome: EnumerableFlag {
        case approve
        case deny
        case refuseAcceptance

        static func help(for value: Outcome) -> ArgumentHelp? {
            ArgumentHelp(value.transition.term.shown)
        }

        var transition: Transition {
            switch self {
            case .approve: .approve
            case .deny: .deny
            case .refuseAcceptance: .refuseAcceptance
            }
        }

        func command(because reason: String, withGaps: Bool) -> CaseCommand {
            switch self {
            case .approve: .approve(reason: reason, withGaps: withGaps)
            case .deny: .deny(reason: reason)
            case .refuseAcceptance: .refuseAcceptance(reason: reason)
            }
        }
    }

    @OptionGroup var target: CaseTarget
    @Flag var outcome: Outcome
    @Option(
        help: ArgumentHelp(
            Wording("理由；不通过、不予受理必写；- 是标准输入", "why; needed unless approved").shown,
            valueName: "text"
        )
    )
    var reason = ""
    @Flag(
        help: ArgumentHelp(
            Wording("容缺材料没补也通过", "approve although promised materials are missing").shown
        )
    )
    var withGaps = false

    func answer() async throws -> Answer {
        let reason = try TextSource.text(of: reason)
        return try await target.withCase { node, line in
            _ = try await node.submit(
                outcome.command(because: reason, withGaps: withGaps),
                on: line.id
            )
            let term = outcome.transition.term
            return Answer(
                "tongban.case.decide/1",
                CaseOutcome(term, try await node.find(line.number))
            )
        }
    }
}

/// The command `tongban case pass`.
struct PassCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "pass",
            abstract: Wording("把决定权移交给另一个点", "pass the right to decide on").shown,
            aliases: ["移交"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("移交给谁（机构代码、点号或名称）", "to which point").shown,
            valueName: "point"
        )
    )
    var to: String

    func answer() async throws -> Answer {
        try await target.withCase { node, line in
            let point = try await node.point(meant: to)
            _ = try await node.passDecision(of: line.id, to: point.id)
            return try await node.outcome(of: Term("pass", "移交决定权", "passed on"), on: line)
        }
    }
}
