import NodeRuntime
import ServiceModel
import Storage
import SyncEngine
import Transport

/// Turns whatever was thrown into a problem with a code, a sentence and a next step.
///
/// The switches over the errors of each module are exhaustive, so that a new case cannot reach the
/// counter without words.
package enum ErrorText {
    /// Explains an error that was thrown without naming a case; nil if it is none of ours.
    package static func explanation(of error: any Error) -> Problem? {
        switch error {
        case let problem as Problem: problem
        case let refusal as Refusal: problem(for: refusal, about: Subject())
        case let fault as DelegationFault: problem(for: fault)
        case let error as NodeError: problem(for: error)
        case let error as StorageError: problem(for: error)
        case let error as BundleError: problem(for: error)
        case let fault as BackupFault: problem(for: fault)
        case let unheard as UnheardChildren: problem(for: unheard)
        case let error as TransportError: problem(for: error)
        case let fault as SyncFault: problem(for: fault)
        case let fault as UsageFault: problem(for: fault)
        case let fault as OperatorFault: problem(for: fault)
        case let fault as ScheduleFault: problem(for: fault)
        case let fault as FigureFault: problem(for: fault)
        default: nil
        }
    }
}
