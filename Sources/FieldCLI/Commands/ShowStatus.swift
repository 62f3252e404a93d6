import ArgumentParser
import Explanation
import NodeRuntime

/// The command `tongban status`.
struct ShowStatus: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status",
            abstract: Wording("哪些送到了哪里，哪些要人看", "what is where, and what needs a person").shown,
            aliases: ["状态"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        let directory = options.directory
        return try await options.withNode { node in
            Answer("tongban.status/1", try await ReplicaStatus(of: node, at: directory))
        }
    }
}
