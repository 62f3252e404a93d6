import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncEngine
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("An entry its author was not entitled to")
struct RefusedEntryTests {
    static func moved(_ transition: Transition) -> CaseAct {
        CaseAct(claimedAt: 0, changes: [.moved(transition, reason: nil)])
    }

    /// A village that receives in the authority's name what only its township may receive, and builds on it.
    struct Overreach {
        let county: TestCounty
        let opened: TestCase
        let receipt: Dot
        let follower: Dot
        let later: TestCase

        init() async throws {
            county = try await TestCounty()
            try await county.distribute()
            let village = county.villages[0]
            opened = try await county.open(at: village)
            let (id, scope) = (opened.id, opened.id.scope)
            receipt = try await village.store.writeUnjudged(
                RefusedEntryTests.moved(.receive),
                on: .existing(id.dot),
                in: scope
            )
            follower = try await village.store.writeUnjudged(
                RefusedEntryTests.moved(.startProcessing),
                on: .existing(id.dot),
                in: scope
            )
            _ = try await village.submit(.note("照常记录"), on: id)
            later = try await county.open(at: village)
        }

        var replicas: [Node] { [county.villages[0], county.townships[0], county.hub] }
    }

    @Test("is refused alike on every replica, with what depends on it and nothing else")
    func alike() async throws {
        let made = try await Overreach()
        try await made.county.night()
        for node in made.replicas {
            #expect(
                try await node.store.refusals()
                    == [made.receipt: .notCompetent, made.follower: .dependsOn(made.receipt)]
            )
            let record = try await made.county.record(made.opened.id, at: node)
            #expect(record.progress().stage == .collected)
            #expect(record.timeline.lines.map(\.item.text) == ["照常记录"])
            #expect(try await node.find(made.later.number).stage == .collected)
        }
        try await made.county.expectEqualStates()
    }

    @Test("is shown to its author, first as its own replica's view, then as the county's ruling")
    func notice() async throws {
        let made = try await Overreach()
        let village = made.county.villages[0]
        let before = try await village.store.refusedEntries(ownOnly: true)
        #expect(before.map(\.sequence) == [made.receipt.sequence, made.follower.sequence])
        #expect(before.allSatisfy { !$0.isRuled })
        try await made.county.night()
        let after = try await village.store.refusedEntries(ownOnly: true)
        #expect(after.map(\.reason) == [.notCompetent, .dependsOn(made.receipt)])
        #expect(after.allSatisfy { $0.isRuled && $0.number == made.opened.number })
        #expect(try await made.county.townships[0].store.refusedEntries(ownOnly: true).isEmpty)
    }

    @Test("leaves the case open to whoever is entitled")
    func goesOn() async throws {
        let made = try await Overreach()
        try await made.county.night()
        _ = try await made.county.townships[0].submit(.accept, on: made.opened.id)
        try await made.county.night()
        #expect(try await made.county.villages[0].find(made.opened.number).stage == .accepted)
        try await made.county.expectEqualStates()
    }

    @Test("takes down no follower whose author had the ruling in view")
    func informedFollower() async throws {
        let made = try await Overreach()
        let village = made.county.villages[0]
        try await made.county.night()
        let dot = try await village.store.writeUnjudged(
            Self.moved(.startProcessing),
            on: .existing(made.opened.id.dot),
            in: made.opened.id.scope
        )
        try await made.county.night()
        for node in made.replicas {
            #expect(try await node.store.refusals()[dot] == .illegal)
        }
    }

    @Test("comes back into the fold when the county releases it")
    func released() async throws {
        let made = try await Overreach()
        try await made.county.night()
        let hub = made.county.hub.store
        let feed = FeedID(made.receipt.replica, in: made.opened.id.scope)
        let held = try #require(try await hub.held([feed]).first)
        let release = Ruling(
            ruledAt: 0,
            feeds: [
                FeedRuling(
                    replica: feed.replica,
                    count: held.count,
                    hash: held.hash,
                    exceptions: [
                        .init(sequence: made.receipt.sequence, reason: 0, cause: nil)
                    ],
                    windows: []
                )
            ]
        )
        try await hub.writeUnjudged(
            kind: Ruling.kind,
            payload: release.payload,
            on: .scope,
            in: feed.scope
        )
        try await made.county.night()
        for node in made.replicas {
            #expect(
                try await node.store.refusals() == [made.follower: .dependsOn(made.receipt)]
            )
            #expect(try await node.find(made.opened.number).stage == .received)
        }
        try await made.county.expectEqualStates()
    }

    @Test("bears the reason the county rules, whatever a replica thought before")
    func ruledOtherwise() async throws {
        let made = try await Overreach()
        let county = made.county
        try await county.sync(county.villages[0], with: county.townships[0])
        // Held at the hub without a conversation, so that the county has not ruled yet.
        try await county.hand(try await county.segments(of: county.townships[0]), to: county.hub)
        let feed = FeedID(made.receipt.replica, in: made.opened.id.scope)
        let held = try #require(try await county.hub.store.held([feed]).first)
        let ruling = Ruling(
            ruledAt: 0,
            feeds: [
                FeedRuling(
                    replica: feed.replica,
                    count: held.count,
                    hash: held.hash,
                    exceptions: [made.receipt, made.follower].map {
                        .init(sequence: $0.sequence, reason: RefusalReason.illegal.code, cause: nil)
                    },
                    windows: []
                )
            ]
        )
        try await county.hub.store.writeUnjudged(
            kind: Ruling.kind,
            payload: ruling.payload,
            on: .scope,
            in: feed.scope
        )
        try await county.night()
        for node in made.replicas {
            #expect(
                try await node.store.refusals()
                    == [made.receipt: .illegal, made.follower: .illegal]
            )
        }
        try await county.expectEqualStates()
    }
}
