import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("An act by a delegation whose recall had not arrived")
struct RecalledActTests {
    /// A village off the network decides a case by a delegation that the county has recalled.
    private struct Offline {
        let county: TestCounty
        let clock: TestClock
        let opened: TestCase
        var village: Node { county.villages[0] }
        var replicas: [Node] { [village, county.townships[0], county.hub] }

        init(openedAfter days: Int = 6) async throws {
            clock = TestClock()
            county = try await TestCounty(clock: clock)
            let village = county.villages[0]
            try await county.delegate(TestCounty.certificate, to: village, .decision)
            try await county.move(.recall, TestCounty.certificate, of: village)
            clock.pass(days: days)
            opened = try await county.open(TestCounty.certificate, at: village)
            _ = try await village.submit(.accept, on: opened.id)
            _ = try await village.submit(.approve(reason: "合格"), on: opened.id)
            #expect(try await village.find(opened.number).stage == .approved)
        }
    }

    @Test("is refused alone, alike everywhere: opening and collecting stand, it is no fault")
    func refused() async throws {
        let made = try await Offline()
        try await made.county.night()
        let recall = try #require(
            try await made.county.hub.store.view { view in
                try view.register.allHandshakes.first?.versions.first?.steps.last?.step
            }
        )
        #expect(recall.move == .recall)
        for node in made.replicas {
            let record = try await made.county.record(made.opened.id, at: node)
            #expect(record.progress().stage == .received, "the receipt stays valid")
            #expect(record.refused.map(\.reason.code) == [11, 6])
            let cause = try #require(record.refused.first?.reason.cause)
            #expect(cause.replica == made.county.hub.store.identity.replica)
        }
        let told = try await made.village.store.refusedEntries(ownOnly: true)
        #expect(told.map(\.reason.code) == [11, 6])
        #expect(told.allSatisfy { $0.isRuled })
        try await made.county.expectEqualStates()
    }

    @Test("takes the right to decide to the county, which goes on with the case")
    func goesOn() async throws {
        let made = try await Offline()
        try await made.county.night()
        let hub = made.county.hub
        _ = try await hub.submit(.accept, on: made.opened.id)
        _ = try await hub.submit(.approve(reason: "县里办"), on: made.opened.id)
        try await made.county.night()
        for node in made.replicas {
            #expect(try await node.find(made.opened.number).stage == .approved)
        }
        await #expect(throws: Refusal.self) {
            try await made.village.submit(.deny(reason: "再来"), on: made.opened.id)
        }
        try await made.county.expectEqualStates()
    }

    @Test("leaves the village without the right once it knows, and the county may give it back")
    func rightMoves() async throws {
        let made = try await Offline()
        try await made.county.night()
        await #expect(throws: Refusal.notDecisionHolder) {
            let seat = try #require(try await made.county.hub.ownPoint()).id
            _ = try await made.village.passDecision(of: made.opened.id, to: seat)
        }
        let township = try #require(try await made.county.townships[0].ownPoint()).id
        _ = try await made.county.hub.passDecision(of: made.opened.id, to: township)
        try await made.county.night()
        _ = try await made.county.townships[0].submit(.accept, on: made.opened.id)
        _ = try await made.county.townships[0].submit(.approve(reason: ""), on: made.opened.id)
        try await made.county.night()
        #expect(try await made.county.hub.find(made.opened.number).stage == .approved)
        try await made.county.expectEqualStates()
    }

    @Test("stands where the case was opened before the recall took effect (从旧)")
    func openedBefore() async throws {
        let made = try await Offline(openedAfter: 4)
        made.clock.pass(days: 10)
        try await made.county.night()
        for node in made.replicas {
            #expect(try await node.find(made.opened.number).stage == .approved)
        }
        #expect(try await made.county.hub.store.refusedEntries(ownOnly: false).isEmpty)
    }

    @Test("comes back when the county releases it")
    func released() async throws {
        let made = try await Offline()
        try await made.county.night()
        for line in try await made.county.hub.store.refusedEntries(ownOnly: false) {
            try await County(made.county.hub).release(line)
        }
        try await made.county.night()
        for node in made.replicas {
            #expect(try await node.find(made.opened.number).stage == .approved)
        }
        try await made.county.expectEqualStates()
    }

    @Test("is refused too where a row of the list had ended")
    func listEnded() async throws {
        let clock = TestClock()
        let county = try await TestCounty(clock: clock)
        try await county.distribute()
        let village = county.villages[0]
        _ = try await County(county.hub).publish(
            .changes([
                CatalogueChange(
                    matter: TestCounty.certificate,
                    act: .takeBack(from: .village, .decision),
                    day: TestCounty.foundingDay.advanced(by: 1),
                    line: 2
                )
            ]),
            on: TestCounty.foundingDay
        )
        clock.pass(days: 2)
        let opened = try await county.open(TestCounty.certificate, at: village)
        _ = try await village.submit(.accept, on: opened.id)
        try await county.night()
        for node in [village, county.townships[0], county.hub] {
            let record = try await county.record(opened.id, at: node)
            #expect(record.refused.map(\.reason.code) == [11])
            #expect(record.progress().stage == .received)
        }
        try await county.expectEqualStates()
    }
}
