/// What people settle: values written differently, and decisions that contradict each other.
extension Case {
    /// Settles a field: whoever may edit the case may say which value is right.
    func resolving(
        _ field: CaseField,
        to value: FieldValue,
        superseding names: [EntryName],
        note: String,
        by actor: Actor
    ) throws(Refusal) -> [CaseChange] {
        try checkOpenForEditing(by: actor)
        guard !names.isEmpty else { throw .notInConflict(field) }
        if let fault = field.fault(in: value) { throw .invalidField(field, fault) }
        return [.conflictResolved(field, value, superseding: names, note: note)]
    }

    /// Takes resolutions of a field back; what they superseded is open again.
    func withdrawing(
        resolutions names: [EntryName],
        of field: CaseField,
        note: String,
        by actor: Actor
    ) throws(Refusal) -> [CaseChange] {
        try checkOpenForEditing(by: actor)
        guard !names.isEmpty else { throw .notResolved(field) }
        return [.resolutionWithdrawn(names, note: note)]
    }

    /// Rules which of the contradictory decisions stands; all others are set aside.
    func ruling(
        standing: EntryName,
        reason: String,
        by actor: Actor
    ) throws(Refusal) -> [CaseChange] {
        let others = contradiction.filter { $0 != standing }
        if let refusal = Self.judgeRuling(
            standing: standing,
            settingAside: others,
            on: self,
            by: actor
        ) {
            throw refusal
        }
        guard !reason.isBlank else { throw .emptyText }
        return [.decisionRuled(standing: standing, settingAside: others, reason: reason)]
    }

    /// Takes rulings on decisions back; the case is frozen again.
    func withdrawing(
        rulings names: [EntryName],
        note: String,
        by actor: Actor
    ) throws(Refusal) -> [CaseChange] {
        if let refusal = Self.judgeRulingWithdrawal(on: self, by: actor) { throw refusal }
        guard !names.isEmpty else { throw .notRuled }
        guard !note.isBlank else { throw .emptyText }
        return [.resolutionWithdrawn(names, note: note)]
    }

    /// Why `actor` could not rule so in the case as it knew it; nil if it could.
    ///
    /// The county rules, and no other level: the decisions may be of two levels, neither of which may
    /// overrule the other (行政复议法 gives that to the authority above both), and the county
    /// answers for the catalogue and the delegations by which both were made.
    public static func judgeRuling(
        standing: EntryName,
        settingAside others: [EntryName],
        on view: Case,
        by actor: Actor
    ) -> Refusal? {
        if let refusal = judgeRulingWithdrawal(on: view, by: actor) { return refusal }
        guard view.frozen else { return .notFrozen }
        guard view.contradiction.contains(standing), !others.contains(standing),
            Set(others + [standing]) == Set(view.contradiction)
        else { return .noSuchDecision }
        return nil
    }

    /// Why `actor` may not take a ruling on decisions back; nil if it may.
    public static func judgeRulingWithdrawal(on view: Case, by actor: Actor) -> Refusal? {
        if let refusal = judgeReach(on: view, by: actor) { return refusal }
        return actor.point.tier == .county ? nil : .countyRules(actor.point.tier)
    }
}
