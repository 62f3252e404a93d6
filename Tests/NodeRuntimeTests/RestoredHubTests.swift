import Foundation
import HubRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("A hub restored from an old backup")
struct RestoredHubTests {
    /// A county whose hub was restored from a backup made before a grant, a ruling and two cases.
    private struct Restored {
        let county: TestCounty
        let hub: Node
        let before: TestCase
        let after: TestCase
        let late: EnrolmentRequest

        init() async throws {
            county = try await TestCounty()
            try await county.distribute()
            before = try await county.open(at: county.villages[0])
            try await county.night()
            let file = try await county.backUp(county.hub, in: "hub")
            after = try await county.open(at: county.villages[2], for: "李二")
            let stranger = try await county.stranger("late")
            late = county.request(of: stranger)
            try await county.grant(late, at: TestCounty.villageDivisions[0])
            try await county.night()
            try await county.hub.close()
            try county.wipe("hub")
            (hub, _) = try await county.restore("hub", from: file)
        }

        func sync(_ index: Int) async throws {
            try await county.sync(county.townships[index], with: hub)
        }
    }

    @Test("writes nothing for the county until every township was heard, but signs receipts")
    func holdsBack() async throws {
        let made = try await Restored()
        let division = try #require(DivisionCode(TestCounty.villageDivisions[1]))
        #expect(try await made.hub.store.restoration()?.missing?.count == 2)
        await #expect(throws: UnheardChildren.self) {
            _ = try await County(made.hub).grant(
                made.late,
                at: division,
                decides: false
            )
        }
        let opened = try await made.county.open(at: made.county.villages[0], for: "赵五")
        try await made.county.sync(made.county.villages[0], with: made.county.townships[0])
        try await made.sync(0)
        #expect(try await made.hub.store.restoration()?.missing?.count == 1)
        #expect(try await made.hub.store.rule(at: 9) == 0)
        #expect(try await made.hub.find(opened.number).number == opened.number)
        await #expect(throws: UnheardChildren.self) {
            _ = try await County(made.hub).grant(
                made.late,
                at: division,
                decides: false
            )
        }
        try await made.sync(1)
        #expect(try await made.hub.store.restoration()?.missing == nil)
        _ = try await County(made.hub).grant(
            made.late,
            at: division,
            decides: false
        )
    }

    @Test("gets its grants and rulings back from below, goes on after them, and all end up equal")
    func goesOn() async throws {
        let made = try await Restored()
        for index in [0, 1] { try await made.sync(index) }
        let key = made.late.deviceKey
        #expect(try await made.hub.store.view { try $0.register.grant(of: key) } != nil)
        let fresh = try await made.county.open(at: made.county.villages[0], for: "赵五")
        for _ in 0..<2 {
            for (index, village) in made.county.villages.enumerated() {
                try await made.county.sync(village, with: made.county.township(of: index))
            }
            for index in [0, 1] { try await made.sync(index) }
        }
        for (index, village) in made.county.villages.enumerated() {
            try await made.county.sync(village, with: made.county.township(of: index))
        }
        #expect(try await made.county.villages[0].find(fresh.number).custody == .county)
        #expect(try await made.county.villages[2].find(made.after.number).custody == .county)
        for scope in [made.before.id.scope, made.after.id.scope] {
            let nodes = [made.hub] + made.county.townships + made.county.villages
            #expect(Set(try await nodes.asyncDigests(of: scope)).count == 1)
        }
        for node in [made.hub] + made.county.townships + made.county.villages {
            #expect(try await node.store.waitingFeeds().isEmpty)
            #expect(try await node.store.refusedEntries(ownOnly: false).isEmpty)
        }
    }

    @Test("given up on a township, goes on; what only that one held of the county's word is void")
    func waived() async throws {
        let made = try await Restored()
        let county = made.county
        // Nothing of the grant has reached the second township's village yet; the first is given
        // up.
        let seat = try #require(try await county.townships[0].ownPoint())
        #expect(try await made.hub.store.waiveChildren(at: seat.id, because: "烧了") == 1)
        let lone = try #require(try await county.townships[1].ownPoint())
        #expect(try await made.hub.store.waiveChildren(at: lone.id, because: "烧了") == 1)
        #expect(try await made.hub.store.takeOffice())
        let key = made.late.deviceKey
        #expect(try await made.hub.store.view { try $0.register.grant(of: key) } == nil)
        for _ in 0..<2 {
            for index in [0, 1] { try await made.sync(index) }
            for (index, village) in county.villages.enumerated() {
                try await county.sync(village, with: county.township(of: index))
            }
        }
        for node in [made.hub] + county.townships + county.villages {
            #expect(try await node.store.view { try $0.register.grant(of: key) } == nil)
            #expect(try await node.store.waitingFeeds().isEmpty)
            let refused = try await node.store.refusedEntries(ownOnly: false)
            #expect(refused.allSatisfy { $0.reason == .pastTheEnd && $0.feed.scope == .authority })
            #expect(!refused.isEmpty)
        }
        for scope in [made.before.id.scope, made.after.id.scope] {
            let nodes = [made.hub] + county.townships + county.villages
            #expect(Set(try await nodes.asyncDigests(of: scope)).count == 1)
        }
    }

    @Test(
        "holds to what its earlier incarnation ruled on an entry, though it ruled otherwise since"
    )
    func earlierRules() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        try await county.night()
        let file = try await county.backUp(county.hub, in: "hub")
        // Nobody judges this right, but the county lets it stand.
        let approve = CaseAct(
            claimedAt: 0,
            changes: [.moved(.approve, reason: nil)],
            decisionMove: 0
        )
        let dot = try await village.store.writeUnjudged(
            approve,
            on: .existing(opened.id.dot),
            in: opened.id.scope
        )
        try await county.night()
        let feed = FeedID(dot.replica, in: opened.id.scope)
        let person = try Operator(name: "覃县管", role: .administrator)
        #expect(try await county.hub.store.release(feed, dot.sequence, at: 5, by: person))
        try await county.hub.store.closeOpenEntries(with: county.hub.pen)
        let old = try await county.segments(of: county.hub, writtenBy: county.hub)
        let entries = try await county.segments(of: village, writtenBy: village)
        try await county.hub.close()
        try county.wipe("hub")
        let (hub, _) = try await county.restore("hub", from: file)
        for township in county.townships {
            let seat = try #require(try await township.ownPoint())
            _ = try await hub.store.waiveChildren(at: seat.id, because: "试")
        }
        #expect(try await hub.store.takeOffice())
        // The entry comes before the old ruling on it, and is ruled on without knowing that.
        try await county.hand(entries, to: hub)
        #expect(try await hub.store.rule(at: 77) > 0)
        #expect(try await hub.store.refusals()[dot] != nil)
        try await county.hand(old, to: hub)
        #expect(try await hub.store.refusals()[dot] == nil)
        for _ in 0..<2 {
            for township in county.townships { try await county.sync(township, with: hub) }
            for (index, village) in county.villages.enumerated() {
                try await county.sync(village, with: county.township(of: index))
            }
        }
        let nodes = [hub, county.townships[0], village]
        for node in nodes { #expect(try await node.store.refusals()[dot] == nil) }
        #expect(Set(try await nodes.asyncDigests(of: opened.id.scope)).count == 1)
    }
}
