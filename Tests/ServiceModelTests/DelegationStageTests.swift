import ServiceModel
import Testing

@Suite("The stage of a delegation")
struct DelegationStageTests {
    /// Where each move of the county leads from, and to; everything else is not legal.
    private static let moves: [DelegationMove: [DelegationStage: DelegationStage]] = [
        .offer: [.drafted: .offered],
        .train: [.accepted: .training, .conditionallyAccepted: .training],
        .startTrial: [.accepted: .trial, .training: .trial],
        .activate: [.trial: .active],
        .suspend: [.active: .suspended],
        .resume: [.suspended: .active],
        .recall: Dictionary(
            uniqueKeysWithValues: [
                .offered, .assessing, .accepted, .conditionallyAccepted, .declined, .training,
                .trial, .active, .suspended,
            ].map { ($0, DelegationStage.recalled) }
        ),
        .expire: Dictionary(
            uniqueKeysWithValues: [
                .offered, .assessing, .declined, .trial, .active, .suspended,
            ].map { ($0, DelegationStage.expired) }
        ),
    ]

    @Test("moves only as the table says, in every stage", arguments: DelegationMove.allCases)
    func everyMove(_ move: DelegationMove) {
        for stage in DelegationStage.allCases {
            #expect(stage.after(move, trialCases: 3) == Self.moves[move]?[stage], "\(stage)")
        }
    }

    @Test("is active without a trial only where the offer asks for none")
    func noTrial() {
        for stage in DelegationStage.allCases {
            let mayActivate = stage == .accepted || stage == .training || stage == .trial
            #expect((stage.after(.activate, trialCases: 0) == .active) == mayActivate, "\(stage)")
        }
    }

    @Test("is answered only while that can say something", arguments: DelegationStage.allCases)
    func everyAnswer(_ stage: DelegationStage) throws {
        let code = try Hechuan.code()
        func after(_ word: DelegationAnswer.Word) -> DelegationStage? {
            stage.after(DelegationAnswer(matter: code, version: 1, word: word, claimedAt: 0))
        }
        let due = CapabilityCheck(.seal, .due(Day(number: 9), plan: ""))
        let isAsked: Set<DelegationStage> = [
            .offered, .assessing, .accepted, .conditionallyAccepted, .declined,
        ]
        let hasTakenUp: Set<DelegationStage> = [.training, .trial]
        let asked = isAsked.contains(stage)
        #expect(
            after(.accept([])) == (asked ? .accepted : hasTakenUp.contains(stage) ? stage : nil)
        )
        #expect(
            after(.accept([due]))
                == (asked ? .conditionallyAccepted : hasTakenUp.contains(stage) ? stage : nil)
        )
        let mayAssess = stage == .offered || stage == .declined
        #expect(after(.assess) == (mayAssess ? .assessing : nil))
        let mayDecline = asked && stage != .declined
        #expect(after(.decline(.noStaff, text: "")) == (mayDecline ? .declined : nil))
        let wishes: Set<DelegationStage> = [.training, .trial, .active, .suspended]
        let takesBack = asked && stage != .offered
        #expect(
            after(.withdraw(text: ""))
                == (takesBack ? .offered : wishes.contains(stage) ? stage : nil)
        )
    }

    @Test("never becomes one in force by an answer or by silence")
    func neverBySilence() throws {
        let code = try Hechuan.code()
        let words: [DelegationAnswer.Word] = [
            .assess, .accept([]), .decline(.unwilling, text: ""), .withdraw(text: ""),
        ]
        for stage in DelegationStage.allCases where !stage.isInForce {
            for word in words {
                let answer = DelegationAnswer(matter: code, version: 1, word: word, claimedAt: 0)
                #expect(stage.after(answer)?.isInForce != true)
            }
        }
    }
}

@Suite("An answer to an offer")
struct DelegationAnswerTests {
    private let offer: DelegationOffer
    private let today = Day(number: 100)

    init() throws {
        offer = DelegationOffer(
            matter: try Hechuan.code(),
            point: ServicePointID(3),
            version: 1,
            mode: .agency,
            offeredOn: Day(number: 100),
            replyBy: Day(number: 120),
            checks: [.seal, .staff]
        )
    }

    private func fault(_ word: DelegationAnswer.Word) -> DelegationFault? {
        DelegationAnswer(matter: offer.matter, version: 1, word: word, claimedAt: 0)
            .fault(to: offer, on: today)
    }

    private static let staff = CapabilityCheck(.staff, .met(evidence: "A岗 B岗", by: "站长"))
    private static let seal = CapabilityCheck(.seal, .met(evidence: "已刻", by: "站长"))

    @Test("that accepts shows each item asked for, once, with evidence and who says so")
    func accepting() {
        #expect(fault(.accept([Self.staff, Self.seal])) == nil)
        #expect(fault(.accept([Self.staff])) == .checksMissing([.seal]))
        #expect(fault(.accept([])) == .checksMissing([.staff, .seal]))
        let guide = CapabilityCheck(.guide, .met(evidence: "全", by: "站长"))
        #expect(fault(.accept([Self.staff, Self.seal, guide])) == .checkNotAsked(.guide))
        #expect(fault(.accept([Self.staff, Self.seal, Self.seal])) == .checkNotAsked(.seal))
        let bare = CapabilityCheck(.seal, .met(evidence: " ", by: "站长"))
        #expect(fault(.accept([Self.staff, bare])) == .evidenceMissing(.seal))
        let nobody = CapabilityCheck(.seal, .met(evidence: "已刻", by: ""))
        #expect(fault(.accept([Self.staff, nobody])) == .evidenceMissing(.seal))
    }

    @Test("is conditional while an item is due, on a day that has not passed")
    func conditional() {
        let due = CapabilityCheck(.seal, .due(Day(number: 130), plan: "刻章"))
        let answer = DelegationAnswer(
            matter: offer.matter,
            version: 1,
            word: .accept([Self.staff, due]),
            claimedAt: 0
        )
        #expect(answer.fault(to: offer, on: today) == nil)
        #expect(answer.openChecks.map(\.item) == [.seal])
        let passed = CapabilityCheck(.seal, .due(Day(number: 99), plan: ""))
        #expect(fault(.accept([Self.staff, passed])) == .dayPassed(Day(number: 99)))
    }

    @Test("that declines for another reason says which")
    func declining() {
        #expect(fault(.decline(.noStaff, text: "")) == nil)
        #expect(fault(.decline(.other, text: " ")) == .reasonMissing)
        let long = String(repeating: "长", count: DelegationOffer.longestText + 1)
        #expect(
            fault(.decline(.other, text: long)) == .textTooLong(limit: DelegationOffer.longestText)
        )
    }
}

@Suite("An offer")
struct DelegationOfferTests {
    private func fault(
        _ mode: HandlingMode,
        of type: MatterType,
        at tier: Tier,
        replyBy: Int32 = 20,
        until: Int32? = nil
    ) throws -> DelegationFault? {
        let matter = try Hechuan.matter(type)
        let point = try Hechuan.at(tier)
        return DelegationOffer(
            matter: matter.code,
            point: point.id,
            version: 1,
            mode: mode,
            offeredOn: Day(number: 10),
            replyBy: Day(number: replyBy),
            until: until.map { Day(number: $0) }
        ).fault(of: matter, at: point)
    }

    @Test("gives a village no more of a licence than taking it in: a delegate does not delegate")
    func licences() throws {
        #expect(try fault(.agency, of: .licence, at: .village) == nil)
        for mode in [HandlingMode.acceptance, .decision] {
            #expect(
                try fault(mode, of: .licence, at: .village)
                    == .beyondLevel(.village, .licence, mode)
            )
        }
        for mode in HandlingMode.allCases {
            #expect(try fault(mode, of: .licence, at: .township) == nil)
        }
    }

    @Test("gives a village acceptance of public services only", arguments: MatterType.allCases)
    func villages(_ type: MatterType) throws {
        let isAllowed = try fault(.acceptance, of: type, at: .village) == nil
        #expect(isAllowed == (type == .publicService))
        #expect(try fault(.agency, of: type, at: .village) == nil)
    }

    @Test("has its days in order, and is not made to the county")
    func days() throws {
        #expect(try fault(.agency, of: .benefit, at: .county) == .countyItself)
        #expect(
            try fault(.agency, of: .benefit, at: .village, replyBy: 9)
                == .dayPassed(Day(number: 9))
        )
        #expect(
            try fault(.agency, of: .benefit, at: .village, until: 19)
                == .dayPassed(Day(number: 19))
        )
    }

    @Test("is overdue from the day after the last one for an answer")
    func overdue() throws {
        let offer = DelegationOffer(
            matter: try Hechuan.code(),
            point: ServicePointID(3),
            version: 1,
            mode: .agency,
            offeredOn: Day(number: 10),
            replyBy: Day(number: 20)
        )
        #expect(offer.daysUnanswered(on: Day(number: 20)) == nil)
        #expect(offer.daysUnanswered(on: Day(number: 23)) == 3)
    }
}
