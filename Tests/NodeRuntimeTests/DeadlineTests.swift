import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("Time limits across replicas")
struct DeadlineTests {
    /// Calendars of this year and the next, with these holidays.
    private func publish(_ holidays: [Day], at county: TestCounty) async throws {
        let year = county.hub.today.date.year
        _ = try await county.hub.commit { _ in
            [year, year + 1].map { year in
                .register(
                    .calendarSet(
                        WorkingCalendar(
                            year: year,
                            isProvisional: false,
                            basis: "",
                            days: holidays.map { .init(day: $0, kind: .holiday, note: "") }
                        )
                    )
                )
            }
        }
    }

    private func clock(_ number: String, at node: Node) async throws -> CaseClock {
        let line = try await node.find(number)
        let clockDay = node.today
        return try await node.store.view { view in
            try view.timekeeping.clock(of: line.timeline, on: view.day(byClock: clockDay))
        }
    }

    /// Opens a case of the allowance with a claimed moment of one's own.
    private func open(claiming moment: Int64, at node: Node) async throws -> String {
        let point = try #require(try await node.ownPoint())
        let act = TestCounty.openingAct()
        let committed = try await node.store.commit(by: TestCounty.person("村级代办员")) { _ in
            [
                .open(
                    at: point.id,
                    CaseAct(claimedAt: moment, changes: act.changes, audience: .village)
                )
            ]
        }
        return try #require(committed[0].number).description
    }

    @Test("move with an amended calendar on every replica, while the date told stays as told")
    func amended() async throws {
        let county = try await TestCounty()
        try await publish([], at: county)
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let opened = try await county.open(at: village)
        try await county.night()
        _ = try await township.submit(.accept, on: opened.id)
        try await county.night()
        let before = try await clock(opened.number, at: village)
        let told = try #require(before.told.first)
        let due = try #require(before.decision?.due)
        // The township's day is the county's newest, if its own clock is behind that.
        let day = max(township.today, TestCounty.foundingDay)
        let keeping = try await township.store.view { try $0.timekeeping }
        let allowed = try #require(before.decision?.allowed)
        #expect(told.day == keeping.calendars.day(allowed, after: day))
        #expect(told.limit == .promised)
        #expect(told.calendar > 0)
        try await publish((1...3).map { due.advanced(by: $0 - 3) }, at: county)
        try await county.night()
        for node in [county.hub, township, village] {
            let after = try await clock(opened.number, at: node)
            #expect(after.told == [told])
            #expect(try #require(after.decision?.due) > due)
        }
    }

    @Test("are provisional until the county has ruled, and proved afterwards")
    func ruled() async throws {
        let county = try await TestCounty()
        try await publish([], at: county)
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        #expect(
            try await clock(opened.number, at: village).deadlines.map(\.standing) == [.provisional]
        )
        try await county.night()
        for node in [county.hub, county.townships[0], village] {
            #expect(
                try await clock(opened.number, at: node).deadlines.map(\.standing) == [.proved]
            )
        }
    }

    @Test("flag what a clock in 2099 or 1999 claims, and count from the county's bounds")
    func absurdClocks() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        try await county.open(at: village)
        try await county.night()
        let future = try await open(claiming: 4_070_908_800, at: village)
        let past = try await open(claiming: 915_148_800, at: village)
        try await county.night()
        for number in [future, past] {
            let line = try await county.hub.find(number)
            let moment = try #require(line.timeline.facts.first?.moment)
            #expect(moment.standing == .flagged)
            #expect(moment.day == county.hub.today)
            let there = try await village.find(number)
            #expect(there.timeline.facts.map(\.moment) == line.timeline.facts.map(\.moment))
        }
    }

    @Test("follow the rules that the county publishes, wherever they have come")
    func rules() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        let line = try await village.find(opened.number)
        func colour() async throws -> CaseLight.Colour {
            let clockDay = village.today
            return try await village.store.view { view in
                let keeping = try view.timekeeping
                return keeping.light(of: keeping.clock(of: line.timeline, on: clockDay)).colour
            }
        }
        #expect(try await colour() == .green)
        var rules = ServiceRules()
        rules.deadlines.yellowFrom = 5
        rules.deadlines.handOverAlarm = 0
        let edition = try await County(county.hub).setRules(rules)
        #expect(edition.rules == rules)
        #expect(edition.number > 0)
        #expect(try await County(county.hub).setRules(rules) == edition)
        try await county.night()
        #expect(try await colour() == .yellow)
        rules.deadlines.tellWithin = 0
        await #expect(throws: DeadlineRuleFault.outOfRange(.tellWithin, 0)) {
            try await County(county.hub).setRules(rules)
        }
    }

    @Test("put the most urgent open case first")
    func urgency() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let today = village.today
        let fresh = try await county.open(at: village)
        let old = try await open(
            claiming: today.advanced(by: -6).beijingMidnight + 43_200,
            at: village
        )
        let lines = try await village.store.urgentLines(on: today, limit: 10)
        #expect(lines.map(\.number) == [old, fresh.number])
        let first = try await village.store.urgentLines(on: today, limit: 1)
        #expect(first.map(\.number) == [old])
    }

    @Test("are the same in a list that was made anew")
    func rebuilt() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let opened = try await county.open(at: county.villages[0])
        try await county.night()
        _ = try await county.townships[0].submit(.accept, on: opened.id)
        try await county.night()
        let before = try await county.hub.store.listDigest()
        let clock = try await clock(opened.number, at: county.hub)
        try await county.hub.store.rebuildStates()
        #expect(try await county.hub.store.listDigest() == before)
        #expect(try await self.clock(opened.number, at: county.hub) == clock)
    }
}
