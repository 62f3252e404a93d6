import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("A conflict about an account")
struct SettlingFieldTests {
    private static func script() throws -> CountyScript {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.openAccepted()
        try script.write(.village, .doing(.fieldSet(.bankAccount, .text("1"))))
        try script.write(.township, .doing(.fieldSet(.bankAccount, .text("2"))))
        script.syncAll()
        return script
    }

    private static func values(_ script: CountyScript) -> [FieldValue] {
        script.folded().record.register(.bankAccount).writes.map(\.value)
    }

    @Test("is settled by one act, taken back by another, and settled otherwise by a third")
    func resolvedAndTakenBack() throws {
        var script = try Self.script()
        #expect(script.folded().record.openConflicts == [.bankAccount])
        let first = try script.resolve(.township, .bankAccount, to: "2")
        #expect(script.folded().record.openConflicts.isEmpty)
        #expect(Self.values(script) == [.text("2")])
        script.syncAll()
        try script.withdraw(.county, first)
        #expect(script.folded().record.openConflicts == [.bankAccount])
        #expect(Self.values(script) == [.text("2"), .text("1")])
        script.syncAll()
        try script.resolve(.village, .bankAccount, to: "1")
        #expect(Self.values(script) == [.text("1")])
        #expect(script.folded().refusals.isEmpty)
    }

    @Test("opens again between two people who settled it apart and differently")
    func concurrentResolutions() throws {
        var script = try Self.script()
        let first = try script.resolve(.village, .bankAccount, to: "1")
        let second = try script.resolve(.township, .bankAccount, to: "2")
        script.syncAll()
        #expect(script.folded().record.openConflicts == [.bankAccount])
        try script.resolve(.county, .bankAccount, to: "2")
        #expect(Self.values(script) == [.text("2")])
        #expect(
            script.folded().record.standingResolutions(of: .bankAccount).map(\.dot)
                != [first, second].map(\.stamp.dot)
        )
    }

    @Test("ends for good with an ordinary edit by somebody who saw the resolution")
    func edited() throws {
        var script = try Self.script()
        let first = try script.resolve(.township, .bankAccount, to: "2")
        script.syncAll()
        try script.write(.village, .doing(.fieldSet(.bankAccount, .text("3"))))
        script.syncAll()
        try script.withdraw(.township, first)
        #expect(Self.values(script) == [.text("3")])
    }

    @Test("is not settled over what its author had not seen")
    func unseen() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.openAccepted()
        let unseen = try script.write(.village, .doing(.fieldSet(.bankAccount, .text("1"))))
        let forged = try script.write(
            .township,
            .doing(
                .conflictResolved(
                    .bankAccount,
                    .text("2"),
                    superseding: [EntryName(unseen.stamp.dot)],
                    note: ""
                )
            )
        )
        #expect(script.refusal(of: forged) == .illegal)
    }

    @Test("is not settled in a case that has ended, nor opened again there")
    func ended() throws {
        var script = try Self.script()
        let resolution = try script.resolve(.township, .bankAccount, to: "2")
        try script.write(.township, .moving(.deny))
        let late = try script.resolve(.township, .bankAccount, to: "1")
        let undo = try script.withdraw(.township, resolution)
        #expect(script.refusal(of: late) == .illegal)
        #expect(script.refusal(of: undo) == .dependsOn(late.stamp.dot))
        #expect(script.refusal(of: resolution) == nil)
    }

    @Test("is not opened again by taking back what is no settlement, or one that was refused")
    func noSettlement() throws {
        var script = try Self.script()
        let note = try script.write(.village, .doing(.noted("甲")))
        script.syncAll()
        let refused = try script.write(
            .township,
            .doing(
                .conflictResolved(
                    .bankAccount,
                    .text("2"),
                    superseding: [EntryName(note.stamp.dot)],
                    note: ""
                )
            ),
            variant: Variant.ungranted
        )
        let undo = try script.withdraw(.township, refused)
        let wrong = try script.withdraw(.village, note)
        #expect(script.refusal(of: wrong) == .illegal)
        #expect(script.refusal(of: refused) == .notGranted)
        #expect(script.refusal(of: undo) == .dependsOn(refused.stamp.dot))
    }

    private typealias Variant = CountyScript.Variant
}

extension CountyScript.Variant {
    fileprivate static var ungranted: Self {
        var variant = Self()
        variant.isGranted = false
        return variant
    }
}

@Suite("A case frozen by contradictory decisions")
struct SettlingDecisionTests {
    @Test("goes on from the decision that the county lets stand; the other is set aside")
    func ruled() throws {
        let (made, deny, approve, verdicts) = try CountyScript.frozen(matter: Hechuan.matter())
        var script = made
        #expect(script.folded(verdicts: verdicts).record.view().frozen)
        try script.rule(.county, standing: approve, over: deny)
        let (record, refusals) = script.folded(verdicts: verdicts)
        #expect(refusals.isEmpty)
        #expect(record.view().stage == .approved)
        #expect(!record.view().frozen)
        let lost = record.progress().superseded
        #expect(lost.map(\.reason) == [.setAside])
        #expect(lost.map { record.flow[$0.index].stamp.dot } == [deny.stamp.dot])
    }

    @Test("is frozen again once the ruling is taken back, and can be ruled otherwise")
    func takenBack() throws {
        let (made, deny, approve, verdicts) = try CountyScript.frozen(matter: Hechuan.matter())
        var script = made
        let ruling = try script.rule(.county, standing: approve, over: deny)
        script.syncAll()
        let byTownship = try script.withdraw(.township, ruling)
        #expect(script.folded(verdicts: verdicts).refusals == [byTownship.stamp.dot: .notCompetent])
        try script.withdraw(.county, ruling)
        #expect(script.folded(verdicts: verdicts).record.view().frozen)
        try script.rule(.county, standing: deny, over: approve)
        #expect(script.folded(verdicts: verdicts).record.view().stage == .denied)
    }

    @Test("is ruled on by the county alone, and over all that contradicts")
    func competence() throws {
        let (made, deny, approve, verdicts) = try CountyScript.frozen(matter: Hechuan.matter())
        var script = made
        let byTownship = try script.rule(.township, standing: deny, over: approve)
        let byVillage = try script.rule(.village, standing: deny, over: approve)
        let partial = try script.rule(.county, standing: approve, over: approve)
        let refusals = script.folded(verdicts: verdicts).refusals
        #expect(refusals[byTownship.stamp.dot] == .notCompetent)
        #expect(refusals[byVillage.stamp.dot] == .notCompetent)
        #expect(refusals[partial.stamp.dot] == .illegal)
        #expect(script.folded(verdicts: verdicts).record.view().frozen)
    }

    @Test("takes nothing but notes until then")
    func nothingElse() throws {
        let (made, _, _, verdicts) = try CountyScript.frozen(matter: Hechuan.matter())
        var script = made
        let edit = try script.write(.township, .doing(.fieldSet(.phone, .text("1"))))
        let step = try script.write(.township, .moving(.withdraw))
        let note = try script.write(.township, .doing(.noted("等县里")))
        let refusals = script.folded(verdicts: verdicts).refusals
        #expect(refusals[edit.stamp.dot] == .illegal)
        #expect(refusals[step.stamp.dot] == .dependsOn(edit.stamp.dot))
        #expect(refusals[note.stamp.dot] == nil)
    }

    @Test("freezes again when one more decision surfaces that contradicts the one let stand")
    func lateDecision() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.openAccepted()
        let denied = try script.write(.township, .moving(.deny))
        let approved = try script.write(.county, .moving(.approve))
        script.sync(.county, from: .township)
        let ruling = try script.rule(.county, standing: approved, over: denied)
        var verdicts: CountyScript.Verdicts = [approved.stamp.dot: .admitted]
        #expect(script.folded(verdicts: verdicts).refusals[ruling.stamp.dot] == nil)
        #expect(script.folded(verdicts: verdicts).record.view().stage == .approved)
        // The village decided before it heard of anything; the county admits that in the end.
        let surfaced = try script.write(.village, .moving(.deny))
        verdicts[surfaced.stamp.dot] = .admitted
        script.syncAll()
        let record = script.folded(verdicts: verdicts).record
        #expect(record.view().frozen)
        #expect(
            record.contradiction().map(\.stamp.dot).sorted()
                == [approved.stamp.dot, surfaced.stamp.dot].sorted()
        )
        try script.rule(.county, standing: surfaced, over: approved)
        #expect(script.folded(verdicts: verdicts).record.view().stage == .denied)
    }

    @Test("stays frozen between two rulings made apart that disagree")
    func rulingsApart() throws {
        let matter = try Hechuan.matter()
        let (made, deny, approve, verdicts) = try CountyScript.frozen(matter: matter)
        var script = made
        // A second desk of the county: its entries are those of another replica of that level.
        let first = try script.rule(.county, standing: approve, over: deny)
        let second = CaseEntry(
            stamp: WriteStamp(
                dot: Dot(CountyScript.Desk.township.replica, 999),
                lamport: first.stamp.lamport,
                level: Tier.county.rawValue
            ),
            past: first.past,
            opens: false,
            act: .success(
                .doing(
                    .decisionRuled(
                        standing: EntryName(deny.stamp.dot),
                        settingAside: [EntryName(approve.stamp.dot)],
                        reason: "以县里为准"
                    )
                )
            ),
            author: first.author,
            matter: matter,
            decider: nil
        )
        let together = script.folded(script.entries + [second], verdicts: verdicts)
        #expect(together.refusals.isEmpty)
        #expect(together.record.view().frozen)
        let word: CountyScript.Verdicts = [second.stamp.dot: .refused(.illegal)]
        let apart = script.folded(
            script.entries + [second],
            verdicts: verdicts.merging(word) { $1 }
        )
        #expect(apart.record.view().stage == .approved)
    }
}
