import Replication
import ServiceModel
import ServiceRecords

extension CaseAct {
    /// An act with these changes.
    static func doing(_ changes: CaseChange..., under move: UInt64? = nil) -> CaseAct {
        CaseAct(claimedAt: 1_767_225_600, changes: changes, decisionMove: move)
    }

    /// A step, under the decision right where it takes one.
    static func moving(_ transition: Transition, under move: UInt64 = 0) -> CaseAct {
        CaseAct(
            claimedAt: 1_767_225_600,
            changes: [.moved(transition, reason: nil)],
            decisionMove: transition.isDecisionRightAct ? move : nil
        )
    }

    /// A township accepts what the village's agent collected.
    static let accepting = doing(
        .moved(.receive, reason: nil),
        .moved(.accept, reason: nil)
    )

    /// A pass of the decision right.
    static func passing(_ number: UInt64, to desk: CountyScript.Desk) -> CaseAct {
        CaseAct(
            claimedAt: 1_767_225_600,
            changes: [],
            rightMove: RightMove(number: number, receiver: desk.replica)
        )
    }
}

extension CountyScript {
    /// The village opens the case.
    @discardableResult
    mutating func open(variant: Variant = Variant()) throws -> CaseEntry {
        try write(
            .village,
            CaseAct(
                claimedAt: 1_767_225_600,
                changes: [.opened(matter: matter.code, version: matter.version)],
                audience: .village
            ),
            opens: true,
            variant: variant
        )
    }

    /// The village opens the case, the township takes it to acceptance, and all know.
    mutating func openAccepted() throws {
        try open()
        try write(.village, .moving(.collect))
        syncAll()
        try write(.township, .accepting)
        syncAll()
    }

    /// The record of every entry, in the order of writing, and each entry's refusal.
    func folded(
        verdicts: [Dot: CaseRecord.CountyVerdict] = [:]
    ) -> (record: CaseRecord, refusals: [Dot: RefusalReason]) {
        folded(entries, verdicts: verdicts)
    }

    /// The record of `ordered`, which must respect causality.
    func folded(
        _ ordered: [CaseEntry],
        verdicts: [Dot: CaseRecord.CountyVerdict] = [:]
    ) -> (record: CaseRecord, refusals: [Dot: RefusalReason]) {
        var record = CaseRecord(id: caseID)
        var refusals: [Dot: RefusalReason] = [:]
        for entry in ordered {
            refusals[entry.stamp.dot] = record.fold(
                entry,
                verdict: verdicts[entry.stamp.dot],
                isRuled: isRuled
            )
        }
        return (record, refusals)
    }

    /// Why `entry` is refused once everything written is folded; nil if it stands.
    func refusal(of entry: CaseEntry) -> RefusalReason? {
        folded().refusals[entry.stamp.dot]
    }
}
