import ArgumentParser
import Explanation
import NodeRuntime
import Storage

/// The command `tongban quarantine`.
struct QuarantineGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "quarantine",
            abstract: Wording("隔离的记录", "what is kept apart").shown,
            subcommands: [ListQuarantine.self],
            aliases: ["隔离"]
        )
    }
}

/// The command `tongban quarantine list`.
struct ListQuarantine: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("收到但不能用的记录段", "segments that could not be accepted").shown,
            aliases: ["清单"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withNode { node in
            let segments = try await node.store.quarantinedSegments()
            let register = try await node.store.view { try $0.register }
            let lines = segments.map { QuarantineListing.Line($0, register) }
            return Answer("tongban.quarantine.list/1", QuarantineListing(segments: lines))
        }
    }
}
