import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("The office that delegates")
struct DelegatingTests {
    private func fault(
        _ body: () async throws -> Void
    ) async -> DelegationFault? {
        do {
            try await body()
            return nil
        } catch OfficeFault.delegating(_, _, let fault) {
            return fault
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    @Test("offers no village more of a licence than taking it in, and tells why")
    func licences() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        for mode in [HandlingMode.acceptance, .decision] {
            let fault = await fault {
                _ = try await county.offer(TestCounty.approval, to: county.villages[0], mode)
            }
            #expect(fault == .beyondLevel(.village, .licence, mode))
        }
        #expect(try await county.hub.store.view { try $0.register.allHandshakes.isEmpty })
        try await county.offer(TestCounty.approval, to: county.villages[0], .agency)
    }

    @Test("brings the text of a matter to whom it was not published")
    func publishes() async throws {
        let county = try await TestCounty()
        let village = county.villages[0]
        try await county.distribute()
        #expect(
            try await village.store.view { try $0.versions(of: TestCounty.approval).isEmpty }
        )
        try await county.offer(TestCounty.approval, to: village, .agency)
        try await county.distribute()
        #expect(
            try await village.store.view { try $0.versions(of: TestCounty.approval).count } == 1
        )
        let taken = try await county.open(TestCounty.approval, at: village)
        try await county.night()
        #expect(try await county.hub.find(taken.number).stage == .received)
        // A later version of the text reaches it too.
        _ = try await County(county.hub).publish(
            .changes([
                CatalogueChange(
                    matter: TestCounty.approval,
                    act: .set(.promisedLimit, from: "15", to: "9"),
                    day: TestCounty.foundingDay,
                    line: 2
                )
            ]),
            on: TestCounty.foundingDay
        )
        try await county.distribute()
        #expect(
            try await village.store.view { try $0.versions(of: TestCounty.approval).count } == 2
        )
    }

    @Test("gives notice of what it takes away, urgent invalidity excepted, and says why")
    func notice() async throws {
        let county = try await TestCounty()
        let village = county.villages[0]
        try await county.delegate(TestCounty.certificate, to: village, .decision)
        let earliest = TestCounty.foundingDay.advanced(by: DelegationRules().noticeDays)
        let early = await fault {
            _ = try await county.move(
                .suspend,
                TestCounty.certificate,
                of: village,
                from: earliest.advanced(by: -1)
            )
        }
        #expect(early == .noticeTooShort(earliest: earliest))
        let point = try #require(try await village.ownPoint()).id
        let silent = await fault {
            _ = try await County(county.hub).move(
                TestCounty.certificate,
                at: point,
                MoveOrder(.recall),
                on: TestCounty.foundingDay
            )
        }
        #expect(silent == .reasonMissing)
        let step = try await county.move(.suspend, TestCounty.certificate, of: village)
        #expect(step.from == earliest)
        let urgent = try await county.move(
            .recall,
            TestCounty.certificate,
            of: village,
            urgent: true
        )
        #expect(urgent.from == TestCounty.foundingDay)
    }

    @Test("takes an offer that never began back at once")
    func takesBack() async throws {
        let county = try await TestCounty()
        try await county.offer(TestCounty.approval, to: county.townships[0], .decision)
        try await county.distribute()
        let step = try await county.move(.recall, TestCounty.approval, of: county.townships[0])
        #expect(step.from == TestCounty.foundingDay)
        try await county.distribute()
        await #expect(throws: Refusal.self) {
            try await county.open(TestCounty.approval, at: county.townships[0])
        }
    }

    @Test("cannot move on what nobody has accepted")
    func unaccepted() async throws {
        let county = try await TestCounty()
        let township = county.townships[0]
        let none = await fault {
            _ = try await county.move(.train, TestCounty.approval, of: township)
        }
        #expect(none == .noOffer(TestCounty.approval))
        try await county.offer(TestCounty.approval, to: township, .decision)
        for move in [DelegationMove.train, .startTrial, .activate, .suspend, .resume] {
            let fault = await fault {
                _ = try await county.move(move, TestCounty.approval, of: township)
            }
            #expect(fault == .moveNotPossible(.offered, move))
        }
    }

    @Test("gives 15 working days for an answer, by the county's calendar")
    func replyBy() async throws {
        let county = try await TestCounty()
        let offer = try await county.offer(
            TestCounty.approval,
            to: county.townships[0],
            .decision
        )
        // Monday 2026-11-30, and three plain weeks after it.
        #expect(offer.replyBy == TestCounty.foundingDay.advanced(by: 21))
    }

    @Test("watches what waits for it: silence, refusals, wishes, trials done, leases run out")
    func watch() async throws {
        let clock = TestClock()
        let county = try await TestCounty(clock: clock)
        let office = try County(county.hub)
        let (one, other) = (county.townships[0], county.townships[1])
        #expect(try await office.concerns().isEmpty)
        _ = try await office.sendBeacon(isByHand: false)
        try await county.delegate(TestCounty.approval, to: one, .decision)
        try await county.offer(TestCounty.approval, to: other, .decision)
        try await county.offer(TestCounty.certificate, to: county.villages[0], .decision)
        try await county.distribute()
        _ = try await other.answer(TestCounty.approval, .decline(.noStaff, text: ""))
        _ = try await one.answer(TestCounty.approval, .withdraw(text: "人走了"))
        try await county.night()
        func kinds() async throws -> [DelegationConcern.Kind] {
            try await office.concerns().map(\.kind)
        }
        let first = try await kinds()
        #expect(first.contains(.wish))
        #expect(first.contains(.declined(.noStaff, days: 0)))
        #expect(first.contains(.unanswered(days: 0, overdue: nil)))
        clock.pass(days: 30)
        let later = try await office.concerns()
        #expect(later.map(\.kind).contains(.unanswered(days: 30, overdue: 9)))
        #expect(later.map(\.kind).contains(.leaseStale(days: 16)))
        #expect(later.first { $0.kind == .leaseStale(days: 16) }?.proposal == .suspend)
        #expect(
            try await county.dossier(TestCounty.approval, of: one, at: county.hub).stage == .active,
            "watching changes nothing"
        )
    }

    @Test("counts cases that were only taken in apart from what is delegated")
    func takenIn() async throws {
        let county = try await TestCounty()
        let township = county.townships[0]
        try await county.offer(TestCounty.approval, to: township, .decision)
        try await county.distribute()
        try await county.open(TestCounty.approval, at: township)
        try await county.open(at: township)
        try await county.night()
        let point = try #require(try await township.ownPoint()).id
        #expect(try await county.hub.store.view { try $0.fallbackCases() } == [point: 1])
    }
}
