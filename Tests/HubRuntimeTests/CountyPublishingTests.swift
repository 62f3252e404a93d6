import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("A whole county, published")
struct CountyPublishingTests {
    @Test("is published, and every point may do what the list's own rule says")
    func rule() async throws {
        let files = try FullCounty()
        let county = try await TestCounty.full()
        let rule = try FullCountyRule(files)
        let register = try await county.hub.store.view { try $0.register }
        let day = TestCounty.foundingDay
        var atTownships: Set<String> = []
        var atVillages: Set<String> = []
        var differences = 0
        for matter in rule.matters {
            let code = try #require(MatterCode(matter))
            for point in register.allPoints {
                let mode = register.mode(of: code, at: point, on: day)
                if mode?.title != rule.mode(of: matter, at: point, on: day.description) {
                    differences += 1
                }
                guard mode != nil else { continue }
                if point.tier == .township { atTownships.insert(matter) }
                if point.tier == .village { atVillages.insert(matter) }
            }
        }
        #expect(differences == 0)
        #expect(atTownships.count == 232)
        #expect(atVillages.count == 93)
        let delegated = Set(register.allDelegations.map(\.matter))
        #expect(delegated.isSubset(of: Set(rule.matters.compactMap { MatterCode($0) })))
        #expect(register.allDelegations.allSatisfy { !$0.hasEnded(before: day) })
        #expect(register.allDelegations.count == 2397, "the six rows of the ended pilot stay away")
    }

    @Test("reaches a township and a village with what each needs, and with the names of all")
    func replicas() async throws {
        let county = try await TestCounty.full()
        try await county.distribute()
        func held(_ node: Node) async throws -> (matters: Int, names: Int, documents: Int) {
            try await node.store.view { view in
                (
                    try view.matters(on: TestCounty.foundingDay).count,
                    try view.listedMatters(on: TestCounty.foundingDay).count,
                    try view.documents().count
                )
            }
        }
        let (hub, township, village) = (
            try await held(county.hub), try await held(county.townships[0]),
            try await held(county.villages[0])
        )
        #expect(hub.matters == 1418)
        #expect(village.matters == 93)
        #expect(township.matters >= 232)
        #expect([hub.names, township.names, village.names] == [1418, 1418, 1418])
        #expect(hub.documents == 12 + 8 + 5)
        #expect(village.documents <= township.documents)
        let register = try await county.villages[0].store.view { try $0.register }
        #expect(register.allPoints.count == 576)
        #expect(register.allDepartments.count == 32)
        #expect(register.calendar(of: 2026)?.workingDayCount == 248)
        #expect(register.calendar(of: 2027)?.isProvisional == true)
    }

    @Test("published again writes nothing")
    func again() async throws {
        let files = try FullCounty()
        let county = try await TestCounty.full()
        let publication = try await County(county.hub)
            .adopt(try CountyData(directory: files.directory), on: TestCounty.foundingDay)
        #expect(publication.written.isEmpty)
    }
}
