import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// Which case a command is about.
struct CaseTarget: ParsableArguments {
    @OptionGroup var options: GlobalOptions

    @Argument(
        help: ArgumentHelp(
            Wording(
                "办件编号，或它的尾号（42），或 .（上一件）",
                "case number, or its tail (42), or . (the last one)"
            ).shown,
            valueName: "no"
        )
    )
    var number: String

    /// Opens the replica and finds the case.
    ///
    /// - Throws: A `Problem` that names the case when the rules refuse.
    func withCase<Value>(
        _ body: (Node, CaseLine) async throws -> Value
    ) async throws -> Value {
        try await options.withNode { node in
            let line = try await find(in: node)
            LastCase(of: options.directory).remember(line.number)
            do {
                return try await body(node, line)
            } catch let refusal as Refusal {
                let matter = try await node.matter(of: line)
                throw ErrorText.problem(for: refusal, about: Subject(line, matter))
            }
        }
    }

    /// Runs a command of the rules on the case and answers with how the case stands now.
    func act(
        _ verb: Term,
        _ command: (Node, CaseLine) async throws -> CaseCommand
    ) async throws -> Answer {
        try await withCase { node, line in
            _ = try await node.submit(try await command(node, line), on: line.id)
            return try await node.outcome(of: verb, on: line)
        }
    }

    private func find(in node: Node) async throws -> CaseLine {
        guard number != "." else {
            guard let last = LastCase(of: options.directory).number else {
                throw ArgumentFault.noLastCase
            }
            return try await node.find(last)
        }
        do {
            return try await node.find(number)
        } catch NodeError.noSuchCase {
            return try await findWithCheckCharacter(in: node)
        }
    }

    /// People read a tail off the receipt with its check character: `42-K`.
    private func findWithCheckCharacter(in node: Node) async throws -> CaseLine {
        guard let hyphen = number.lastIndex(of: "-") else { throw NodeError.noSuchCase(number) }
        do {
            let line = try await node.find(String(number[..<hyphen]))
            guard line.number.uppercased().hasSuffix("-" + number.uppercased()) else {
                throw NodeError.noSuchCase(number)
            }
            return line
        } catch NodeError.noSuchCase {
            throw NodeError.noSuchCase(number)
        }
    }
}

extension Node {
    /// The matter of a case, in the version it pins.
    func matter(of line: CaseLine) async throws -> Matter? {
        try await store.view { view in try view.record(line.id).flatMap { try view.matter(of: $0) }
        }
    }

    /// How a case stands after `verb`.
    func outcome(of verb: Term, on line: CaseLine) async throws -> Answer {
        let now = try await find(line.number)
        return Answer("tongban.case.\(verb.token)/1", CaseOutcome(verb, now))
    }
}
