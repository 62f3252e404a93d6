import Replication
public import ServiceModel
import ServiceRecords
public import Storage

extension Node {
    /// What the county has offered this point, and what was said about it since; newest versions, by
    /// matter.
    ///
    /// - Parameter below: Whether the points below it count too.
    /// - Throws: `NodeError.notEnrolled`, `StorageError`.
    public func dossiers(below: Bool = false) async throws -> [DelegationDossier] {
        try await store.view { view in
            guard let point = try view.ownPoint else { throw NodeError.notEnrolled }
            let points = below ? try view.register.subtree(of: point.id) : [point.id]
            return try view.dossiers().filter { points.contains($0.offered.offer.point) }
        }
    }

    /// Every version of what the county has offered this point of a matter, ascending.
    ///
    /// - Throws: `DelegationFault.noOffer`, `NodeError.notEnrolled`, `StorageError`.
    public func history(of matter: MatterCode) async throws -> [DelegationDossier] {
        try await store.view { view in
            guard let point = try view.ownPoint else { throw NodeError.notEnrolled }
            guard let versions = try view.histories(of: matter, at: point.id).first else {
                throw DelegationFault.noOffer(matter)
            }
            return versions
        }
    }

    /// Answers the newest offer of a matter to this point. Saved when this returns; the county acts on
    /// it when it gets there.
    ///
    /// - Parameter clockDay: The day by the wall clock; nil reads the clock.
    /// - Returns: The delegation as it stands then.
    /// - Throws: `DelegationFault`, `NodeError`, `StorageError`; nothing is changed then.
    public func answer(
        _ matter: MatterCode,
        _ word: DelegationAnswer.Word,
        on clockDay: Day? = nil
    ) async throws -> DelegationDossier {
        let now = clocks.wall
        let clockDay = clockDay ?? today
        _ = try await commit { view in
            guard let point = try view.ownPoint else { throw NodeError.notEnrolled }
            guard let dossier = try view.dossiers(of: matter, at: point.id).first else {
                throw DelegationFault.noOffer(matter)
            }
            let offer = dossier.offered.offer
            let answer = DelegationAnswer(
                matter: matter,
                version: offer.version,
                word: word,
                claimedAt: now
            )
            guard dossier.stage.after(answer) != nil else {
                throw DelegationFault.answerNotPossible(dossier.stage, answer.kind)
            }
            if let fault = answer.fault(to: offer, on: try view.day(byClock: clockDay)) {
                throw fault
            }
            return [.answer(DelegationAnswered(answer), at: point.id)]
        }
        guard let dossier = try await history(of: matter).last else {
            throw DelegationFault.noOffer(matter)
        }
        return dossier
    }
}
