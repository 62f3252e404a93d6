extension Case {
    /// Approves: in full, or although promised materials have still to come.
    func approving(
        reason: String,
        withGaps: Bool,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        let decision = try deciding(.approve, reason: reason, by: actor, matter: matter)
        let invalid = dossier.verifications.filter { !$0.isValid }.map(\.material)
        guard invalid.isEmpty else { throw .materialsInvalid(invalid) }
        let gaps = openPromises.map(\.material)
        if gaps.isEmpty { return decision }
        guard withGaps else { throw .promisesOpen(gaps) }
        return decision + [.recorded(.decidedWithGaps(gaps))]
    }

    /// Approves, denies or refuses acceptance: the steps that need the decision right.
    func deciding(
        _ transition: Transition,
        reason: String,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: transition, by: actor, matter: matter)
        try checkCertainty()
        if dossier.pendingWithdrawal != nil { throw .withdrawalPending }
        let specials = dossier.openSpecials
        guard specials.isEmpty else { throw .specialOpen(specials) }
        // A decision against the applicant must state its reason (行政许可法 art. 38).
        if transition != .approve || !reason.isBlank { try checkText(reason) }
        return receiving(by: actor, matter: matter).steps + [
            .moved(transition, reason: reason.isBlank ? nil : reason)
        ]
    }

    /// Takes an approval back, stating why.
    func revoking(
        reason: String,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: .revoke, by: actor, matter: matter)
        try checkText(reason)
        return [.moved(.revoke, reason: reason)]
    }

    /// Ends a case whose promised materials did not come in time.
    func closingUnkept(
        reason: String,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: .closeUnkept, by: actor, matter: matter)
        let open = openPromises
        guard let latest = open.map(\.due).max() else { throw .nothingPromised }
        if let today = actor.today, today <= latest { throw .promiseNotDue(until: latest) }
        try checkText(reason)
        return [
            .moved(.closeUnkept, reason: reason),
            .recorded(.promiseBroken(open.map(\.material))),
        ]
    }

    /// Ends the case at the applicant's wish, or puts the wish on file for who holds the case.
    func withdrawing(
        reason: String,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkText(reason)
        guard let refusal = Self.judge(.withdraw, on: self, by: actor, matter: matter) else {
            return [.moved(.withdraw, reason: reason)]
        }
        switch refusal {
        case .levelMayNot, .notDelegated:
            return try recording(.withdrawalRequested(reason: reason), by: actor, matter: matter)
        default: throw refusal
        }
    }
}
