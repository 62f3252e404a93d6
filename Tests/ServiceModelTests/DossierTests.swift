import ServiceModel
import Testing

/// Facts with who knew of what: each line names the positions its author knew.
private func file(_ lines: (CaseFact, Set<Int>)...) -> Dossier {
    Dossier(
        lines.enumerated().map { index, line in
            Dossier.Entry(
                name: EntryName(author: [1], sequence: UInt64(index)),
                fact: line.0,
                seen: line.1
            )
        }
    )
}

private func changes(
    _ fact: CaseFact,
    of view: Case,
    _ tier: Tier,
    _ mode: HandlingMode?
) throws -> [CaseChange] {
    try view.changes(
        for: .record(fact),
        by: try Hechuan.actor(tier, mode),
        matter: try Hechuan.matter()
    )
}

@Suite("The file of a case")
struct DossierTests {
    private let began = CaseFact.specialBegan(.hearing, reason: "申请听证")
    private let ended = CaseFact.specialEnded(note: "")

    @Test("keeps a special procedure open until somebody who knew of it ends it")
    func specials() {
        #expect(file((began, []), (ended, [0])).openSpecials.isEmpty)
        #expect(file((began, []), (ended, [])).openSpecials == [.hearing])
        let twice = file((began, []), (.specialBegan(.appraisal, reason: "鉴定"), []), (ended, [0]))
        #expect(twice.openSpecials == [.appraisal])
    }

    @Test("counts two extensions that did not know of each other as one, the longer")
    func extensions() {
        let dossier = file(
            (.extended(WorkingDays(count: 5), reason: "复杂"), []),
            (.extended(WorkingDays(count: 10), reason: "复杂"), [])
        )
        #expect(dossier.extensionGranted == WorkingDays(count: 10))
    }

    @Test("holds a wish to withdraw until somebody who knew of it drops it")
    func withdrawal() {
        let wish = CaseFact.withdrawalRequested(reason: "本人要求")
        let dropped = CaseFact.withdrawalDropped(reason: "不撤了")
        #expect(file((wish, [])).pendingWithdrawal == "本人要求")
        #expect(file((wish, []), (dropped, [0])).pendingWithdrawal == nil)
        #expect(file((wish, []), (dropped, [])).pendingWithdrawal == "本人要求")
    }

    @Test("lets a later word on a visit replace the earlier, and keeps both of two at once")
    func evaluations() {
        func rated(_ grade: Evaluation.Grade, _ visit: Int) -> CaseFact {
            .evaluated(Evaluation(grade: grade, channel: .tablet, visit: visit, text: ""))
        }
        let later = file((rated(.bad, 1), []), (rated(.good, 1), [0]))
        #expect(later.evaluations.map(\.grade) == [.good])
        let atOnce = file((rated(.bad, 1), []), (rated(.good, 1), []))
        #expect(atOnce.evaluations.map(\.grade) == [.bad, .good])
        let visits = file((rated(.bad, 1), []), (rated(.good, 2), [0]))
        #expect(visits.evaluations.count == 2)
    }

    @Test("has papers under way until their receiver acknowledges them")
    func handOver() throws {
        var view = try Hechuan.aCase(.collected)
        let left = CaseFact.handedOver(materials: [1, 2], to: ServicePointID(2), note: "")
        #expect(try changes(left, of: view, .village, .agency) == [.recorded(left)])
        view.dossier = file((left, []))
        let pending = try #require(view.dossier.pendingHandOvers.first)
        let taken = CaseFact.handOverAcknowledged(pending.name, missing: [2], note: "缺户口簿")
        #expect(throws: Refusal.handedElsewhere(ServicePointID(2))) {
            try changes(taken, of: view, .county, .decision)
        }
        // What reaches who may accept is received with it; a mere carrier only acknowledges.
        #expect(
            try changes(taken, of: view, .township, .acceptance)
                == [.moved(.receive, reason: nil), .recorded(taken)]
        )
        #expect(try changes(taken, of: view, .township, .agency) == [.recorded(taken)])
        view.dossier = file((left, []), (taken, [0]))
        #expect(view.dossier.pendingHandOvers.isEmpty)
    }

    @Test("ends a mandate by its last day, or by an entry that names it")
    func mandates() {
        let day = Day(number: 20_000)
        let mandate = Mandate(kind: .agency, person: nil, phone: "", acts: [.submit], until: day)
        let given = file((.mandateGiven(mandate), []))
        #expect(given.mandates(on: day).count == 1)
        #expect(given.mandates(on: day.advanced(by: 1)).isEmpty)
        let name = EntryName(author: [1], sequence: 0)
        let ended = file((.mandateGiven(mandate), []), (.mandateEnded(name, reason: ""), [0]))
        #expect(ended.mandates(on: day).isEmpty)
    }

    @Test("refuses a mandate that allows nothing or names nobody")
    func unfitMandates() throws {
        let view = try Hechuan.aCase(.draft)
        let nothing = Mandate(kind: .agency, person: nil, phone: "", acts: [], until: nil)
        #expect(throws: Refusal.mandateUnfit(.allowsNothing)) {
            try changes(.mandateGiven(nothing), of: view, .village, .agency)
        }
        let nobody = Mandate(kind: .proxy, person: nil, phone: "", acts: [.submit], until: nil)
        #expect(throws: Refusal.mandateUnfit(.personMissing)) {
            try changes(.mandateGiven(nobody), of: view, .village, .agency)
        }
    }

    @Test("takes entries only where the stage and the level allow them")
    func stagesAndLevels() throws {
        let accepted = try Hechuan.aCase(.accepted)
        #expect(throws: Refusal.levelMayRecord(.village)) {
            try changes(began, of: accepted, .village, .agency)
        }
        #expect(throws: Refusal.stageTakesNo(.received)) {
            try changes(began, of: try Hechuan.aCase(.received), .township, .acceptance)
        }
        let delivery = Delivery(method: .window, receiver: .applicant, note: "")
        #expect(throws: Refusal.stageTakesNo(.accepted)) {
            try changes(.delivered(delivery), of: accepted, .township, .acceptance)
        }
        #expect(throws: Refusal.comesWithStep) {
            try changes(.promiseKept([1]), of: accepted, .township, .acceptance)
        }
    }

    @Test("holds back decisions while a procedure runs or a wish to withdraw is open")
    func holdsBack() throws {
        var view = try Hechuan.aCase(.processing)
        let actor = try Hechuan.actor(.county, .decision, decides: .held)
        let matter = try Hechuan.matter()
        view.dossier = file((began, []))
        #expect(view.state == .special)
        #expect(throws: Refusal.specialOpen([.hearing])) {
            try view.changes(for: .approve(reason: ""), by: actor, matter: matter)
        }
        view.dossier = file((.withdrawalRequested(reason: "本人要求"), []))
        #expect(view.state == .withdrawing)
        #expect(throws: Refusal.withdrawalPending) {
            try view.changes(for: .deny(reason: "不符"), by: actor, matter: matter)
        }
    }
}

@Suite("A person's function")
struct FunctionTests {
    @Test(
        "covers intake, desk work and decisions by its place in the centre",
        arguments: [
            (OperatorRole.agent, CaseCommand.accept, false), (.clerk, .accept, true),
            (.clerk, .deny(reason: "不符"), false), (.approver, .deny(reason: "不符"), true),
            (.administrator, .deny(reason: "不符"), true), (.other(9), .deny(reason: "不符"), true),
            (.agent, .note("来电"), true),
        ]
    )
    func functions(role: OperatorRole, command: CaseCommand, isCovered: Bool) throws {
        let actor = try Hechuan.actor(.township, .decision, decides: .held)
            .acting(as: role, on: Day(number: 20_000))
        let stage = command == .accept ? CaseStage.received : .processing
        let view = try Hechuan.aCase(stage)
        let matter = try Hechuan.matter()
        if isCovered {
            #expect(throws: Never.self) {
                try view.changes(for: command, by: actor, matter: matter)
            }
        } else {
            #expect(throws: Refusal.roleMayNot(role)) {
                try view.changes(for: command, by: actor, matter: matter)
            }
        }
    }

    @Test("does not matter at a village, where the agent stands for the office")
    func village() throws {
        let actor = try Hechuan.actor(.village, .decision, decides: .held)
            .acting(as: .agent, on: Day(number: 20_000))
        let changes = try Hechuan.aCase(.processing).changes(
            for: .approve(reason: ""),
            by: actor,
            matter: try Hechuan.matter(.publicService)
        )
        #expect(changes == [.moved(.approve, reason: nil)])
    }
}
