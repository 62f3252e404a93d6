import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("A feed that reaches further than what is held here")
struct WaitingFeedTests {
    private func scope(_ segment: [UInt8]) throws -> Scope {
        try Segment(bytes: segment[...]).header.feed.scope
    }

    @Test("waits for the county's register and folds by itself when it comes")
    func register() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        try await county.night()
        let all = try await county.segments(of: county.hub)
        let cases = try all.filter { try scope($0) == opened.id.scope }
        let rest = try all.filter { try scope($0) != opened.id.scope }
        let fresh = try await county.stranger("fresh")
        try await county.hand(cases, to: fresh)
        let waiting = try await fresh.store.waitingFeeds()
        #expect(
            waiting.map(\.feed).sorted()
                == [village, county.hub].map {
                    FeedID($0.store.identity.replica, in: opened.id.scope)
                }.sorted()
        )
        #expect(try await fresh.store.caseLines(limit: 5).isEmpty)
        try await county.hand(rest, to: fresh)
        #expect(try await fresh.store.waitingFeeds().isEmpty)
        #expect(try await fresh.store.caseLines(limit: 5).map(\.number) == [opened.number])
        let atHub = try await county.hub.store.stateDigests()
            .filter { $0.scope == opened.id.scope }
        #expect(try await fresh.store.stateDigests() == atHub)
    }

    @Test("waits for the entry it answers, while other feeds go on")
    func context() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let opened = try await county.open(at: village)
        try await county.sync(village, with: township)
        _ = try await township.submit(.accept, on: opened.id)
        try await county.open(at: county.villages[1])
        try await county.sync(county.villages[1], with: township)
        try await township.store.closeOpenEntries(with: township.pen)
        let all = try await county.segments(of: township)
        let late = try await county.segments(of: village, writtenBy: village)
        let fresh = try await county.stranger("fresh")
        try await county.hand(all.filter { !late.contains($0) }, to: fresh)
        #expect(
            try await fresh.store.waitingFeeds().map(\.feed)
                == [FeedID(township.store.identity.replica, in: opened.id.scope)]
        )
        #expect(try await fresh.store.caseLines(limit: 5).count == 1)
        try await county.hand(late, to: fresh)
        #expect(try await fresh.store.waitingFeeds().isEmpty)
        #expect(try await fresh.store.stateDigests() == township.store.stateDigests())
    }

    @Test("of a newer program waits for an upgrade and is relayed byte for byte")
    func unknownKind() async throws {
        let county = try await TestCounty()
        var crafted = CraftedFeed(by: .random(), in: try await county.scope(ofVillage: 0))
        try await county.grant(crafted.request, at: TestCounty.villageDivisions[0])
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        try await crafted.see(county.judgedBy, in: township.store)
        let first = try crafted.segment([
            .init(.opened, TestCounty.openingAct()), .init(.scope, kind: 999, payload: [1, 2, 3]),
            .init(.opened, TestCounty.openingAct()),
        ])
        let second = try crafted.segment([.init(.opened, TestCounty.openingAct())])
        try await county.hand([first, second], to: township)
        let honest = try await county.open(at: village)
        try await county.night()

        let waiting = try #require(try await county.hub.store.waitingFeeds().first)
        #expect(waiting.feed == crafted.feed)
        #expect(waiting.entries == 3)
        #expect(waiting.reason.hasPrefix("upgrade"))
        let relayed = try await county.segments(of: county.hub)
            .filter { [first, second].contains($0) }
        #expect(relayed == [first, second])
        // What stands before it is folded and ruled, what others wrote too; nothing is refused.
        #expect(try await county.hub.store.caseLines(limit: 9).count == 2)
        #expect(try await village.find(honest.number).custody == .county)
        #expect(try await county.hub.store.refusedEntries(ownOnly: false).isEmpty)
        try await county.expectEqualStates()
    }
}
