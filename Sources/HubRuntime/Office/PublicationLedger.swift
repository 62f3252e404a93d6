import Storage
import Synchronization

/// Carries what a transaction is about to publish out of its closure.
final class PublicationLedger: Sendable {
    private let kept = Mutex<Publication?>(nil)

    /// What was kept last.
    ///
    /// - Throws: `StorageError.inconsistent` if the transaction ended without proposing anything.
    func publication() throws -> Publication {
        guard let publication = kept.withLock({ $0 }) else {
            throw StorageError.inconsistent("published without a publication")
        }
        return publication
    }

    func keep(_ publication: Publication) {
        kept.withLock { $0 = publication }
    }
}
