import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("The facts of a case's time limits")
struct CaseClockFactsTests {
    private func events(_ script: CountyScript) -> [CaseEvent] {
        let (record, refusals) = script.folded()
        #expect(refusals.isEmpty)
        return record.clockFacts().map(\.event)
    }

    @Test("tell an agent's collecting from the authority's receipt, and a decision by its desk")
    func mainLine() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.openAccepted()
        try script.write(.township, .moving(.startProcessing))
        try script.write(.township, .moving(.approve))
        #expect(
            events(script) == [
                .receivedByAgent, .receivedByAuthority, .accepted(withGaps: false),
                .decided(approved: true, at: .township),
            ]
        )
    }

    @Test("pair the end of a special procedure with the beginnings its author knew to run")
    func specials() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.openAccepted()
        let began = CaseChange.recorded(.specialBegan(.inspection, reason: "勘验"))
        let ended = CaseChange.recorded(.specialEnded(note: ""))
        try script.write(.township, .doing(.moved(.startProcessing, reason: nil)))
        script.syncAll()
        try script.write(.township, .doing(began))
        try script.write(.county, .doing(began))
        try script.write(.township, .doing(ended))
        try script.write(.county, .doing(ended))
        script.syncAll()
        try script.write(.township, .doing(began))
        try script.write(.township, .doing(ended))
        // The county comes before the township among equals.
        #expect(
            events(script).dropFirst(3) == [
                .specialBegan, .specialBegan, .specialEnded([3]), .specialEnded([4]),
                .specialBegan, .specialEnded([7]),
            ]
        )
    }

    @Test("answer the notices of correction that were known")
    func corrections() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.open()
        try script.write(.village, .moving(.collect))
        script.syncAll()
        try script.write(
            .township,
            .doing(
                .moved(.receive, reason: nil),
                .moved(.requestCorrection, reason: nil),
                .correctionRequested(materials: [1], note: "缺户口簿")
            )
        )
        script.syncAll()
        try script.write(.village, .moving(.supplyCorrection))
        #expect(
            events(script) == [
                .receivedByAgent, .receivedByAuthority, .correctionRequested,
                .correctionSupplied(answering: [2]),
            ]
        )
    }

    @Test("say that an acceptance has gaps, and when each was closed or put off")
    func gaps() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.open()
        try script.write(.village, .moving(.collect))
        script.syncAll()
        let (due, later) = (Day(number: 20_800), Day(number: 20_810))
        try script.write(
            .township,
            .doing(
                .moved(.receive, reason: nil),
                .moved(.accept, reason: nil),
                .recorded(.promised(DeferralPromise(materials: [3], due: due, text: "承诺")))
            )
        )
        try script.write(
            .township,
            .doing(.recorded(.promiseExtended([3], until: later, reason: "路断了")))
        )
        try script.write(.township, .doing(.recorded(.promiseKept([3]))))
        #expect(
            events(script).dropFirst(2) == [
                .accepted(withGaps: true), .promised(material: 3, by: due),
                .promiseExtended(material: 3, by: later), .supplied(material: 3),
            ]
        )
    }

    @Test("count a promised paper that was simply taken in as brought in time")
    func takenWithoutWord() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.open()
        try script.write(.village, .moving(.collect))
        script.syncAll()
        let promise = DeferralPromise(materials: [3], due: Day(number: 20_800), text: "承诺")
        try script.write(
            .township,
            .doing(
                .moved(.receive, reason: nil),
                .moved(.accept, reason: nil),
                .recorded(.promised(promise))
            )
        )
        try script.write(.township, .doing(.materialTaken(3)))
        #expect(events(script).last == .supplied(material: 3))
    }

    @Test("leave out what was superseded, and keep the dates that were told")
    func superseded() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.open()
        try script.write(.village, .moving(.collect))
        script.syncAll()
        let told = ToldDate(day: Day(number: 20_800), limit: .promised, rules: 0, calendar: 3)
        try script.write(
            .township,
            .doing(.moved(.receive, reason: nil), .moved(.accept, reason: nil), .told(told))
        )
        try script.write(
            .county,
            .doing(.moved(.receive, reason: nil), .moved(.accept, reason: nil))
        )
        #expect(
            events(script) == [.receivedByAgent, .receivedByAuthority, .accepted(withGaps: false)]
        )
        let record = script.folded().record
        #expect(record.told.items == [told])
        let again = try CaseRecord(id: record.id, bytes: record.bytes)
        #expect(again == record)
    }
}
