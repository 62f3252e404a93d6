import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("Indicators of a replica")
struct FigureTests {
    private func period(_ node: Node, days: Int, endingBefore: Int) throws -> Period {
        let last = node.today.advanced(by: -endingBefore)
        return try #require(Period(from: last.advanced(by: 1 - days), through: last))
    }

    @Test("count the unit's cases, and name them on demand")
    func counting() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let decided = try await county.open(at: village)
        try await county.open(at: village)
        try await county.open(at: county.villages[2])
        try await county.night()
        _ = try await township.submit(.accept, on: decided.id)
        _ = try await township.submit(.approve(reason: ""), on: decided.id)
        try await county.night()
        let today = try period(county.hub, days: 1, endingBefore: 0)
        let report = try await county.hub.figures(
            of: [.completionRate, .onTimeRate, .queueTime],
            for: nil,
            in: today
        )
        #expect(report.figures.map(\.indicator) == [.completionRate, .onTimeRate])
        let completion = report.figures[0]
        #expect((completion.numerator, completion.denominator) == (1, 3))
        #expect(report.members(of: completion) == [decided.number])
        #expect((report.figures[1].numerator, report.figures[1].denominator) == (1, 1))
        let point = try #require(try await township.ownPoint())
        let part = try await county.hub.figures(of: [.completionRate], for: point, in: today)
        #expect(part.figures[0].denominator == 2)
        let own = try await township.figures(of: [.completionRate], for: nil, in: today)
        #expect(own.figures[0].denominator == 2)
    }

    @Test("are complete once every device was heard after the period, and never before its end")
    func completeness() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let yesterday = try period(county.hub, days: 7, endingBefore: 1)
        let before = try await county.hub.figures(of: [.completionRate], for: nil, in: yesterday)
        #expect(!before.isComplete)
        #expect(before.unheard.count >= county.villages.count)
        try await county.night()
        let after = try await county.hub.figures(of: [.idlePointRate], for: nil, in: yesterday)
        #expect(after.isComplete, "\(after.unheard)")
        let idle = try #require(after.figures.first)
        #expect(idle.numerator == idle.denominator)
        #expect(idle.leftOut == 0)
        let running = try period(county.hub, days: 1, endingBefore: 0)
        let open = try await county.hub.figures(of: [.completionRate], for: nil, in: running)
        #expect(!open.isComplete)
    }

    @Test("tell a village that is silent from one that has no cases")
    func silence() async throws {
        let county = try await TestCounty()
        // The second village has never been here.
        try await county.sync(county.townships[0], with: county.hub)
        try await county.sync(county.villages[0], with: county.townships[0])
        try await county.sync(county.villages[0], with: county.townships[0])
        try await county.sync(county.townships[0], with: county.hub)
        let yesterday = try period(county.hub, days: 7, endingBefore: 1)
        let report = try await county.hub.figures(of: [.idlePointRate], for: nil, in: yesterday)
        let idle = try #require(report.figures.first)
        let register = try await county.hub.store.view { try $0.register }
        let silent = try #require(
            register.allPoints.first { $0.division.text == TestCounty.villageDivisions[1] }
        ).id
        #expect(report.unheard.map(\.point.id).contains(silent))
        #expect(!report.members(of: idle).contains("\(silent.number)"))
        #expect(idle.leftOut > 0)
        let heard = try #require(try await county.villages[0].ownPoint()).id
        #expect(report.members(of: idle).contains("\(heard.number)"))
    }

    @Test("leave out of punctuality what a clock outside the county's bounds claims")
    func flagged() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        try await county.open(at: village)
        try await county.night()
        let opened = try await village.open(
            TestCounty.certificate,
            applicant: Applicant(name: "王小兰", identityNumber: nil),
            fields: [],
            materials: [],
            receive: true
        )
        let id = try #require(opened.caseID)
        for change in [Transition.accept, .approve] {
            _ = try await village.store.commit(by: TestCounty.person("村级代办员")) { _ in
                [
                    .act(
                        on: id,
                        CaseAct(
                            claimedAt: 4_070_908_800,
                            changes: [.moved(change, reason: nil)],
                            decisionMove: change == .approve ? 0 : nil
                        )
                    )
                ]
            }
        }
        try await county.night()
        let today = try period(county.hub, days: 1, endingBefore: 0)
        let report = try await county.hub.figures(of: [.onTimeRate], for: nil, in: today)
        let figure = try #require(report.figures.first)
        #expect((figure.numerator, figure.denominator, figure.flagged) == (0, 1, 1))
    }

    @Test("are refused for a unit whose cases are not held")
    func outOfReach() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let elsewhere = try #require(try await county.villages[2].ownPoint())
        let today = try period(county.hub, days: 1, endingBefore: 0)
        await #expect(throws: FigureFault.outOfReach(elsewhere)) {
            _ = try await county.townships[0].figures(of: [.onTimeRate], for: elsewhere, in: today)
        }
    }

    @Test("over matters count what is held, with the delegations in force")
    func matters() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let today = try period(county.hub, days: 1, endingBefore: 0)
        let report = try await county.hub.figures(
            of: [.sunkRate, .villageRate],
            for: nil,
            in: today
        )
        // Of four matters one is the county's alone.
        #expect(report.figures.map(\.numerator) == [3, 3])
        #expect(report.figures.map(\.denominator) == [4, 4])
    }
}
