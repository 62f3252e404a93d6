extension Case {
    /// The facts that carrying out `command` would write; nothing is changed here.
    ///
    /// - Parameters:
    ///   - command: What the actor asks for; opening goes through
    ///     ``opening(matter:applicant:fields:materials:by:)`` instead.
    ///   - actor: Who asks, with its entitlement for this case.
    ///   - matter: The matter in the version the case is bound to.
    /// - Throws: The first ``Refusal`` that applies, in the order: matter, reach, freeze, stage,
    ///   level, competence, decision right, then what the command itself must bring.
    public func changes(
        for command: CaseCommand,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        guard matter.code == self.matter else { throw .unknownMatter(self.matter) }
        guard matter.version == matterVersion else {
            throw .unknownVersion(self.matter, matterVersion)
        }
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
            return try moving(.receive, by: actor, matter: matter)
        case .requestCorrection(let materials, let note):
            return try requestingCorrection(of: materials, note: note, by: actor, matter: matter)
        case .supplyCorrection:
            return try moving(.supplyCorrection, by: actor, matter: matter)
        case .accept:
            return try accepting(by: actor, matter: matter)
        case .startProcessing:
            return try moving(.startProcessing, by: actor, matter: matter)
        case .approve(let reason):
            return try deciding(.approve, reason: reason, by: actor, matter: matter)
        case .deny(let reason):
            return try deciding(.deny, reason: reason, by: actor, matter: matter)
        case .refuseAcceptance(let reason):
            return try deciding(.refuseAcceptance, reason: reason, by: actor, matter: matter)
        case .withdraw(let reason):
            return try withdrawing(reason: reason, by: actor, matter: matter)
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

    /// A step that needs nothing beyond the entitlement to take it.
    private func moving(
        _ transition: Transition,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: transition, by: actor, matter: matter)
        return [.moved(transition, reason: nil)]
    }

    func checkEntitlement(
        to transition: Transition,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) {
        if let refusal = Self.judge(transition, on: self, by: actor, matter: matter) {
            throw refusal
        }
    }
}
