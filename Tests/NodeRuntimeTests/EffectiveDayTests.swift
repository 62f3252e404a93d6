import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("The day of an act")
struct EffectiveDayTests {
    private static let tomorrow = TestCounty.foundingDay.advanced(by: 1)

    private func open(
        _ matter: MatterCode,
        at node: Node,
        on day: Day
    ) async throws -> TestCase {
        let opened = try await node.open(
            matter,
            applicant: Applicant(name: "王小兰", identityNumber: nil),
            fields: [],
            materials: matter == TestCounty.certificate ? [] : [1],
            receive: true,
            on: day
        )
        return TestCase(
            id: try #require(opened.caseID),
            number: try #require(opened.number).description
        )
    }

    @Test("is never before the newest that the county has signed, whatever the clock says")
    func clockBehind() async throws {
        let county = try await TestCounty()
        _ = try await County(county.hub).publish(
            .changes([
                CatalogueChange(
                    matter: TestCounty.allowance,
                    act: .takeBack(from: .village, .acceptance),
                    day: Self.tomorrow,
                    line: 2
                )
            ]),
            on: TestCounty.foundingDay
        )
        _ = try await County(county.hub).publish(
            .changes([
                CatalogueChange(
                    matter: TestCounty.licence,
                    act: .takeBack(from: .village, .agency),
                    day: Self.tomorrow,
                    line: 2
                )
            ]),
            on: Self.tomorrow
        )
        try await county.distribute()
        let village = county.villages[0]
        let division = try #require(try await village.ownPoint()).division
        let refusal = Refusal.delegationEnded(
            TestCounty.allowance,
            at: division,
            on: TestCounty.foundingDay
        )
        await #expect(throws: refusal) {
            try await open(TestCounty.allowance, at: village, on: Day(number: 0))
        }
    }

    @Test("lets a village finish what it had taken in before its delegation ended")
    func inFlight() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await open(
            TestCounty.certificate,
            at: village,
            on: TestCounty.foundingDay
        )
        _ = try await County(county.hub).publish(
            .changes([
                CatalogueChange(
                    matter: TestCounty.certificate,
                    act: .takeBack(from: .village, .decision),
                    day: Self.tomorrow,
                    line: 2
                )
            ]),
            on: TestCounty.foundingDay
        )
        try await county.night()
        await #expect(throws: Refusal.self) {
            try await open(TestCounty.certificate, at: village, on: Self.tomorrow)
        }
        _ = try await village.submit(.accept, on: opened.id)
        try await county.night()
        #expect(try await county.record(opened.id, at: county.hub).progress().stage == .accepted)
        #expect(try await county.hub.store.refusedEntries(ownOnly: false).isEmpty)
    }

    @Test("decides where the decision right is born, alike on every replica")
    func birth() async throws {
        let county = try await TestCounty()
        _ = try await County(county.hub).publish(
            .changes([
                CatalogueChange(
                    matter: TestCounty.certificate,
                    act: .takeBack(from: .village, .decision),
                    day: Self.tomorrow,
                    line: 2
                )
            ]),
            on: TestCounty.foundingDay
        )
        try await county.distribute()
        let village = county.villages[0]
        let today = try await open(TestCounty.certificate, at: village, on: TestCounty.foundingDay)
        try await county.night()
        for node in [village, county.townships[0], county.hub] {
            let record = try await county.record(today.id, at: node)
            #expect(record.decisionRight.birth == village.store.identity.replica)
            #expect(record.opening?.day == TestCounty.foundingDay)
        }
    }

    @Test("that has not come refuses a matter with the day on which it begins")
    func notYet() async throws {
        let county = try await TestCounty()
        _ = try await County(county.hub).publish(
            .changes([
                CatalogueChange(
                    matter: TestCounty.approval,
                    act: .delegate(to: .village, .agency, modelSitesOnly: false),
                    day: Self.tomorrow,
                    line: 2
                )
            ]),
            on: TestCounty.foundingDay
        )
        try await county.distribute()
        let village = county.villages[0]
        let division = try #require(try await village.ownPoint()).division
        let begins = Refusal.delegationBegins(TestCounty.approval, at: division, on: Self.tomorrow)
        await #expect(throws: begins) {
            try await open(TestCounty.approval, at: village, on: TestCounty.foundingDay)
        }
        let opened = try await open(TestCounty.approval, at: village, on: Self.tomorrow)
        try await county.night()
        #expect(try await county.record(opened.id, at: county.hub).opening?.day == Self.tomorrow)
    }
}
