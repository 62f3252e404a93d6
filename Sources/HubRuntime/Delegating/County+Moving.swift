import NodeRuntime
import Replication
public import ServiceModel
import ServiceRecords
import Storage

/// A move as the office asks for it.
public struct MoveOrder: Hashable, Sendable {
    /// What to do.
    public var move: DelegationMove
    /// The first day; nil for the earliest that is possible.
    public var from: Day?
    /// Whether the delegation was invalid in law.
    public var isUrgent = false
    /// Which version of the offer; nil for the newest on which the move is possible.
    public var version: Int?
    /// Why.
    public var reason = ""
    /// Number of the document that says so.
    public var document = ""

    /// Asks for a move.
    public init(_ move: DelegationMove) {
        self.move = move
    }
}

extension County {
    /// Moves a delegation on; each side's last word is looked up in the same transaction.
    ///
    /// - Throws: `OfficeFault.delegating`, `NodeError`, `StorageError`; nothing is changed then.
    public func move(
        _ code: MatterCode,
        at point: ServicePointID,
        _ order: MoveOrder,
        on today: Day? = nil,
        rules: DelegationRules = DelegationRules()
    ) async throws -> DelegationStep {
        let today = today ?? node.today
        let ledger = ProposalLedger()
        _ = try await node.commit { view in
            let register = try view.register
            let place = try Self.point(point, register)
            let day = max(today, register.asOf)
            do {
                let dossier = try Self.dossier(of: code, at: point, for: order, view)
                let step = try Self.step(order, on: dossier, view, day, rules)
                let proposals = [Proposal.register(.delegationMoved(step))]
                ledger.keep(proposals)
                return proposals
            } catch let fault as DelegationFault {
                throw OfficeFault.delegating(code, at: place, fault)
            }
        }
        guard case .register(.delegationMoved(let step))? = ledger.proposals.first else {
            preconditionFailure("A commit that succeeds wrote the move.")
        }
        return step
    }

    /// The version that is meant: the one that is named, else the newest on which the move is
    /// possible.
    private static func dossier(
        of code: MatterCode,
        at point: ServicePointID,
        for order: MoveOrder,
        _ view: CommitView
    ) throws -> DelegationDossier {
        let versions = try view.histories(of: code, at: point).first ?? []
        guard let newest = versions.last else { throw DelegationFault.noOffer(code) }
        if let version = order.version {
            guard versions.indices.contains(version - 1) else {
                throw DelegationFault.noSuchVersion(version, newest: versions.count)
            }
            return versions[version - 1]
        }
        return versions.last {
            $0.stage.after(order.move, trialCases: $0.offered.offer.trialCases) != nil
        } ?? newest
    }

    private static func step(
        _ order: MoveOrder,
        on dossier: DelegationDossier,
        _ view: CommitView,
        _ day: Day,
        _ rules: DelegationRules
    ) throws -> DelegationStep {
        let (offered, offer) = (dossier.offered, dossier.offered.offer)
        guard dossier.stage.after(order.move, trialCases: offer.trialCases) != nil else {
            if order.move == .activate, dossier.stage == .accepted || dossier.stage == .training {
                throw DelegationFault.trialNotDone(had: 0, of: offer.trialCases)
            }
            throw DelegationFault.moveNotPossible(dossier.stage, order.move)
        }
        let needsReason = order.isUrgent || order.move == .suspend || order.move == .recall
        if needsReason, order.reason.allSatisfy(\.isWhitespace) {
            throw DelegationFault.reasonMissing
        }
        let texts = [order.reason, order.document]
        guard texts.allSatisfy({ $0.unicodeScalars.count <= DelegationOffer.longestText }) else {
            throw DelegationFault.textTooLong(limit: DelegationOffer.longestText)
        }
        try checkReadiness(for: order.move, of: dossier, view)
        let needsNotice = order.move.takesAway && offered.begins && !order.isUrgent
        let earliest = needsNotice ? day.advanced(by: rules.noticeDays) : day
        if let from = order.from, from < earliest {
            throw needsNotice
                ? DelegationFault.noticeTooShort(earliest: earliest)
                : DelegationFault.dayPassed(from)
        }
        // The first word names the acceptance it takes up.
        let answer = offered.steps.isEmpty ? dossier.acceptance.map { EntryName($0.dot) } : nil
        return DelegationStep(
            matter: offer.matter,
            point: offer.point,
            version: offer.version,
            move: order.move,
            day: day,
            from: order.from ?? earliest,
            isUrgent: order.isUrgent && order.move.takesAway,
            answer: order.move.takesAway ? nil : answer,
            reason: order.reason,
            document: order.document
        )
    }

    /// Whether the point has shown what the move rests on.
    private static func checkReadiness(
        for move: DelegationMove,
        of dossier: DelegationDossier,
        _ view: CommitView
    ) throws {
        switch move {
        case .startTrial, .activate:
            let open = dossier.openChecks.map(\.item)
            guard open.isEmpty else { throw DelegationFault.checksOpen(open) }
        case .offer, .train, .suspend, .resume, .recall, .expire: return
        }
        guard move == .activate, dossier.stage == .trial,
            let trial = dossier.offered.steps.last(where: { $0.stage == .trial })
        else { return }
        let offer = dossier.offered.offer
        let had = try view.caseCount(
            of: offer.matter,
            at: offer.point,
            openedFrom: trial.step.from
        )
        guard had >= offer.trialCases else {
            throw DelegationFault.trialNotDone(had: had, of: offer.trialCases)
        }
    }
}
