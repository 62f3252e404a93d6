extension Case {
    /// Approves, denies or refuses acceptance: the steps that need the decision right.
    func deciding(
        _ transition: Transition,
        reason: String,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: transition, by: actor, matter: matter)
        try checkCertainty()
        // A decision against the applicant must state its reason (行政许可法 art. 38).
        if transition != .approve, reason.isBlank { throw .emptyText }
        return [.moved(transition, reason: reason.isBlank ? nil : reason)]
    }

    func withdrawing(
        reason: String,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: .withdraw, by: actor, matter: matter)
        guard !reason.isBlank else { throw .emptyText }
        return [.moved(.withdraw, reason: reason)]
    }
}
