import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("A delegation between the county and a point")
struct DelegationAcrossReplicasTests {
    private static let matter = TestCounty.approval

    private func mode(at node: Node) async throws -> DelegationStanding {
        try await node.store.view { view in
            let point = try #require(try view.ownPoint)
            return try view.register.delegations.standing(
                of: Self.matter,
                at: point,
                on: TestCounty.foundingDay
            )
        }
    }

    @Test("goes from offer to answer to trial to active, each side's word carried by the sync")
    func wholeWay() async throws {
        let county = try await TestCounty(clock: TestClock())
        let township = county.townships[0]
        try await county.distribute()
        await #expect(throws: NodeError.self) { try await county.open(Self.matter, at: township) }
        // Offered: the text comes along, papers are taken in, the county decides.
        try await county.offer(Self.matter, to: township, .decision, trialCases: 1)
        try await county.distribute()
        #expect(try await mode(at: township).basis == .fallback(.offered, version: 1))
        let taken = try await county.open(Self.matter, at: township)
        await #expect(throws: Refusal.self) { try await township.submit(.accept, on: taken.id) }
        // Answered: the county sees it once the township has synced.
        let said = try await township.answer(
            Self.matter,
            TestCounty.everythingShown(but: [.seal: TestCounty.foundingDay.advanced(by: 9)])
        )
        #expect(said.stage == .conditionallyAccepted)
        #expect(
            try await county.dossier(Self.matter, of: township, at: county.hub).stage == .offered
        )
        try await county.night()
        let heard = try await county.dossier(Self.matter, of: township, at: county.hub)
        #expect(heard.stage == .conditionallyAccepted)
        #expect(heard.openChecks.map(\.item) == [.seal])
        // Trained, then the open item is closed by a fuller acceptance.
        try await county.move(.train, Self.matter, of: township)
        let early = await #expect(throws: OfficeFault.self) {
            try await county.move(.startTrial, Self.matter, of: township)
        }
        guard case .delegating(_, _, .checksOpen([.seal]))? = early else {
            Issue.record("\(String(describing: early))")
            return
        }
        try await county.distribute()
        _ = try await township.answer(Self.matter, TestCounty.everythingShown())
        try await county.night()
        try await county.move(.startTrial, Self.matter, of: township)
        try await county.distribute()
        // On trial: it accepts and works, the county decides.
        #expect(try await mode(at: township).mode == .acceptance)
        let tried = try await county.open(Self.matter, at: township)
        _ = try await township.submit(.accept, on: tried.id)
        await #expect(throws: Refusal.notDecisionHolder) {
            try await township.submit(.approve(reason: ""), on: tried.id)
        }
        try await county.night()
        _ = try await county.hub.submit(.approve(reason: "会签"), on: tried.id)
        // Active: decided at the township.
        try await county.move(.activate, Self.matter, of: township)
        try await county.night()
        let own = try await county.open(Self.matter, at: township)
        _ = try await township.submit(.accept, on: own.id)
        _ = try await township.submit(.approve(reason: ""), on: own.id)
        try await county.night()
        #expect(try await county.hub.find(own.number).stage == .approved)
        #expect(try await county.hub.store.refusedEntries(ownOnly: false).isEmpty)
        #expect(try await county.hub.find(taken.number).stage == .received)
        try await county.expectEqualStates()
    }

    @Test("is not active before the trial had its cases")
    func trialFirst() async throws {
        let county = try await TestCounty(clock: TestClock())
        let township = county.townships[0]
        try await county.offer(Self.matter, to: township, .decision, trialCases: 2)
        try await county.distribute()
        _ = try await township.answer(Self.matter, TestCounty.everythingShown())
        try await county.night()
        try await county.move(.startTrial, Self.matter, of: township)
        try await county.distribute()
        try await county.open(Self.matter, at: township)
        try await county.night()
        let fault = await #expect(throws: OfficeFault.self) {
            try await county.move(.activate, Self.matter, of: township)
        }
        guard case .delegating(_, _, .trialNotDone(had: 1, of: 2))? = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
        try await county.open(Self.matter, at: township)
        try await county.night()
        try await county.move(.activate, Self.matter, of: township)
    }

    @Test("keeps an answer with the version it answers when the county has offered anew")
    func amended() async throws {
        let county = try await TestCounty()
        let township = county.townships[0]
        try await county.offer(Self.matter, to: township, .decision)
        try await county.distribute()
        _ = try await township.answer(Self.matter, .decline(.noStaff, text: "编制不够"))
        try await county.offer(Self.matter, to: township, .acceptance)
        try await county.night()
        let versions = try await county.hub.store.view { view in
            try view.histories(of: Self.matter).first ?? []
        }
        #expect(versions.map(\.stage) == [.superseded, .offered])
        #expect(versions.map(\.answers.count) == [1, 0])
        let declined = try #require(versions.first?.answers.first)
        #expect(declined.answer.word == .decline(.noStaff, text: "编制不够"))
        #expect(declined.person?.name == "township0")
    }

    @Test("cannot be answered where nothing was offered, or twice the same")
    func nothingOffered() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        await #expect(throws: DelegationFault.noOffer(Self.matter)) {
            try await county.townships[0].answer(Self.matter, .assess)
        }
        try await county.offer(Self.matter, to: county.townships[0], .agency)
        try await county.distribute()
        _ = try await county.townships[0].answer(Self.matter, .assess)
        await #expect(throws: DelegationFault.answerNotPossible(.assessing, .assess)) {
            try await county.townships[0].answer(Self.matter, .assess)
        }
        await #expect(throws: DelegationFault.noOffer(Self.matter)) {
            try await county.townships[1].answer(Self.matter, .assess)
        }
    }

    @Test("lets the case of a village go on by what it was opened under (从旧)")
    func inFlight() async throws {
        let clock = TestClock()
        let county = try await TestCounty(clock: clock)
        let village = county.villages[0]
        try await county.delegate(TestCounty.certificate, to: village, .decision)
        let opened = try await county.open(TestCounty.certificate, at: village)
        try await county.move(.recall, TestCounty.certificate, of: village)
        clock.pass(days: 6)
        try await county.night()
        let division = try #require(try await village.ownPoint()).division
        let later = try await county.open(TestCounty.certificate, at: village)
        let refusal = Refusal.notDelegated(TestCounty.certificate, at: division)
        await #expect(throws: refusal) { try await village.submit(.accept, on: later.id) }
        _ = try await village.submit(.accept, on: opened.id)
        _ = try await village.submit(.approve(reason: ""), on: opened.id)
        try await county.night()
        #expect(try await county.hub.find(opened.number).stage == .approved)
        #expect(try await county.hub.store.refusedEntries(ownOnly: false).isEmpty)
    }

    @Test("keeps what it gave a case at its opening, even if the list is changed backwards")
    func pinned() async throws {
        let county = try await TestCounty()
        let township = county.townships[0]
        try await county.distribute()
        let opened = try await county.open(at: township)
        _ = try await County(county.hub).node.commit { _ in
            [
                .register(
                    .delegationsSet(
                        [],
                        withdrawn: [TestCounty.allowance],
                        asOf: TestCounty.foundingDay
                    )
                )
            ]
        }
        try await county.night()
        await #expect(throws: Refusal.self) { try await county.open(at: township) }
        _ = try await township.submit(.accept, on: opened.id)
        try await county.night()
        #expect(try await county.hub.find(opened.number).stage == .accepted)
        #expect(try await county.hub.store.refusedEntries(ownOnly: false).isEmpty)
        try await county.expectEqualStates()
    }

    @Test("stops cases it has begun when it is recalled as invalid in law, for whoever knows")
    func urgent() async throws {
        let county = try await TestCounty(clock: TestClock())
        let village = county.villages[0]
        try await county.delegate(TestCounty.certificate, to: village, .decision)
        let opened = try await county.open(TestCounty.certificate, at: village)
        try await county.night()
        try await county.move(.recall, TestCounty.certificate, of: village, urgent: true)
        try await county.night()
        let refusal = Refusal.recalledUrgently(
            TestCounty.certificate,
            since: TestCounty.foundingDay
        )
        await #expect(throws: refusal) { try await village.submit(.accept, on: opened.id) }
        // Nobody is turned away, and the right can be given up.
        _ = try await village.submit(.note("请到县里办"), on: opened.id)
        let seat = try #require(try await county.hub.ownPoint()).id
        _ = try await village.passDecision(of: opened.id, to: seat)
        try await county.night()
        _ = try await county.hub.submit(.accept, on: opened.id)
        _ = try await county.hub.submit(.approve(reason: ""), on: opened.id)
        try await county.night()
        #expect(try await village.find(opened.number).stage == .approved)
    }
}
