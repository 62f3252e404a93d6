import Replication
import ServiceModel
import ServiceRecords

extension CountyScript {
    typealias Verdicts = [Dot: CaseRecord.CountyVerdict]

    /// `desk` settles `field` over everything it has seen there.
    @discardableResult
    mutating func resolve(
        _ desk: Desk,
        _ field: CaseField,
        to text: String,
        note: String = "",
        verdicts: Verdicts = [:]
    ) throws -> CaseEntry {
        let past = past(of: desk)
        let names = folded(verdicts: verdicts).record.register(field).supersedable
            .filter(past.contains)
        return try write(
            desk,
            .doing(
                .conflictResolved(
                    field,
                    .text(text),
                    superseding: names.map(EntryName.init),
                    note: note
                )
            )
        )
    }

    /// `desk` takes settlements back.
    @discardableResult
    mutating func withdraw(_ desk: Desk, _ entries: CaseEntry...) throws -> CaseEntry {
        try write(
            desk,
            .doing(
                .resolutionWithdrawn(entries.map { EntryName($0.stamp.dot) }, note: "看错了")
            )
        )
    }

    /// `desk` rules that `standing` stands and `others` do not.
    @discardableResult
    mutating func rule(
        _ desk: Desk,
        standing: CaseEntry,
        over others: CaseEntry...
    ) throws -> CaseEntry {
        try write(
            desk,
            .doing(
                .decisionRuled(
                    standing: EntryName(standing.stamp.dot),
                    settingAside: others.map { EntryName($0.stamp.dot) },
                    reason: "以乡镇现场核查为准"
                )
            )
        )
    }

    /// An accepted case in which the township denied and the county, without the right, approved; the
    /// county's verdict admits both.
    static func frozen(
        matter: Matter
    ) throws -> (script: CountyScript, deny: CaseEntry, approve: CaseEntry, verdicts: Verdicts) {
        var script = CountyScript(matter: matter)
        try script.openAccepted()
        let deny = try script.write(.township, .moving(.deny))
        let approve = try script.write(.county, .moving(.approve))
        script.syncAll()
        return (script, deny, approve, [approve.stamp.dot: .admitted])
    }
}
