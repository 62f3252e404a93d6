public import Replication
public import ServiceModel

/// From what a person points at to the command that settles it; exactly what this replica has folded
/// is superseded, and nothing that is still to come.
extension CaseRecord {
    /// The value a person settles a field with.
    public enum Choice: Hashable, Sendable {
        /// What this entry wrote or chose.
        case entry(Dot)
        /// Another value.
        case value(FieldValue)
    }

    /// The command that settles `field`.
    ///
    /// - Throws: ``Refusal`` `notInConflict`, or `choiceGone` if no value by that entry stands.
    public func resolving(
        _ field: CaseField,
        with choice: Choice,
        note: String
    ) throws(Refusal) -> CaseCommand {
        let register = register(field)
        guard register.isInConflict else { throw .notInConflict(field) }
        let value: FieldValue
        switch choice {
        case .value(let given): value = given
        case .entry(let dot):
            guard let write = register.writes.first(where: { $0.stamp.dot == dot }) else {
                throw .choiceGone(field)
            }
            value = write.value
        }
        return .resolve(
            field,
            value,
            superseding: register.supersedable.map(EntryName.init),
            note: note
        )
    }

    /// The command that takes back the resolutions of `field` whose values stand.
    ///
    /// - Throws: ``Refusal`` `notResolved`.
    public func withdrawingResolutions(
        of field: CaseField,
        note: String
    ) throws(Refusal) -> CaseCommand {
        let standing = standingResolutions(of: field).map { EntryName($0.stamp.dot) }
        guard !standing.isEmpty else { throw .notResolved(field) }
        return .withdrawResolutions(standing, of: field, note: note)
    }

    /// The resolutions of `field` whose values stand, by dot.
    public func standingResolutions(
        of field: CaseField
    ) -> [ResolvableRegister<FieldValue>.Settlement] {
        let register = register(field)
        let visible = Set(register.writes.map(\.stamp.dot))
        return register.resolutions.filter { visible.contains($0.dot) }
    }

    /// The command that takes back the last rulings on decisions.
    ///
    /// - Throws: ``Refusal`` `notRuled`.
    public func withdrawingRulings(reason: String) throws(Refusal) -> CaseCommand {
        let rulings = standingRulings()
        let last = rulings.filter { ruling in
            !rulings.contains { $0.seen.contains(ruling.stamp.dot) }
        }
        guard !last.isEmpty else { throw .notRuled }
        return .withdrawRulings(last.map { EntryName($0.stamp.dot) }, reason: reason)
    }

    /// The decisions that contradict each other, in the order of the history; empty unless frozen.
    public func contradiction(in past: VersionVector? = nil) -> [FlowRecord] {
        let records = records(in: past)
        return progress(in: past).contradiction?.decisions.map { records[$0] } ?? []
    }
}
