extension Case {
    /// Why `actor` was not entitled to a step in the case as the actor knew it; nil if it was.
    ///
    /// A replica that receives a step asks this with the author's own view, and the author's command
    /// goes through it too, so both sides hold the author to the same rule: legality of the step,
    /// level, competence and the decision right. Materials and conflicts are left to the author:
    /// another replica may have changed them in the meantime, and a step that was right when it was
    /// made must not be refused for that.
    ///
    /// Whether a township or county reads the case at all is settled by what it is sent; here only a
    /// village is held to its own cases.
    public static func judge(
        _ transition: Transition,
        on view: Case,
        by actor: Actor,
        matter: Matter
    ) -> Refusal? {
        if let refusal = judgeReach(on: view, by: actor) { return refusal }
        if view.frozen { return .caseFrozen }
        let unentitled = judgeEntitlement(to: transition, on: view, by: actor, matter: matter)
        guard transition.target(from: view.stage) != nil else {
            // What an agent collected goes on once it is received, and who may not take the step
            // should hear that rather than be sent to receive.
            let waits = view.stage == .collected && transition.target(from: .received) != nil
            return waits
                ? unentitled ?? .wrongStage(view.stage, transition)
                : .wrongStage(view.stage, transition)
        }
        return unentitled
    }

    /// Why `actor` may not open a case of this matter; nil if it may.
    ///
    /// Every tier may, for matters it handles in whatever mode: to collect an application without
    /// any delegation would send the citizen to the wrong door. A version that is suspended or
    /// withdrawn takes no new cases, whatever the day.
    public static func judgeOpening(of matter: Matter, by actor: Actor) -> Refusal? {
        switch matter.status {
        case .inUse: break
        case .suspended: return .suspended(matter.code, since: matter.effectiveFrom)
        case .withdrawn: return .withdrawn(matter.code, since: matter.effectiveFrom)
        }
        return actor.mode == nil ? .notDelegated(matter.code, at: actor.point.division) : nil
    }

    /// Why `actor` may not touch this case at all; nil if it may.
    static func judgeReach(on view: Case, by actor: Actor) -> Refusal? {
        let isElsewhere = actor.point.tier == .village && actor.point.id != view.point
        return isElsewhere ? .outOfScope(point: view.point) : nil
    }

    private static func judgeEntitlement(
        to transition: Transition,
        on view: Case,
        by actor: Actor,
        matter: Matter
    ) -> Refusal? {
        let tier = actor.point.tier
        if let stop = actor.stoppedBy, transition.bindsAuthority {
            return .recalledUrgently(matter.code, since: stop.from)
        }
        switch transition {
        case .collect, .supplyCorrection:
            return nil
        case .receive:
            // Where the authority has received, its time runs; an agent must not start it.
            if tier == .village, matter.type != .publicService {
                return .levelMayNot(tier, transition)
            }
            return judgeAcceptance(of: matter, by: actor)
        case .withdraw:
            let isBound = view.stage == .accepted || view.stage == .processing
            if !isBound || actor.holdsDecisionRight { return nil }
            if tier == .village { return .levelMayNot(tier, transition) }
            return judgeAcceptance(of: matter, by: actor)
        case .requestCorrection:
            // A village that only collects for others has no say in what is missing.
            if tier == .village, actor.mode == .agency { return .levelMayNot(tier, transition) }
            return judgeAcceptance(of: matter, by: actor)
        case .accept:
            guard matter.mayBeAccepted(at: tier) else { return .levelMayNot(tier, transition) }
            return judgeAcceptance(of: matter, by: actor)
        case .startProcessing:
            if tier == .village { return .levelMayNot(tier, transition) }
            return judgeAcceptance(of: matter, by: actor)
        case .approve, .deny:
            guard matter.mayBeDecided(at: tier) else { return .levelMayNot(tier, transition) }
            return actor.holdsDecisionRight ? nil : .notDecisionHolder
        case .refuseAcceptance, .revoke, .closeUnkept:
            if tier == .village { return .levelMayNot(tier, transition) }
            return actor.holdsDecisionRight ? nil : .notDecisionHolder
        }
    }

    static func judgeAcceptance(of matter: Matter, by actor: Actor) -> Refusal? {
        guard let mode = actor.mode, mode >= .acceptance else {
            return .notDelegated(matter.code, at: actor.point.division)
        }
        return nil
    }
}
