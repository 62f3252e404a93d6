extension Case {
    /// Why `actor` was not entitled to put `fact` on file in the case as it knew it; nil if it was.
    ///
    /// The same rule for the author and for every replica that receives the fact: stage, level and
    /// competence. What the fact itself must bring is the author's business.
    public static func judge(
        _ fact: CaseFact,
        on view: Case,
        by actor: Actor,
        matter: Matter
    ) -> Refusal? {
        if let refusal = judgeReach(on: view, by: actor) { return refusal }
        if let refusal = judgeStage(of: fact, on: view) { return refusal }
        switch fact {
        case .promised, .decidedWithGaps, .promiseKept, .promiseBroken:
            // Their step is judged; here they only must not come from who could not take it.
            return fact.isKept ? nil : judgeAcceptanceOrRight(of: matter, by: actor)
        case .promiseExtended, .specialBegan, .specialEnded, .extended, .commitmentChecked,
            .withdrawalDropped:
            if actor.point.tier == .village, !actor.holdsDecisionRight {
                return .levelMayRecord(actor.point.tier)
            }
            return judgeAcceptanceOrRight(of: matter, by: actor)
        case .numbered:
            return actor.point.tier == .village ? .levelMayRecord(actor.point.tier) : nil
        case .handOverAcknowledged(let name, _, _):
            guard let handOver = view.dossier.handOver(named: name) else { return .noSuchFact }
            return handOver.receiver == actor.point.id
                ? nil : .handedElsewhere(handOver.receiver)
        case .materialVerified, .committed, .mandateGiven, .mandateEnded, .handedOver, .delivered,
            .withdrawalRequested, .linked, .evaluated, .archived:
            return nil
        }
    }

    /// Why a case at this stage takes no such fact; nil if it does.
    private static func judgeStage(of fact: CaseFact, on view: Case) -> Refusal? {
        let stage = view.stage
        switch fact {
        case .promised, .promiseExtended, .specialBegan, .specialEnded, .extended:
            let runs = stage == .accepted || stage == .processing
            return runs ? nil : .stageTakesNo(stage)
        case .materialVerified, .committed, .mandateGiven, .handedOver, .withdrawalRequested,
            .promiseKept:
            if view.frozen { return .caseFrozen }
            return stage.isTerminal ? .caseClosed(stage) : nil
        case .withdrawalDropped, .numbered, .evaluated, .commitmentChecked:
            return stage == .draft ? .stageTakesNo(stage) : nil
        case .delivered:
            if view.frozen { return .caseFrozen }
            let isDecided = stage == .approved || stage == .denied || stage == .notAccepted
            return isDecided ? nil : .stageTakesNo(stage)
        case .archived: return stage.isTerminal ? nil : .stageTakesNo(stage)
        // Beside the step that has just moved the case on.
        case .decidedWithGaps: return stage == .approved ? nil : .stageTakesNo(stage)
        case .promiseBroken: return stage == .returned ? nil : .stageTakesNo(stage)
        // Papers are on their way, mandates end and cases are linked whatever became of the case.
        case .handOverAcknowledged, .mandateEnded, .linked: return nil
        }
    }

    private static func judgeAcceptanceOrRight(of matter: Matter, by actor: Actor) -> Refusal? {
        actor.holdsDecisionRight ? nil : judgeAcceptance(of: matter, by: actor)
    }
}

extension CaseFact {
    /// Whether only whoever handles the matter may put it on file, by a delegation proved fresh.
    var bindsAuthority: Bool {
        switch self {
        case .promiseExtended, .specialBegan, .specialEnded, .extended, .commitmentChecked,
            .withdrawalDropped:
            true
        // Their step is asked itself; the others tell what citizens bring, say and get.
        case .promised, .decidedWithGaps, .promiseKept, .promiseBroken, .numbered,
            .handOverAcknowledged, .materialVerified, .committed, .mandateGiven, .mandateEnded,
            .handedOver, .delivered, .withdrawalRequested, .linked, .evaluated, .archived:
            false
        }
    }

    fileprivate var isKept: Bool {
        if case .promiseKept = self { true } else { false }
    }
}
