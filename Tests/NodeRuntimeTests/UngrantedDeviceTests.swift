import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncEngine
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("A device that the county does not know")
struct UngrantedDeviceTests {
    @Test("is refused a session, and its parent keeps nothing of it")
    func session() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let stranger = try await county.stranger("stranger")
        let before = try await county.townships[0].store.counts()
        await #expect(throws: SyncFault.refused(.notGranted)) {
            try await county.sync(stranger, with: county.townships[0])
        }
        #expect(try await county.townships[0].store.counts() == before)
        #expect(try await stranger.store.counts().matters == 0)
    }

    @Test("has what a granted relay carries of it kept, refused, ruled; the honest rest proceeds")
    func carried() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let honest = try await county.open(at: village)
        var crafted = CraftedFeed(by: .random(), in: honest.id.scope)
        try await crafted.see(county.judgedBy, in: village.store)
        let dot = crafted.nextDot
        let segment = try crafted.segment([.init(.opened, TestCounty.openingAct())])
        try await county.hand([segment], to: village)
        try await county.night()
        for node in [village, township, county.hub] {
            let refused = try await node.store.refusedEntries(ownOnly: false)
            #expect(refused.map(\.feed) == [crafted.feed])
            #expect(refused.map(\.sequence) == [dot.sequence])
            #expect(refused.map(\.reason) == [.notGranted])
            #expect(refused.allSatisfy { $0.isRuled })
            #expect(try await node.store.caseLines(limit: 5).map(\.number) == [honest.number])
        }
        #expect(try await county.segments(of: county.hub).contains(segment))
        #expect(try await village.find(honest.number).custody == .county)
        try await county.expectEqualStates()
    }

    @Test("is refused just so when a granted device of another village writes here")
    func otherVillage() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let honest = try await county.open(at: county.villages[0])
        var crafted = CraftedFeed(by: .random(), in: honest.id.scope)
        try await county.grant(crafted.request, at: TestCounty.villageDivisions[1])
        try await county.distribute()
        try await crafted.see(county.judgedBy, in: county.townships[0].store)
        let dot = crafted.nextDot
        try await county.hand(
            [try crafted.segment([.init(.opened, TestCounty.openingAct())])],
            to: county.townships[0]
        )
        try await county.night()
        for node in [county.villages[0], county.townships[0], county.hub] {
            #expect(try await node.store.refusals() == [dot: .wrongScope])
        }
    }

    @Test("cannot rule: a ruling that is not the county's admits nothing")
    func falseRuling() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let opened = try await county.open(at: village)
        try await county.sync(village, with: township)
        let feed = FeedID(village.store.identity.replica, in: opened.id.scope)
        let held = try #require(try await township.store.held([feed]).first)
        let ruling = Ruling(
            ruledAt: 0,
            feeds: [
                FeedRuling(
                    replica: feed.replica,
                    count: held.count,
                    hash: held.hash,
                    exceptions: [],
                    windows: []
                )
            ]
        )
        let dot = try await township.store.writeUnjudged(
            kind: Ruling.kind,
            payload: ruling.payload,
            on: .scope,
            in: feed.scope
        )
        try await county.sync(village, with: township)
        #expect(try await village.find(opened.number).custody == .township)
        #expect(try await village.store.refusals() == [dot: .notTheCounty])
    }

    @Test("cannot publish: a county scope takes no other device's segments")
    func falseCatalogue() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        var crafted = CraftedFeed(by: .random(), in: .authority)
        try await county.grant(crafted.request, at: TestCounty.townshipDivisions[0])
        let segment = try crafted.segment([])
        let outcome = try await county.villages[0].store.accept(
            Message.Delivery(arrival: 0, segment: segment),
            from: county.townships[0].store.identity.replica,
            within: nil
        )
        #expect(outcome == .quarantined(.scope, crafted.feed, 0))
        #expect(try await county.villages[0].store.counts().quarantined == 1)
    }
}
