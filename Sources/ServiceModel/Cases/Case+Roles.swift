extension Case {
    /// Holds back what the person's function does not cover.
    ///
    /// It is the author's own rule: a device answers for whom it lets act, so no other replica asks.
    /// At a village the agent stands for the whole office, as far as the point may go; above it, an
    /// agent (代办员) takes in and passes on, and a clerk (窗口人员) decides only what is done while
    /// the applicant waits (即办件). A function unknown to this version is let through: the county
    /// may have more of them than four.
    func checkRole(
        for command: CaseCommand,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) {
        guard let role = actor.role, actor.point.tier != .village else { return }
        let isCovered =
            switch (role, command.demand) {
            case (.agent, .deskWork), (.agent, .decision): false
            case (.clerk, .decision): matter.isDoneAtOnce
            case (.agent, .intake), (.clerk, .intake), (.clerk, .deskWork), (.approver, _),
                (.administrator, _), (.other, _):
                true
            }
        guard isCovered else { throw .roleMayNot(role) }
    }
}

extension Matter {
    /// Whether it is done while the applicant waits (即办件).
    public var isDoneAtOnce: Bool { text(of: .caseKind) == "即办件" }
}

extension CaseCommand {
    /// What a command asks of the person.
    fileprivate enum Demand {
        /// Taking in, writing down, passing on.
        case intake
        /// Binding the authority to go on.
        case deskWork
        /// Binding it in substance.
        case decision
    }

    fileprivate var demand: Demand {
        switch self {
        case .open, .edit, .answer, .takeMaterial, .returnMaterial, .receive, .supplyCorrection,
            .withdraw, .resolve, .withdrawResolutions, .note:
            .intake
        case .requestCorrection, .accept, .acceptDeferred, .startProcessing: .deskWork
        case .approve, .deny, .refuseAcceptance, .revoke, .closeUnkept, .rule, .withdrawRulings:
            .decision
        case .record(let fact): fact.demand
        }
    }
}

extension CaseFact {
    fileprivate var demand: CaseCommand.Demand {
        switch self {
        case .extended: .decision
        case .promiseExtended, .specialBegan, .specialEnded, .commitmentChecked, .withdrawalDropped,
            .numbered, .promised, .promiseBroken, .decidedWithGaps:
            .deskWork
        case .promiseKept, .materialVerified, .committed, .mandateGiven, .mandateEnded, .handedOver,
            .handOverAcknowledged, .delivered, .withdrawalRequested, .linked, .evaluated, .archived:
            .intake
        }
    }
}
