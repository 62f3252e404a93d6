import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban matter`.
struct MatterGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "matter",
            abstract: Wording("事项", "matters").shown,
            subcommands: [ListMatters.self],
            aliases: ["事项"]
        )
    }
}

/// The command `tongban matter list`.
struct ListMatters: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("本机有哪些事项，本点能办到哪一步", "matters here, and how far they go here").shown,
            aliases: ["清单"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withNode { node in
            let matters = try await node.store.view { view in
                let (register, point) = (try view.register, try view.ownPoint)
                return try view.matters().map { matter in
                    MatterListing.Line(
                        matter,
                        point.flatMap { register.mode(of: matter.code, at: $0) }
                    )
                }
            }
            return Answer("tongban.matter.list/1", MatterListing(matters: matters))
        }
    }
}
