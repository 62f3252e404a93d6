import ArgumentParser
import Glibc

/// How the program ends after something was thrown: help, a status, or an explained problem.
enum Ending {
    case text(String)
    case status(ExitStatus)
    case problem(Problem)

    /// Reads what was thrown; help and completion scripts travel as errors too.
    init(_ error: any Error, of program: any ExplainedProgram.Type) {
        if let status = error as? ExitStatus {
            self = .status(status)
        } else if program.exitCode(for: error) == .success {
            self = .text(HelpText.localised(program.fullMessage(for: error)))
        } else {
            self = .problem(program.problem(for: error))
        }
    }

    func leave() -> Never {
        switch self {
        case .text(let text):
            Output.write(text + "\n")
            exit(ExitStatus.done.rawValue)
        case .status(let status):
            exit(status.rawValue)
        case .problem(let problem):
            Output.explain(problem)
            exit(problem.status.rawValue)
        }
    }
}
