import Explanation
import Replication
import ServiceModel
import ServiceRecords
import Storage

extension CaseSheet.Answered {
    /// Nil if the key was never written.
    init?(
        _ key: FormKey,
        of record: CaseRecord,
        _ authors: [Dot: HistoryLine],
        _ mask: Mask
    ) {
        let register = record.form.register(key)
        guard let shown = register.shown(by: CaseFieldPolicy.answer.shown) else { return nil }
        func described(_ write: MVRegister<FormValue>.Write) -> CaseSheet.Write {
            let author = authors[write.stamp.dot]
            return CaseSheet.Write(
                mask.answer(write.value),
                Tier(rawValue: write.stamp.level)?.term,
                author?.point?.name,
                (author?.act?.claimedAt).map(LocalTime.init)
            )
        }
        let first = described(shown)
        let others = register.writes.filter { $0.stamp != shown.stamp }
        self.init(
            key: key.text,
            value: first.value,
            tier: first.tier,
            point: first.point,
            writtenAt: first.writtenAt,
            others: register.isInConflict ? others.map(described) : []
        )
    }
}
