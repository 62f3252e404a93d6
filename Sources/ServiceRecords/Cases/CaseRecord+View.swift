public import Replication
public import ServiceModel

extension CaseRecord {
    /// Progress folded by the workflow: everything, or what stood in `past`.
    public func progress(in past: VersionVector? = nil) -> Flow {
        let records = records(in: past)
        let rulings = settlements.isEmpty ? [] : decisionsSetAside(in: past)
        let closings = facts.isEmpty ? [] : closingsThatFell(in: past)
        return Flow.fold(
            records.enumerated().map { index, record in
                let seen = records[..<index].enumerated().compactMap { earlier, other in
                    record.seen.contains(other.stamp.dot) ? earlier : nil
                }
                return FlowEvent(transition: record.transition, seen: seen)
            },
            settingAside: records.enumerated().reduce(into: [:]) { aside, record in
                let (step, dot) = (record.element.transition, record.element.stamp.dot)
                if step.isDecision, rulings.contains(dot) { aside[record.offset] = .setAside }
                if step == .closeUnkept, closings.contains(dot) {
                    aside[record.offset] = .promiseWasKept
                }
            }
        )
    }

    /// The transitions folded: all, or those in `past`. Positions of ``progress(in:)`` point here.
    func records(in past: VersionVector?) -> [FlowRecord] {
        past.map { past in flow.filter { past.contains($0.stamp.dot) } } ?? flow
    }

    /// The case as the rules of service read it: everything folded, or what stood in `past`.
    ///
    /// Materials and conflicts are always those of now: only the author's own check reads them, and
    /// its past is everything it has folded.
    public func view(in past: VersionVector? = nil) -> Case {
        let progress = progress(in: past)
        return Case(
            point: id.point,
            matter: opening?.matter ?? Self.noMatter,
            matterVersion: opening?.version ?? 0,
            stage: progress.stage,
            frozen: progress.isFrozen,
            contradiction: progress.contradiction.map { contradiction in
                let records = records(in: past)
                return contradiction.decisions.map { EntryName(records[$0].stamp.dot) }
            } ?? [],
            materialsReceived: Set(materials.elements.map(Int.init)),
            openConflicts: Set(openConflicts),
            hasApplicant: !register(.applicant).writes.isEmpty,
            answeredKeys: form.keys,
            dossier: dossier(in: past),
            opening: EntryName(id.dot)
        )
    }

    /// Stands for the matter of a case whose opening is refused; no published code looks like it.
    private static let noMatter: MatterCode = {
        guard let code = MatterCode("0") else { preconditionFailure("A digit is a valid code.") }
        return code
    }()
}
