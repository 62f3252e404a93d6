public import Replication
import ServiceModel

extension CaseRecord {
    /// What the county said about one entry; outranks every judgement made here.
    public enum CountyVerdict: Hashable, Sendable {
        /// It stands.
        case admitted
        /// It does not.
        case refused(RefusalReason)
    }

    /// Whether `entry` may be folded: nil if it may.
    ///
    /// Depends on the entry, its own past and the heads it names; not on what else has arrived, so
    /// every replica judges alike.
    ///
    /// - Parameter isRuled: Whether the county's ruling on a dot stands in a past.
    /// - Complexity: O(transitions of the case squared); cases have about ten.
    public func judgement(
        of entry: CaseEntry,
        isRuled: (Dot, VersionVector) throws -> Bool
    ) rethrows -> RefusalReason? {
        guard let author = entry.author else { return .notGranted }
        guard author.reachesScope else { return .wrongScope }
        let act: CaseAct
        switch entry.act {
        case .success(let read): act = read
        case .failure(let reason): return reason
        }
        if entry.opens {
            guard act.kind == .caseOpened, entry.stamp.dot == id.dot else { return .malformed }
            guard entry.matter != nil else { return .unknownMatter }
            guard entry.decider != nil else { return .noDecider }
        } else {
            guard act.kind == .caseActed else { return .malformed }
            guard entry.past.contains(id.dot) else { return .malformed }
            guard opening != nil else { return try fallen(in: entry.past, isRuled) ?? .illegal }
        }
        return try judgement(of: act, in: entry, author: author, isRuled: isRuled)
    }

    private func judgement(
        of act: CaseAct,
        in entry: CaseEntry,
        author: CaseEntry.Author,
        isRuled: (Dot, VersionVector) throws -> Bool
    ) rethrows -> RefusalReason? {
        let holding = try rightHolding(
            in: entry.past,
            entry.succession,
            county: entry.countyDecider,
            isRuled: isRuled
        )
        let mayUseRight: Bool? = try holding.map { holding in
            guard holding.holder == entry.stamp.dot.replica else { return false }
            return try holding.movedBy.map { try isRuled($0, entry.past) } ?? true
        }
        if let move = act.rightMove {
            guard mayUseRight == true, move.number == (holding?.move ?? 0) + 1 else {
                return .notDecisionHolder
            }
        }
        if let claimed = act.decisionMove {
            guard mayUseRight == true, claimed == holding?.move else { return .notDecisionHolder }
        }
        guard let matter = entry.matter else { return .unknownMatter }
        let actor = Actor(
            point: author.point,
            mode: author.mode,
            holdsDecisionRight: mayUseRight ?? false,
            stoppedBy: author.stoppedBy
        )
        if entry.opens, let refusal = Case.judgeOpening(of: matter, by: actor) {
            return try reason(for: refusal, in: entry.past, isRuled)
        }
        var view = view(in: entry.past)
        for change in act.changes {
            if case .recorded(let fact) = change {
                if let refusal = Case.judge(fact, on: view, by: actor, matter: matter) {
                    return try reason(for: refusal, in: entry.past, isRuled)
                }
                continue
            }
            guard let transition = change.transition else {
                // What is written into a case that its author knew to be ended or frozen is no fact.
                if change.isEdit, view.stage.isTerminal || view.frozen {
                    return try fallen(in: entry.past, isRuled) ?? .illegal
                }
                if let refusal = settlingRefusal(of: change, on: view, by: actor, in: entry) {
                    return try reason(for: refusal, in: entry.past, isRuled)
                }
                continue
            }
            if let refusal = Case.judge(transition, on: view, by: actor, matter: matter) {
                return try reason(for: refusal, in: entry.past, isRuled)
            }
            view.stage = transition.target(from: view.stage) ?? view.stage
        }
        return nil
    }

    /// Why a settlement is none in its author's own past; nil for one that is, and for all else.
    private func settlingRefusal(
        of change: CaseChange,
        on view: Case,
        by actor: Actor,
        in entry: CaseEntry
    ) -> Refusal? {
        switch change {
        case .conflictResolved(let field, _, let names, _):
            // Nobody settles what he has not seen.
            return names.dots.allSatisfy(entry.past.contains) ? nil : .choiceGone(field)
        case .resolutionWithdrawn(let names, _):
            let kinds = names.dots.map { dot in
                settlements.first { $0.stamp.dot == dot && entry.past.contains(dot) }?.kind
            }
            var rulings = 0
            for kind in kinds {
                switch kind {
                case .ruling: rulings += 1
                case .resolution: break
                case .withdrawal, nil: return .notRuled
                }
            }
            guard rulings > 0 else {
                return view.stage.isTerminal || view.frozen ? .caseFrozen : nil
            }
            guard rulings == kinds.count else { return .notRuled }
            return Case.judgeRulingWithdrawal(on: view, by: actor)
        case .decisionRuled(let standing, let others, _):
            return Case.judgeRuling(
                standing: standing,
                settingAside: others,
                on: view,
                by: actor
            )
        case .opened, .fieldSet, .answered, .materialTaken, .materialReturned, .moved, .noted,
            .correctionRequested, .told, .recorded:
            return nil
        }
    }

    private func reason(
        for refusal: Refusal,
        in past: VersionVector,
        _ isRuled: (Dot, VersionVector) throws -> Bool
    ) rethrows -> RefusalReason {
        switch refusal {
        case .notDecisionHolder: .notDecisionHolder
        case .notDelegated, .levelMayNot, .levelMayRecord, .handedElsewhere, .countyRules,
            .recalledUrgently:
            .notCompetent
        default: try fallen(in: past, isRuled) ?? .illegal
        }
    }

    /// The refused entry that an illegal act in this past may have rested on: the last, by dot,
    /// that its author had seen without the ruling that says so.
    private func fallen(
        in past: VersionVector,
        _ isRuled: (Dot, VersionVector) throws -> Bool
    ) rethrows -> RefusalReason? {
        try refused.last { try past.contains($0.dot) && !isRuled($0.dot, past) }
            .map { .dependsOn($0.dot) }
    }
}
