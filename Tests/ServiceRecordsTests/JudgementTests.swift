import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("The judgement of an entry")
struct JudgementTests {
    private let script: CountyScript

    init() throws {
        script = CountyScript(matter: try Hechuan.matter())
    }

    @Test("lets an ordinary case through from intake to decision")
    func ordinaryCase() throws {
        var script = script
        try script.openAccepted()
        try script.write(.township, .moving(.startProcessing))
        try script.write(.township, .moving(.approve))
        let (record, refusals) = script.folded()
        #expect(refusals.isEmpty)
        #expect(record.progress().stage == .approved)
    }

    @Test("refuses a device to which the county has granted nothing")
    func notGranted() throws {
        var script = script
        let entry = try script.open(variant: CountyScript.Variant(isGranted: false))
        #expect(script.refusal(of: entry) == .notGranted)
    }

    @Test("refuses an author whose point neither is this one nor stands above it")
    func wrongScope() throws {
        var script = script
        let entry = try script.open(variant: CountyScript.Variant(reachesScope: false))
        #expect(script.refusal(of: entry) == .wrongScope)
    }

    @Test("refuses to open a case of a matter that is not delegated to the point")
    func openingNotDelegated() throws {
        var script = script
        let entry = try script.open(variant: CountyScript.Variant(isDelegated: false))
        #expect(script.refusal(of: entry) == .notCompetent)
    }

    @Test("refuses a step that the author's level may not take")
    func levelMayNot() throws {
        var script = script
        try script.open()
        try script.write(.village, .moving(.collect))
        let entry = try script.write(.village, .moving(.receive))
        #expect(script.refusal(of: entry) == .notCompetent)
    }

    @Test("refuses a step in a matter that is not delegated so far")
    func notDelegated() throws {
        var script = script
        try script.open()
        try script.write(.village, .moving(.collect))
        script.syncAll()
        let entry = try script.write(
            .township,
            .moving(.receive),
            variant: CountyScript.Variant(isDelegated: false)
        )
        #expect(script.refusal(of: entry) == .notCompetent)
    }

    @Test("refuses a decision by anyone but the holder of the right")
    func notDecisionHolder() throws {
        var script = script
        try script.openAccepted()
        let entry = try script.write(.county, .moving(.approve))
        #expect(script.refusal(of: entry) == .notDecisionHolder)
        #expect(script.folded().record.progress().stage == .accepted)
    }

    @Test("refuses a step that was not legal in what its author had seen")
    func illegal() throws {
        var script = script
        try script.open()
        script.syncAll()
        let entry = try script.write(.township, .moving(.accept))
        #expect(script.refusal(of: entry) == .illegal)
    }

    @Test("lets a step stand that only others knew to be late")
    func concurrentStep() throws {
        var script = script
        try script.openAccepted()
        try script.write(.county, .moving(.withdraw))
        let entry = try script.write(.township, .moving(.startProcessing))
        #expect(script.refusal(of: entry) == nil)
        #expect(script.folded().record.progress().stage == .withdrawn)
    }

    @Test("lets fall what rests on a refused entry, and names it")
    func dependsOn() throws {
        var script = script
        try script.open()
        script.syncAll()
        let basis = try script.write(.township, .moving(.accept))
        let entry = try script.write(.township, .moving(.startProcessing))
        #expect(script.refusal(of: entry) == .dependsOn(basis.stamp.dot))
        let opening = try #require(script.entries.first)
        let verdicts = [opening.stamp.dot: CaseRecord.CountyVerdict.refused(.notGranted)]
        let refusals = script.folded(verdicts: verdicts).refusals
        #expect(refusals[basis.stamp.dot] == .dependsOn(opening.stamp.dot))
    }

    @Test("lets nothing fall with an entry whose refusal the author knew")
    func knewTheRuling() throws {
        var script = script
        try script.open()
        script.syncAll()
        let basis = try script.write(.township, .moving(.accept))
        script.syncAll()
        script.rule()
        script.sync(.township, from: .county)
        let entry = try script.write(.township, .moving(.startProcessing))
        let verdicts = [basis.stamp.dot: CaseRecord.CountyVerdict.refused(.illegal)]
        #expect(script.folded(verdicts: verdicts).refusals[entry.stamp.dot] == .illegal)
    }

    @Test("refuses a case of a matter version that was never published")
    func unknownMatter() throws {
        var script = script
        let entry = try script.open(variant: CountyScript.Variant(knowsMatter: false))
        #expect(script.refusal(of: entry) == .unknownMatter)
    }

    @Test("refuses a case that nobody is registered to decide")
    func noDecider() throws {
        var script = script
        let entry = try script.open(variant: CountyScript.Variant(decider: nil))
        #expect(script.refusal(of: entry) == .noDecider)
    }

    @Test("refuses a payload that cannot be read")
    func malformedPayload() throws {
        var script = script
        try script.open()
        let entry = try script.write(
            .village,
            .doing(.noted("")),
            variant: CountyScript.Variant(act: .failure(.malformed))
        )
        #expect(script.refusal(of: entry) == .malformed)
    }

    @Test("refuses an opening that opens nothing, and an act that opens again")
    func kindsExchanged() throws {
        var noOpening = script
        let note = try noOpening.write(.village, .doing(.noted("办件")), opens: true)
        #expect(noOpening.refusal(of: note) == .malformed)
        var twice = script
        try twice.open()
        let again = try twice.write(
            .village,
            .doing(.opened(matter: try Hechuan.code(), version: 4))
        )
        #expect(twice.refusal(of: again) == .malformed)
    }

    @Test("refuses an act of somebody who had not seen the case")
    func unseenCase() throws {
        var script = script
        try script.open()
        let entry = try script.write(.county, .doing(.noted("督办")))
        #expect(script.refusal(of: entry) == .malformed)
    }

    @Test("gives way to the county's word, for and against")
    func countyVerdict() throws {
        var script = script
        try script.openAccepted()
        let decision = try script.write(.county, .moving(.approve))
        let dot = decision.stamp.dot
        let released = script.folded(verdicts: [dot: .admitted])
        #expect(released.refusals.isEmpty)
        #expect(released.record.progress().stage == .approved)
        let accept = try #require(script.entries.dropLast().last).stamp.dot
        let refused = script.folded(verdicts: [accept: .refused(.notGranted)])
        #expect(refused.refusals[accept] == .notGranted)
        #expect(refused.record.progress().stage == .collected)
        let kept = try #require(refused.record.refused.first { $0.dot == accept })
        #expect(kept.reason == .notGranted)
    }

    @Test("applies nothing of what the county admits and this version cannot read")
    func admittedUnreadable() throws {
        var script = script
        try script.open()
        let before = script.folded().record
        let entry = try script.write(
            .village,
            .doing(.noted("")),
            variant: CountyScript.Variant(act: .failure(.malformed))
        )
        #expect(script.folded(verdicts: [entry.stamp.dot: .admitted]).record == before)
    }
}

@Suite("A refusal reason")
struct RefusalReasonTests {
    @Test("keeps its number for ever")
    func codes() {
        let dot = Dot(CountyScript.Desk.village.replica, 4)
        let table: [(UInt32, RefusalReason)] = [
            (1, .notGranted), (2, .wrongScope), (3, .notCompetent), (4, .notDecisionHolder),
            (5, .illegal), (6, .dependsOn(dot)), (7, .unknownMatter), (8, .malformed),
            (9, .notTheCounty), (10, .noDecider), (16, .pastTheEnd), (77, .unknown(77)),
        ]
        for (code, reason) in table {
            #expect(reason.code == code)
            #expect(RefusalReason(code: code, cause: reason.cause) == reason)
        }
        #expect(RefusalReason(code: 0, cause: nil) == nil)
    }
}
