import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("A device gone wild")
struct FloodTests {
    /// A county whose first village has a second device with an altered program.
    private struct Wild {
        let county: TestCounty
        var crafted: CraftedFeed

        init() async throws {
            county = try await TestCounty()
            crafted = CraftedFeed(by: .random(), in: try await county.scope(ofVillage: 0))
            try await county.grant(crafted.request, at: TestCounty.villageDivisions[0])
            try await county.distribute()
            try await crafted.see(county.judgedBy, in: county.townships[0].store)
        }
    }

    @Test("with a thousand refused entries is ruled like any other, and stops nobody")
    func refused() async throws {
        var wild = try await Wild()
        let (county, village) = (wild.county, wild.county.villages[0])
        let opening = wild.crafted.nextDot
        let acts = [.accept] + Array(repeating: Transition.startProcessing, count: 1200)
        let segment = try wild.crafted.segment(
            [.init(.opened, TestCounty.openingAct())]
                + acts.map { .init(.existing(opening), RefusedEntryTests.moved($0)) }
        )
        try await county.hand([segment], to: county.townships[0])
        let honest = try await county.open(at: village)
        try await county.night()
        #expect(try await village.find(honest.number).custody == .county)
        let refused = try await village.store.refusedEntries(ownOnly: false)
        #expect(refused.count == 1201)
        #expect(refused.allSatisfy { $0.isRuled })
        try await county.expectEqualStates()
    }

    @Test("with a segment for every entry is ruled like any other, and stops nobody")
    func segments() async throws {
        var wild = try await Wild()
        let (county, village) = (wild.county, wild.county.villages[0])
        let note = CraftedFeed.Draft(
            .existing(wild.crafted.nextDot),
            CaseAct(claimedAt: 0, changes: [.noted("一条")])
        )
        var segments = [try wild.crafted.segment([.init(.opened, TestCounty.openingAct())])]
        for _ in 0..<300 { segments.append(try wild.crafted.segment([note])) }
        try await county.hand(segments, to: county.townships[0])
        let honest = try await county.open(at: village)
        try await county.night()
        #expect(try await village.find(honest.number).custody == .county)
        #expect(try await county.hub.store.refusedEntries(ownOnly: false).isEmpty)
        try await county.expectEqualStates()
    }
}
