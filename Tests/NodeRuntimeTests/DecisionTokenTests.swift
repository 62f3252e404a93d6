import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("The right to decide a case")
struct DecisionTokenTests {
    /// An allowance in processing at its township, where its decision right is born.
    private struct Processing {
        let county: TestCounty
        let opened: TestCase
        let seat: ServicePointID

        init() async throws {
            county = try await TestCounty()
            try await county.distribute()
            opened = try await county.open(at: county.villages[0])
            try await county.sync(county.villages[0], with: county.townships[0])
            _ = try await county.townships[0].submit(.accept, on: opened.id)
            _ = try await county.townships[0].submit(.startProcessing, on: opened.id)
            seat = try #require(try await county.hub.ownPoint()).id
        }

        /// The township passes the right; the hub holds its entries but has not ruled on them.
        func passUnruled() async throws {
            let township = county.townships[0]
            _ = try await township.passDecision(of: opened.id, to: seat)
            try await township.store.closeOpenEntries(with: township.pen)
            try await county.hand(try await county.segments(of: township), to: county.hub)
        }
    }

    @Test("is born at the township that the matter is delegated to")
    func birth() async throws {
        let made = try await Processing()
        try await made.county.night()
        await #expect(throws: Refusal.notDecisionHolder) {
            try await made.county.hub.submit(.approve(reason: ""), on: made.opened.id)
        }
        await #expect(throws: Refusal.notDecisionHolder) {
            try await made.county.villages[0].submit(.approve(reason: ""), on: made.opened.id)
        }
        _ = try await made.county.townships[0].submit(.approve(reason: ""), on: made.opened.id)
    }

    @Test("passed to the county serves it only once the county has ruled on the pass")
    func onlyRuled() async throws {
        let made = try await Processing()
        try await made.passUnruled()
        let hub = made.county.hub
        await #expect(throws: Refusal.notDecisionHolder) {
            try await hub.submit(.approve(reason: ""), on: made.opened.id)
        }
        #expect(try await hub.store.rule(at: 1) > 0)
        _ = try await hub.submit(.approve(reason: "县里决定"), on: made.opened.id)
        try await made.county.night()
        for node in [hub, made.county.townships[0], made.county.villages[0]] {
            #expect(try await node.find(made.opened.number).stage == .approved)
        }
        try await made.county.expectEqualStates()
    }

    @Test("is used up where it was passed on: a later decision there is refused everywhere")
    func passedOn() async throws {
        let made = try await Processing()
        let township = made.county.townships[0]
        _ = try await township.passDecision(of: made.opened.id, to: made.seat)
        await #expect(throws: Refusal.notDecisionHolder) {
            try await township.submit(.deny(reason: "反悔"), on: made.opened.id)
        }
        await #expect(throws: Refusal.notDecisionHolder) {
            try await township.passDecision(of: made.opened.id, to: made.seat)
        }
        var crafted: [Dot] = []
        for move in [0, 1] as [UInt64] {
            let deny = CaseAct(
                claimedAt: 0,
                changes: [.moved(.deny, reason: "反悔")],
                decisionMove: move
            )
            crafted.append(
                try await township.store.writeUnjudged(
                    deny,
                    on: .existing(made.opened.id.dot),
                    in: made.opened.id.scope
                )
            )
        }
        try await made.county.night()
        _ = try await made.county.hub.submit(.approve(reason: ""), on: made.opened.id)
        try await made.county.night()
        for node in [made.county.hub, township, made.county.villages[0]] {
            let refused = try await node.store.refusals()
            #expect(crafted.allSatisfy { refused[$0] == .notDecisionHolder })
            #expect(try await node.find(made.opened.number).stage == .approved)
        }
        try await made.county.expectEqualStates()
    }

    @Test("does not come into being by claiming it before the county has ruled")
    func claimedEarly() async throws {
        let made = try await Processing()
        try await made.passUnruled()
        let approve = CaseAct(
            claimedAt: 0,
            changes: [.moved(.approve, reason: nil)],
            decisionMove: 1
        )
        let dot = try await made.county.hub.store.writeUnjudged(
            approve,
            on: .existing(made.opened.id.dot),
            in: made.opened.id.scope
        )
        try await made.county.night()
        for node in [made.county.hub, made.county.townships[0], made.county.villages[0]] {
            #expect(try await node.store.refusals()[dot] == .notDecisionHolder)
            #expect(try await node.find(made.opened.number).stage == .processing)
        }
    }

    @Test("comes back to the township when the county passes it back")
    func back() async throws {
        let made = try await Processing()
        let township = made.county.townships[0]
        _ = try await township.passDecision(of: made.opened.id, to: made.seat)
        try await made.county.night()
        let home = try #require(try await township.ownPoint()).id
        _ = try await made.county.hub.passDecision(of: made.opened.id, to: home)
        try await made.county.night()
        await #expect(throws: Refusal.notDecisionHolder) {
            try await made.county.hub.submit(.approve(reason: ""), on: made.opened.id)
        }
        _ = try await township.submit(.approve(reason: ""), on: made.opened.id)
        try await made.county.night()
        #expect(try await made.county.villages[0].find(made.opened.number).stage == .approved)
        try await made.county.expectEqualStates()
    }
}
