import Explanation
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// What is to be settled in one case, and what was: values written differently, and decisions that
/// contradict each other.
struct ConflictSheet: Document {
    let number: String
    let stage: Term
    let frozen: Bool
    let fields: [Field]
    /// The decisions that contradict each other, or did before a ruling; none in an orderly case.
    let decisions: [Decision]
    /// The rulings that count.
    let rulings: [Remark]

    /// One field.
    struct Field: Encodable, Sendable {
        let field: Term
        /// Whether its values disagree.
        let open: Bool
        /// Whether the case waits for a person to choose; else the rule is good enough.
        let needsChoice: Bool
        /// By which rule one value is shown meanwhile.
        let rule: Term
        let values: [Value]
        /// The resolutions whose values stand.
        let resolutions: [Remark]
    }

    /// One value that stands.
    struct Value: Encodable, Sendable {
        let value: String
        /// Whether it is the one shown meanwhile.
        let shown: Bool
        /// Whether a person chose it.
        let chosen: Bool
        let author: EntryAuthor
    }

    /// A decision.
    struct Decision: Encodable, Sendable {
        let decision: Term
        let reason: String?
        /// `open`, `stands` or `setAside`.
        let standing: Term
        let author: EntryAuthor
    }

    /// A resolution or ruling.
    struct Remark: Encodable, Sendable {
        let note: String
        let author: EntryAuthor
    }

    /// - Parameter field: The field to show, in conflict or not; nil for what is or was to be settled.
    init(_ reading: CaseReading, field: CaseField?, _ mask: Mask) {
        let record = reading.record
        number = reading.line.number
        stage = reading.line.stage.term
        frozen = reading.line.isFrozen
        let chosen = CaseField.allCases.filter { candidate in
            guard let field else {
                return record.register(candidate).isInConflict
                    || !record.standingResolutions(of: candidate).isEmpty
            }
            return candidate == field
        }
        fields = chosen.map { Self.field($0, reading, mask) }
        let standing = record.standingRulings()
        rulings = standing.map { Remark(note: $0.note, author: reading.author(of: $0.stamp.dot)) }
        decisions = field == nil ? Self.decisions(reading, rulings: standing) : []
    }

    private static func field(_ field: CaseField, _ reading: CaseReading, _ mask: Mask) -> Field {
        let register = reading.record.register(field)
        let policy = CaseFieldPolicy.of(field)
        let shown = register.shown(by: policy.shown)?.stamp.dot
        let resolutions = reading.record.standingResolutions(of: field)
        return Field(
            field: field.term,
            open: register.isInConflict,
            needsChoice: policy.needsChoice,
            rule: policy.shown.term,
            values: register.writes.map { write in
                Value(
                    value: mask.value(write.value, of: field),
                    shown: write.stamp.dot == shown,
                    chosen: resolutions.contains { $0.dot == write.stamp.dot },
                    author: reading.author(of: write.stamp.dot)
                )
            },
            resolutions: resolutions.map { resolution in
                let note = reading.record.settlements
                    .first { $0.stamp.dot == resolution.dot }?.note
                return Remark(note: note ?? "", author: reading.author(of: resolution.dot))
            }
        )
    }

    private static func decisions(
        _ reading: CaseReading,
        rulings: [Settlement]
    ) -> [Decision] {
        let record = reading.record
        let open = Set(record.contradiction().map(\.stamp.dot))
        var named = open
        for ruling in rulings {
            guard case .ruling(let standing, let others) = ruling.kind else { continue }
            named.formUnion([standing] + others)
        }
        let effective = Set(record.progress().effective.map { record.flow[$0].stamp.dot })
        return record.flow.filter { $0.transition.isDecision && named.contains($0.stamp.dot) }
            .map { step in
                let dot = step.stamp.dot
                let standing =
                    open.contains(dot)
                    ? Term("open", "待裁定", "to be ruled on")
                    : effective.contains(dot)
                        ? Term("stands", "有效", "stands")
                        : Term("setAside", "县里裁定无效", "set aside by the county")
                return Decision(
                    decision: step.transition.term,
                    reason: step.reason,
                    standing: standing,
                    author: reading.author(of: dot)
                )
            }
    }
}
