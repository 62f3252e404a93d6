public import Replication
import ServiceModel

extension CaseRecord {
    /// Folds one entry whose whole past is folded, and says why it was refused if it was.
    ///
    /// Entries may come in any order that respects causality; equal sets give equal records.
    ///
    /// - Parameter verdict: The county's word on this entry, if it has spoken.
    public mutating func fold(
        _ entry: CaseEntry,
        verdict: CountyVerdict?,
        isRuled: (Dot, VersionVector) throws -> Bool
    ) rethrows -> RefusalReason? {
        let reason: RefusalReason? =
            switch verdict {
            case .admitted: nil
            case .refused(let reason): reason
            case nil: try judgement(of: entry, isRuled: isRuled)
            }
        if let reason {
            refuse(entry.stamp.dot, because: reason)
            return reason
        }
        // The county may admit what this version cannot read; then there is nothing to apply.
        guard case .success(let act) = entry.act else { return nil }
        if entry.opens, let decider = entry.decider,
            case .opened(let matter, let version) = act.changes.first
        {
            opening = Opening(
                matter: matter,
                version: version,
                audience: act.audience ?? .county,
                day: entry.openedOn,
                claimedAt: act.claimedAt,
                stamp: entry.stamp
            )
            decisionRight.birth = decider
        }
        for change in act.changes { apply(change, of: act, in: entry) }
        if let move = act.rightMove {
            decisionRight.record(
                DecisionRight.Move(
                    number: move.number,
                    receiver: move.receiver,
                    dot: entry.stamp.dot,
                    lamport: entry.stamp.lamport
                )
            )
        }
        return nil
    }

    private mutating func refuse(_ dot: Dot, because reason: RefusalReason) {
        let index = refused.firstIndex { $0.dot >= dot } ?? refused.endIndex
        if index < refused.endIndex, refused[index].dot == dot {
            refused[index] = RefusedEntry(dot: dot, reason: reason)
        } else {
            refused.insert(RefusedEntry(dot: dot, reason: reason), at: index)
        }
    }

    private mutating func apply(_ change: CaseChange, of act: CaseAct, in entry: CaseEntry) {
        let stamp = entry.stamp
        switch change {
        case .opened: break
        case .fieldSet(let field, let value):
            fields[Int(field.rawValue) - 1].write(value, by: stamp, seeing: entry.past)
        case .answered(let key, let value):
            form.write(value, under: key, by: stamp, seeing: entry.past)
        case .materialTaken(let number):
            materials.add(UInt32(clamping: number), dot: stamp.dot, seeing: entry.past)
        case .materialReturned(let number):
            materials.remove(UInt32(clamping: number), seeing: entry.past)
        case .moved(let transition, let reason):
            insert(
                FlowRecord(
                    transition: transition,
                    stamp: stamp,
                    seen: flow.map(\.stamp.dot).filter {
                        entry.past.contains($0) || $0 == stamp.dot
                    }
                    .sorted(),
                    reason: reason,
                    claimedAt: act.claimedAt
                )
            )
        case .noted(let text):
            log(text, materials: [], of: act, stamp: stamp)
        case .correctionRequested(let materials, let note):
            log(note, materials: materials, of: act, stamp: stamp)
        case .told(let date):
            told.append(date, dot: stamp.dot, lamport: stamp.lamport)
        case .recorded(let fact): insert(fact, of: act, in: entry)
        case .conflictResolved(let field, let value, let names, let note):
            fields[Int(field.rawValue) - 1].resolve(
                value,
                superseding: names.dots,
                by: stamp,
                seeing: entry.past
            )
            settle(.resolution(field), note: note, of: act, in: entry)
        case .resolutionWithdrawn(let names, let note):
            let dots = names.dots.filter(entry.past.contains)
            for field in fieldsResolved(by: dots) {
                fields[Int(field.rawValue) - 1].withdraw(dots, by: stamp, seeing: entry.past)
            }
            settle(.withdrawal(dots), note: note, of: act, in: entry)
        case .decisionRuled(let standing, let others, let reason):
            // Only what its author had seen; the judgement refuses the rest, the county may not.
            guard let standing = standing.dot, entry.past.contains(standing) else { return }
            let aside = others.dots.filter(entry.past.contains)
            settle(
                .ruling(standing: standing, settingAside: aside),
                note: reason,
                of: act,
                in: entry
            )
        }
    }

    /// The fields that the resolutions among `dots` settled, in the order of the form.
    private func fieldsResolved(by dots: [Dot]) -> [CaseField] {
        let fields = settlements.compactMap { settlement -> CaseField? in
            guard case .resolution(let field) = settlement.kind,
                dots.contains(settlement.stamp.dot)
            else { return nil }
            return field
        }
        return Set(fields).sorted()
    }

    private mutating func settle(
        _ kind: Settlement.Kind,
        note: String,
        of act: CaseAct,
        in entry: CaseEntry
    ) {
        insert(
            Settlement(
                stamp: entry.stamp,
                kind: kind,
                seen: settlements.map(\.stamp.dot).filter(entry.past.contains).sorted(),
                note: note,
                claimedAt: act.claimedAt
            )
        )
    }

    private mutating func insert(_ record: FlowRecord) {
        // Transitions of one entry share a stamp and keep the order the rules gave them.
        let key = (record.stamp.lamport, record.stamp.dot)
        let index = flow.firstIndex { ($0.stamp.lamport, $0.stamp.dot) > key }
        flow.insert(record, at: index ?? flow.endIndex)
    }

    private mutating func log(
        _ text: String,
        materials: [Int],
        of act: CaseAct,
        stamp: WriteStamp
    ) {
        timeline.append(
            TimelineItem(
                text: text,
                materials: materials,
                claimedAt: act.claimedAt,
                level: stamp.level
            ),
            dot: stamp.dot,
            lamport: stamp.lamport
        )
    }
}
