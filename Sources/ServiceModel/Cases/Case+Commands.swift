extension Case {
    /// The facts that carrying out `command` would write; nothing is changed here.
    ///
    /// - Parameters:
    ///   - command: What the actor asks for; opening goes through
    ///     ``opening(matter:applicant:fields:materials:by:)`` instead.
    ///   - actor: Who asks, with its entitlement for this case.
    ///   - matter: The matter in the version the case is bound to.
    /// - Throws: The first ``Refusal`` that applies, in the order: matter, reach, freeze, stage,
    ///   level, competence, decision right, what the command itself must bring, and last the
    ///   person's function.
    public func changes(
        for command: CaseCommand,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        guard matter.code == self.matter else { throw .unknownMatter(self.matter) }
        guard matter.version == matterVersion else {
            throw .unknownVersion(self.matter, matterVersion)
        }
        let changes = try ruled(command, by: actor, matter: matter)
        try checkRole(for: command, by: actor, matter: matter)
        return changes
    }

    private func ruled(
        _ command: CaseCommand,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        switch command {
        case .open:
            throw .alreadyOpen
        case .edit(let field, let value):
            return try editing(field, to: value, by: actor)
        case .answer(let answers):
            return try answering(answers, by: actor)
        case .takeMaterial(let number):
            return try taking(material: number, by: actor, matter: matter)
        case .returnMaterial(let number):
            return try returning(material: number, by: actor, matter: matter)
        case .note(let text):
            return try noting(text, by: actor)
        case .receive:
            let step = Self.intake(by: actor, matter: matter)
            if step == .collect, stage == .collected, let refusal = actor.lease.refusal {
                throw refusal
            }
            return try moving(step, by: actor, matter: matter)
        case .requestCorrection(let materials, let note):
            return try requestingCorrection(of: materials, note: note, by: actor, matter: matter)
        case .supplyCorrection:
            return try moving(.supplyCorrection, by: actor, matter: matter)
        case .accept:
            return try accepting(by: actor, matter: matter)
        case .acceptDeferred(let due, let text):
            return try accepting(due: due, promise: text, by: actor, matter: matter)
        case .startProcessing:
            return try moving(.startProcessing, by: actor, matter: matter)
        case .approve(let reason, let withGaps):
            return try approving(reason: reason, withGaps: withGaps, by: actor, matter: matter)
        case .deny(let reason):
            return try deciding(.deny, reason: reason, by: actor, matter: matter)
        case .refuseAcceptance(let reason):
            return try deciding(.refuseAcceptance, reason: reason, by: actor, matter: matter)
        case .withdraw(let reason):
            return try withdrawing(reason: reason, by: actor, matter: matter)
        case .revoke(let reason):
            return try revoking(reason: reason, by: actor, matter: matter)
        case .closeUnkept(let reason):
            return try closingUnkept(reason: reason, by: actor, matter: matter)
        case .record(let fact):
            return try recording(fact, by: actor, matter: matter)
        case .resolve(let field, let value, let names, let note):
            return try resolving(field, to: value, superseding: names, note: note, by: actor)
        case .withdrawResolutions(let names, let field, let note):
            return try withdrawing(resolutions: names, of: field, note: note, by: actor)
        case .rule(let standing, let reason):
            return try ruling(standing: standing, reason: reason, by: actor)
        case .withdrawRulings(let names, let reason):
            return try withdrawing(rulings: names, note: reason, by: actor)
        }
    }

    /// How `actor` takes an application in: for the authority where it may accept and its lease
    /// stands, else as the applicant's agent, so that no time of the authority's runs before it knows.
    public static func intake(by actor: Actor, matter: Matter) -> Transition {
        actor.accepts(matter) && actor.lease.refusal == nil ? .receive : .collect
    }

    /// A step that needs nothing beyond the entitlement to take it.
    private func moving(
        _ transition: Transition,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        if let refusal = Self.judge(transition, on: self, by: actor, matter: matter) {
            throw refusal
        }
        return [.moved(transition, reason: nil)]
    }

    func checkEntitlement(
        to transition: Transition,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) {
        let view = receiving(by: actor, matter: matter).view
        if let refusal = Self.judge(transition, on: view, by: actor, matter: matter) {
            throw refusal
        }
        if transition.bindsAuthority, let refusal = actor.lease.refusal { throw refusal }
    }

    /// The receipt that an authority's step on papers an agent collected brings with it, and the
    /// case after it: whoever accepts or asks for more has received.
    func receiving(by actor: Actor, matter: Matter) -> (steps: [CaseChange], view: Case) {
        guard stage == .collected, actor.accepts(matter) else { return ([], self) }
        var view = self
        view.stage = .received
        return ([.moved(.receive, reason: nil)], view)
    }
}
