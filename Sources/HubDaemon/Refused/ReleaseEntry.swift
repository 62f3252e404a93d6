import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import Storage

/// The command `tongban-hub release`.
struct ReleaseEntry: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "release",
            abstract: Wording("放行一条未采纳的记录，各处随之采纳", "rule that a refused entry counts").shown,
            aliases: ["放行"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording(
                "办件编号，或 tongban-hub refused 印出的记录名",
                "a case number, or an entry's name as tongban-hub refused prints it"
            ).shown,
            valueName: "case|entry"
        )
    )
    var name: String

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let refused = try await county.refusedEntries()
            let chosen = try await choose(from: refused, in: county)
            try await county.release(chosen.line)
            let left = try await county.node.store.refusedEntries(ownOnly: false).count
            return Answer("tongban.hub.release/1", Released(chosen, left: left))
        }
    }

    /// The one entry that is meant.
    private func choose(
        from refused: [RefusedEntry],
        in county: County
    ) async throws -> RefusedEntry {
        let fitting: [RefusedEntry]
        if name.contains(":") {
            let exact = refused.filter { $0.entry == name.lowercased() }
            fitting =
                exact.isEmpty
                ? refused.filter { $0.entry.hasPrefix(name.lowercased() + "@") } : exact
        } else {
            let number = try await county.node.find(name).number
            fitting = refused.filter { $0.line.number == number }
        }
        guard let chosen = fitting.first else { throw CommandFault.nothingRefused(name) }
        guard fitting.count == 1 else { throw CommandFault.severalRefused(name, fitting) }
        return chosen
    }

    /// What was released, and what is left.
    struct Released: Document {
        let entry: String
        let number: String?
        /// Entries still outside the fold, anywhere in the county.
        let left: Int

        init(_ refused: RefusedEntry, left: Int) {
            entry = refused.entry
            number = refused.line.number
            self.left = left
        }

        func lines() -> [String] {
            var lines = [
                Wording(
                    "已放行 \(entry)（办件 \(number ?? "-")）。各处同步后随之采纳。",
                    "Released \(entry) (case \(number ?? "-")). Every replica follows after a sync."
                ).shown
            ]
            if left > 0 {
                lines.append(
                    Wording(
                        "还有 \(left) 条未采纳：tongban-hub refused",
                        "\(left) are still refused: tongban-hub refused"
                    ).shown
                )
            }
            return lines
        }
    }
}
