import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@Suite("The coverage board")
struct CoverageTests {
    @Test("says who holds what, never heard before behind, and is told in the visit that brings it")
    func board() async throws {
        let county = try await TestCounty()
        let office = try County(county.hub)
        #expect(try await office.coverage().count == 5)
        #expect(try await office.coverage().allSatisfy { $0.program == nil })
        try await county.sync(county.townships[0], with: county.hub)
        try await county.sync(county.villages[0], with: county.townships[0])
        try await county.sync(county.townships[0], with: county.hub)
        let lines = try await office.coverage()
        #expect(lines.prefix(3).allSatisfy { $0.program == nil && $0.heardAt == nil })
        #expect(lines.suffix(2).allSatisfy { $0.behind == 0 && $0.heardAt != nil })
        _ = try await office.publish(
            .changes([
                CatalogueChange(
                    matter: TestCounty.allowance,
                    act: .set(.promisedLimit, from: "10", to: "5"),
                    day: TestCounty.foundingDay,
                    line: 2
                )
            ]),
            on: TestCounty.foundingDay
        )
        #expect(try await office.coverage().suffix(2).allSatisfy { $0.behind == 1 })
        try await county.sync(county.townships[0], with: county.hub)
        let after = try await office.coverage()
        #expect(after.filter { $0.behind == 0 }.map(\.point.tier) == [.township])
    }

    @Test("costs an idle network nothing")
    func idle() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        try await county.night()
        try await county.night()
        let own = FeedID(
            county.villages[0].store.identity.replica,
            in: .status(try #require(try await county.villages[0].ownPoint()).id.number)
        )
        let held = try await county.hub.store.held([own])
        for _ in 0..<2 { try await county.night() }
        #expect(try await county.hub.store.held([own]) == held)
    }
}
