import Storage
import NodeRuntime
import ArgumentParser
import Explanation
import Replication
import ServiceModel
import ServiceRecords

/// A command that puts one fact on file about a case.
protocol FactCommand: AnsweringCommand {
    var target: CaseTarget { get }

    /// The fact; the case is there for commands that answer something on file.
    func fact(in reading: CaseReading) throws -> CaseFact
}

extension FactCommand {
    func answer() async throws -> Answer {
        try await target.withCase { node, line in
            let fact = try fact(in: try await CaseReading(of: line, in: node))
            _ = try await node.submit(.record(fact), on: line.id)
            return try await node.outcome(of: fact.term, on: line)
        }
    }
}

/// A remark; a person types it, or a program hands it in.
struct NoteOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Wording("说明；- 是标准输入", "a remark; - is standard input").shown,
            valueName: "text"
        )
    )
    var note = ""

    func text() throws -> String { try TextSource.text(of: note) }
}

/// Why something is done.
struct ReasonOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Wording("理由；- 是标准输入", "why; - is standard input").shown,
            valueName: "text"
        )
    )
    var reason: String

    func text() throws -> String { try TextSource.text(of: reason) }
}

/// Which entry on file is meant, where there are several.
struct EntryOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Wording(
                "哪一条（号见 tongban case history）；只有一条时不用写",
                "which entry, by its number in case history; none needed where there is one"
            ).shown,
            valueName: "n"
        )
    )
    var entry: String?

    /// The one that is meant among `names`.
    ///
    /// - Throws: `Refusal.noSuchFact`, `ArgumentFault.severalEntries`.
    func name(among names: [EntryName], in reading: CaseReading) throws -> EntryName {
        let dots = names.compactMap(\.dot)
        if let entry {
            guard let dot = reading.dot(labelled: entry, among: dots) else {
                throw Refusal.noSuchFact
            }
            return EntryName(dot)
        }
        guard let first = dots.first else { throw Refusal.noSuchFact }
        guard dots.count == 1 else { throw ArgumentFault.severalEntries(dots.map(reading.label)) }
        return EntryName(first)
    }
}
