package import ArgumentParser
import NodeRuntime

/// One of the programs: whatever is thrown in any of them ends in the same shape of message, with
/// the same exit codes.
package protocol ExplainedProgram: AsyncParsableCommand {
    /// What to tell whoever writes more words than a command takes; empty if there is nothing.
    static var surplusAdvice: String { get }

    /// The words for what only this program throws, or for what means something else in it.
    ///
    /// Nil leaves an error to the words that all programs share.
    static func ownProblem(for error: any Error) -> Problem?
}

extension ExplainedProgram {
    package static var surplusAdvice: String { "" }

    /// The version of all programs; they are released together.
    package static var releaseVersion: String { ProgramVersion.text }

    /// Explains whatever was thrown.
    package static func problem(for error: any Error) -> Problem {
        ownProblem(for: error) ?? ErrorText.explanation(of: error)
            ?? UsageText.problem(for: error, in: Self.self)
    }

    /// Parses the command line, runs the command and ends the program if that failed.
    package static func start() async {
        StandardStreams.occupy()
        Interruption.prepare()
        do {
            var command = try parseAsRoot(CommandLine.arguments.dropFirst().map { $0 })
            guard Language.requestIsKnown else { throw UsageFault.unknownLanguage }
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Ending(error, of: Self.self).leave()
        }
    }
}
