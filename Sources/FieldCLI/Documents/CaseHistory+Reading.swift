import Explanation
import Replication
import ServiceModel
import ServiceRecords
import Storage

extension CaseHistory {
    /// Tells the story of a case. O(entries²) in the entries of the case.
    init(_ reading: CaseReading, _ mask: Mask) {
        number = reading.line.number
        stage = reading.line.state.term
        frozen = reading.line.isFrozen
        let teller = HistoryTeller(reading, mask)
        steps = reading.entries.map(teller.step)
    }
}

/// Says of each entry what it changed and what became of it.
struct HistoryTeller {
    private let reading: CaseReading
    private let mask: Mask
    private let fields: FieldHistory
    private let withdrawn: Set<Dot>
    /// Steps without effect: why, and what they gave way to.
    private let lost: [Dot: (reason: Term, by: Dot?)]

    init(_ reading: CaseReading, _ mask: Mask) {
        self.reading = reading
        self.mask = mask
        fields = FieldHistory(
            reading.entries.compactMap { line in
                guard line.refusal == nil, let act = line.act else { return nil }
                let level = line.point?.tier ?? .village
                return FieldHistory.Entry(
                    stamp: WriteStamp(
                        dot: line.dot,
                        lamport: line.lamport,
                        level: level.rawValue
                    ),
                    past: line.past,
                    act: act
                )
            }
        )
        withdrawn = reading.record.withdrawnSettlements()
        lost = Self.lost(reading.record)
    }

    func step(_ line: HistoryLine) -> CaseHistory.Step {
        let (standing, reason, by) = fate(of: line)
        return CaseHistory.Step(
            author: reading.author(of: line.dot),
            deeds: deeds(of: line),
            standing: standing,
            reason: reason,
            by: by.map(reading.label),
            ruledAt: line.ruledAt.map(LocalTime.init),
            released: line.release.map {
                CaseHistory.Release(
                    at: LocalTime($0.at),
                    operator: $0.person?.name,
                    role: $0.person?.role.term
                )
            }
        )
    }

    private func fate(of line: HistoryLine) -> (Term, Term?, Dot?) {
        if let refusal = line.refusal {
            return (Term("refused", "未采纳", "refused"), refusal.term, refusal.cause)
        }
        if let step = lost[line.dot] {
            return (Term("superseded", "未生效", "not effective"), step.reason, step.by)
        }
        if withdrawn.contains(line.dot) {
            let by = reading.record.settlements.first { settlement in
                guard case .withdrawal(let dots) = settlement.kind else { return false }
                return dots.contains(line.dot)
            }
            return (Term("withdrawn", "已撤回", "taken back"), nil, by?.stamp.dot)
        }
        return (Term("effective", "有效", "effective"), nil, nil)
    }

    private static func lost(_ record: CaseRecord) -> [Dot: (reason: Term, by: Dot?)] {
        let progress = record.progress()
        let effective = progress.effective.map { record.flow[$0] }
        var lost: [Dot: (reason: Term, by: Dot?)] = [:]
        for event in progress.superseded {
            let step = record.flow[event.index]
            let winner: Dot? =
                switch event.reason {
                case .repeated:
                    effective.first { $0.transition == step.transition }?.stamp.dot
                case .withdrawnAfterDecision, .decisionStands:
                    effective.last { $0.transition.isDecision || $0.transition == .revoke }?
                        .stamp.dot
                case .closureStands: effective.last { $0.transition == .closeUnkept }?.stamp.dot
                case .promiseWasKept: nil
                case .withdrawalStands: effective.last { $0.transition == .withdraw }?.stamp.dot
                case .acceptanceStands, .refusedDespiteAcceptance:
                    effective.first { $0.transition == .accept }?.stamp.dot
                case .correctionStands:
                    effective.last { $0.transition == .requestCorrection }?.stamp.dot
                case .setAside:
                    record.standingRulings().last { ruling in
                        guard case .ruling(_, let others) = ruling.kind else { return false }
                        return others.contains(step.stamp.dot)
                    }?.stamp.dot
                case .basisFell(let index): record.flow[index].stamp.dot
                case .withoutBasis: nil
                }
            lost[step.stamp.dot] = (event.reason.term, winner)
        }
        for step in record.contradiction() {
            lost[step.stamp.dot] = (
                Term("contradicted", "与另一个决定矛盾，等县里裁定", "contradicts another decision"), nil
            )
        }
        return lost
    }
}

extension HistoryTeller {
    private func deeds(of line: HistoryLine) -> [CaseHistory.Deed] {
        guard let act = line.act else { return [CaseHistory.Deed(kind: "unreadable")] }
        var deeds = act.changes.map { deed($0, in: line) }
        if let move = act.rightMove {
            deeds.append(
                CaseHistory.Deed(kind: "rightMoved", text: move.receiver.description)
            )
        }
        return deeds
    }

    private func deed(_ change: CaseChange, in line: HistoryLine) -> CaseHistory.Deed {
        switch change {
        case .opened(let matter, _): return CaseHistory.Deed(kind: "opened", text: matter.text)
        case .fieldSet(let field, let value): return written("fieldSet", field, value, in: line)
        case .answered(let key, let value):
            let before = fields.answers(key, in: line.past).writes
            return CaseHistory.Deed(
                kind: "answered",
                key: key.text,
                before: before.map { mask.answer($0.value) },
                after: mask.answer(value)
            )
        case .materialTaken(let number):
            return CaseHistory.Deed(kind: "materialTaken", materials: [number])
        case .materialReturned(let number):
            return CaseHistory.Deed(kind: "materialReturned", materials: [number])
        case .moved(let transition, let reason):
            return CaseHistory.Deed(kind: "moved", transition: transition.term, text: reason)
        case .noted(let text): return CaseHistory.Deed(kind: "noted", text: text)
        case .recorded(let fact):
            let text = fact.particulars.shown
            return CaseHistory.Deed(
                kind: "recorded",
                text: text.isEmpty ? nil : text,
                fact: fact.term
            )
        case .correctionRequested(let materials, let note):
            return CaseHistory.Deed(kind: "correctionRequested", materials: materials, text: note)
        case .conflictResolved(let field, let value, let names, let note):
            var deed = written("conflictResolved", field, value, in: line)
            deed.text = note.isEmpty ? nil : note
            deed.entries = labels(names)
            return deed
        case .resolutionWithdrawn(let names, let note):
            return CaseHistory.Deed(
                kind: "resolutionWithdrawn",
                text: note.isEmpty ? nil : note,
                entries: labels(names)
            )
        case .told(let date):
            return CaseHistory.Deed(kind: "told", text: date.day.description)
        case .decisionRuled(let standing, let others, let reason):
            return CaseHistory.Deed(
                kind: "decisionRuled",
                after: standing.dot.map(reading.label),
                text: reason,
                entries: labels(others)
            )
        }
    }

    private func written(
        _ kind: String,
        _ field: CaseField,
        _ value: FieldValue,
        in line: HistoryLine
    ) -> CaseHistory.Deed {
        let before = fields.register(field, in: line.past).writes
        let stands = reading.record.register(field).writes.contains { $0.stamp.dot == line.dot }
        let isOut = stands || line.refusal != nil || withdrawn.contains(line.dot)
        let successor =
            isOut ? nil : fields.successor(of: line.dot, in: field, withdrawn: withdrawn)
        return CaseHistory.Deed(
            kind: kind,
            field: field.term,
            before: before.map { mask.value($0.value, of: field) },
            after: mask.value(value, of: field),
            replacedBy: successor.map(reading.label)
        )
    }

    private func labels(_ names: [EntryName]) -> [String] {
        names.compactMap(\.dot).map(reading.label)
    }
}
