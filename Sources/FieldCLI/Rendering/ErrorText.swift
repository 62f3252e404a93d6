import NodeRuntime
import ServiceModel
import Storage
import SyncEngine
import Transport

/// Turns whatever was thrown into a problem with a code, a sentence and a next step.
///
/// The switches over the errors of each module are exhaustive, so that a new case cannot reach the
/// counter without words.
enum ErrorText {
    /// Explains an error that was thrown without naming a case.
    static func problem(for error: any Error) -> Problem {
        switch error {
        case let problem as Problem: problem
        case let refusal as Refusal: problem(for: refusal, about: Subject())
        case let error as NodeError: problem(for: error)
        case let error as StorageError: problem(for: error)
        case let error as TransportError: problem(for: error)
        case let fault as SyncFault: problem(for: fault)
        case let fault as InputFault: problem(for: fault)
        case let fault as UsageFault: problem(for: fault)
        default: UsageText.problem(for: error)
        }
    }
}

/// What a refusal is about, so that the sentence can name it.
struct Subject: Sendable {
    /// The number of the case, if there is one.
    let number: String?
    /// The matter, if it is held here.
    let matter: Matter?

    init(number: String? = nil, matter: Matter? = nil) {
        self.number = number
        self.matter = matter
    }

    /// A case in a list.
    init(_ line: CaseLine, _ matter: Matter?) {
        self.init(number: line.number, matter: matter)
    }

    /// The case, as a sentence begins with it.
    var name: Wording {
        guard let number else { return Wording("这件", "This case") }
        return Wording("办件 \(number)", "Case \(number)")
    }

    /// The case as commands name it.
    var argument: String { number ?? "." }

    /// A material by number and, if known, by name.
    func material(_ number: Int) -> String {
        guard let name = matter?.materials.first(where: { $0.number == number })?.name else {
            return "\(number)"
        }
        return "\(number) \(name)"
    }
}
