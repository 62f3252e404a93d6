import ServiceModel
import Testing

@Suite("A handshake over a matter")
struct DelegationHandshakeTests {
    private let matter: MatterCode
    private let village: ServicePoint

    init() throws {
        matter = try Hechuan.code()
        village = try Hechuan.at(.village)
    }

    private func offer(
        _ version: Int,
        _ mode: HandlingMode = .decision,
        until: Int32? = nil,
        trialCases: Int = 0
    ) -> DelegationOffer {
        DelegationOffer(
            matter: matter,
            point: village.id,
            version: version,
            mode: mode,
            offeredOn: Day(number: Int32(10 * version)),
            replyBy: Day(number: Int32(10 * version + 5)),
            until: until.map { Day(number: $0) },
            trialCases: trialCases
        )
    }

    private func step(
        _ move: DelegationMove,
        _ version: Int,
        from: Int32,
        urgent: Bool = false
    ) -> DelegationStep {
        DelegationStep(
            matter: matter,
            point: village.id,
            version: version,
            move: move,
            day: Day(number: from),
            from: Day(number: from),
            isUrgent: urgent,
            answer: move.takesAway ? nil : EntryName(author: [7], sequence: 1)
        )
    }

    private func handshake(
        _ offers: [DelegationOffer],
        _ steps: [DelegationStep] = []
    ) -> DelegationHandshake {
        var handshake = DelegationHandshake(matter: matter, point: village.id)
        for offer in offers { _ = handshake.take(offer) }
        for step in steps { _ = handshake.take(step) }
        return handshake
    }

    private func standing(
        _ handshake: DelegationHandshake?,
        rows: [Delegation] = [],
        on day: Int32
    ) -> DelegationStanding {
        DelegationTable(rows, handshakes: [handshake].compactMap(\.self))
            .standing(of: matter, at: village, on: Day(number: day))
    }

    private func row(_ effect: Delegation.Effect) -> Delegation {
        Delegation(matter: matter, coverage: .tier(.village), effect: effect)
    }

    @Test("counts its offers from 1 without a gap, and takes no move that is not legal")
    func versions() {
        var handshake = handshake([offer(2), offer(1), offer(3), offer(2)])
        #expect(handshake.versions.map(\.offer.version) == [1, 2])
        let taken1 = handshake.take(step(.suspend, 2, from: 30))
        #expect(!taken1)
        let taken2 = handshake.take(step(.activate, 3, from: 30))
        #expect(!taken2)
        let taken3 = handshake.take(step(.activate, 1, from: 30))
        #expect(!taken3, "its place is taken by 2")
        let taken4 = handshake.take(step(.activate, 2, from: 30))
        #expect(taken4)
        #expect(handshake.stage(of: 1) == .superseded)
        #expect(handshake.stage(of: 2) == .active)
    }

    @Test("moves on only by a move that names the acceptance it takes up")
    func acceptanceNamed() {
        var handshake = handshake([offer(1)])
        let unnamed = DelegationStep(
            matter: matter,
            point: village.id,
            version: 1,
            move: .train,
            day: .epoch,
            from: .epoch
        )
        let isTaken = handshake.take(unnamed)
        #expect(!isTaken)
        let taken5 = handshake.take(step(.train, 1, from: 20))
        #expect(taken5)
        #expect(handshake.stage(of: 1) == .training)
    }

    @Test("leaves an answer with the version it names: declining 1 says nothing about 2")
    func answersByVersion() {
        let handshake = handshake([offer(1), offer(2)])
        let declined = DelegationAnswer(
            matter: matter,
            version: 1,
            word: .decline(.noStaff, text: ""),
            claimedAt: 0
        )
        #expect(handshake.versions[0].stage(answeredBy: [declined]) == .declined)
        #expect(handshake.versions[1].stage(answeredBy: []) == .offered)
        #expect(standing(handshake, on: 25).basis == .fallback(.offered, version: 2))
    }

    @Test("takes nothing away by an offer: a row of the list goes on, else papers are taken in")
    func openOffer() {
        let handshake = handshake([offer(1)])
        #expect(standing(handshake, on: 12).mode == .agency)
        #expect(standing(handshake, on: 12).isFallback)
        let granted = row(.grant(.acceptance))
        #expect(standing(handshake, rows: [granted], on: 12).mode == .acceptance)
        #expect(!standing(handshake, rows: [granted], on: 12).isFallback)
        #expect(standing(nil, on: 12).mode == nil)
    }

    @Test("counts from its first day on, on trial no further than acceptance")
    func inForce() {
        let trial = handshake([offer(1, trialCases: 3)], [step(.startTrial, 1, from: 20)])
        #expect(standing(trial, on: 19).mode == .agency)
        #expect(standing(trial, on: 20).mode == .acceptance)
        #expect(standing(trial, on: 20).basis == .trial(version: 1))
        let active = handshake(
            [offer(1, trialCases: 3)],
            [step(.startTrial, 1, from: 20), step(.activate, 1, from: 40)]
        )
        #expect(standing(active, on: 39).mode == .acceptance)
        #expect(standing(active, on: 40).mode == .decision)
        let collecting = handshake(
            [offer(1, .agency, trialCases: 3)],
            [step(.startTrial, 1, from: 20)]
        )
        #expect(standing(collecting, on: 20).mode == .agency)
        #expect(!standing(collecting, on: 20).isFallback)
    }

    @Test("leaves 代收转办 when it is suspended, recalled or ended, whatever row stands")
    func ended() {
        let rows = [row(.grant(.decision))]
        let suspended = handshake(
            [offer(1)],
            [step(.activate, 1, from: 20), step(.suspend, 1, from: 30), step(.resume, 1, from: 35)]
        )
        #expect(standing(suspended, rows: rows, on: 29).mode == .decision)
        #expect(standing(suspended, rows: rows, on: 30).basis == .fallback(.suspended, version: 1))
        #expect(standing(suspended, rows: rows, on: 35).mode == .decision)
        let recalled = handshake(
            [offer(1)],
            [step(.activate, 1, from: 20), step(.recall, 1, from: 30)]
        )
        #expect(standing(recalled, rows: rows, on: 30).mode == .agency)
        let term = handshake([offer(1, until: 40)], [step(.activate, 1, from: 20)])
        #expect(standing(term, on: 40).mode == .decision)
        #expect(standing(term, on: 41).basis == .fallback(.expired, version: 1))
    }

    @Test("is without effect once an offer that never began is taken back")
    func takenBack() {
        let handshake = handshake([offer(1)], [step(.recall, 1, from: 12)])
        #expect(standing(handshake, on: 13).mode == nil)
        #expect(standing(handshake, rows: [row(.grant(.acceptance))], on: 13).mode == .acceptance)
    }

    @Test("gives way to an exclusion")
    func excluded() {
        let handshake = handshake([offer(1)], [step(.activate, 1, from: 20)])
        #expect(standing(handshake, rows: [row(.exclude)], on: 20).mode == nil)
    }

    @Test("goes on by the old version until the new one begins")
    func renewed() {
        var renewed = handshake(
            [offer(1), offer(2, .acceptance)],
            [step(.activate, 1, from: 15)]
        )
        #expect(renewed.stage(of: 1) == .superseded, "version 1 had not begun when 2 was offered")
        renewed = handshake([offer(1)], [step(.activate, 1, from: 15)])
        let taken6 = renewed.take(offer(2, .acceptance))
        #expect(taken6)
        #expect(standing(renewed, on: 30).basis == .active(version: 1))
        let taken7 = renewed.take(step(.activate, 2, from: 40))
        #expect(taken7)
        #expect(standing(renewed, on: 39).mode == .decision)
        #expect(standing(renewed, on: 40).mode == .acceptance)
        let taken8 = renewed.take(step(.recall, 1, from: 41))
        #expect(!taken8)
    }

    @Test("names an urgent ending from its first day, until something newer is in force")
    func urgent() {
        let handshake = handshake(
            [offer(1)],
            [step(.activate, 1, from: 20), step(.recall, 1, from: 30, urgent: true)]
        )
        #expect(handshake.urgentEnding(on: Day(number: 29)) == nil)
        #expect(handshake.urgentEnding(on: Day(number: 30))?.isUrgent == true)
        var again = handshake
        _ = again.take(offer(2))
        _ = again.take(step(.activate, 2, from: 50))
        #expect(again.urgentEnding(on: Day(number: 49)) != nil)
        #expect(again.urgentEnding(on: Day(number: 50)) == nil)
    }
}
