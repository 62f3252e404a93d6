import ArgumentParser
import Explanation
import NodeRuntime
import Storage

/// The command `tongban conflict`.
struct ConflictGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "conflict",
            abstract: Wording("要人选定的", "values to settle").shown,
            subcommands: [
                ListConflicts.self, ShowConflict.self, ResolveConflict.self, UndoResolution.self,
            ],
            aliases: ["冲突"]
        )
    }
}

/// The command `tongban conflict list`.
struct ListConflicts: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("两边写得不一样、要人选定的", "fields with different values").shown,
            aliases: ["清单"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @OptionGroup var revealing: RevealOption

    func answer() async throws -> Answer {
        try await options.withNode { node in
            var conflicts: [ConflictListing.Line] = []
            for line in try await node.casesToSettle() {
                let sheet = try await CaseSheet(of: line, in: node, revealing.mask)
                let fields = sheet.fields.filter(\.conflict).map(Optional.some)
                conflicts += (fields + (line.isFrozen ? [nil] : [])).map {
                    ConflictListing.Line(
                        number: line.number,
                        field: $0,
                        frozen: line.isFrozen
                    )
                }
            }
            return Answer("tongban.conflict.list/1", ConflictListing(conflicts: conflicts))
        }
    }
}
