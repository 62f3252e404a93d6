import Storage
import Synchronization

/// Carries what a transaction proposed out of its closure.
final class ProposalLedger: Sendable {
    private let kept = Mutex<[Proposal]>([])

    /// What was proposed last.
    var proposals: [Proposal] { kept.withLock { $0 } }

    func keep(_ proposals: [Proposal]) {
        kept.withLock { $0 = proposals }
    }
}
