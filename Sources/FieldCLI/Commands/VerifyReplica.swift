import ArgumentParser
import Explanation
import NodeRuntime
import Storage

/// The command `tongban verify`.
struct VerifyReplica: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: Wording("从记录重算一遍，核对副本是否完好", "recompute everything and compare").shown,
            aliases: ["核对"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withNode { node in
            var problems = try await node.store.integrityProblems()
            // A damaged file need not be read any further to be reported.
            if problems.isEmpty {
                problems = try await node.store.alteredSegments().map { $0.wording.shown }
            }
            let digests = problems.isEmpty ? try await node.store.stateDigests() : []
            return Answer(
                "tongban.verify/1",
                VerifyReport(
                    problems: problems,
                    scopes: digests.map(VerifyReport.Line.init)
                ),
                status: problems.isEmpty ? .done : .findings
            )
        }
    }
}
