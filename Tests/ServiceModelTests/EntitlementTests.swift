import ServiceModel
import Testing

/// One line of the table who may do what: the tiers and modes that may, and the others' refusals.
struct Entitlement: Sendable, CustomTestStringConvertible {
    enum Verdict: Sendable { case may, levelMayNot, notDelegated, notDecisionHolder }

    let transition: Transition
    let type: MatterType
    let tier: Tier
    let mode: HandlingMode?
    let right: Hechuan.DecisionRight
    let verdict: Verdict

    init(
        _ transition: Transition,
        _ type: MatterType,
        _ tier: Tier,
        _ mode: HandlingMode?,
        _ right: Hechuan.DecisionRight,
        _ verdict: Verdict
    ) {
        self.transition = transition
        self.type = type
        self.tier = tier
        self.mode = mode
        self.right = right
        self.verdict = verdict
    }

    var testDescription: String {
        "\(tier) \(mode.map { "\($0)" } ?? "undelegated") \(right): \(transition) \(type)"
    }

    func refusal() throws -> Refusal? {
        switch verdict {
        case .may: nil
        case .levelMayNot: .levelMayNot(tier, transition)
        case .notDelegated:
            .notDelegated(try Hechuan.code(), at: try Hechuan.at(tier).division)
        case .notDecisionHolder: .notDecisionHolder
        }
    }
}

@Suite("The entitlement to a step")
struct EntitlementTests {
    @Test(
        "depends on level, competence and the decision right",
        arguments: [
            Entitlement(.collect, .licence, .village, nil, .elsewhere, .may),
            Entitlement(.collect, .licence, .township, nil, .elsewhere, .may),
            Entitlement(.receive, .licence, .village, .acceptance, .elsewhere, .levelMayNot),
            Entitlement(.receive, .publicService, .village, .agency, .elsewhere, .notDelegated),
            Entitlement(.receive, .publicService, .village, .acceptance, .elsewhere, .may),
            Entitlement(.receive, .licence, .township, nil, .elsewhere, .notDelegated),
            Entitlement(.receive, .licence, .township, .acceptance, .elsewhere, .may),
            Entitlement(.supplyCorrection, .licence, .village, .agency, .elsewhere, .may),
            Entitlement(.withdraw, .licence, .village, .agency, .elsewhere, .may),
            Entitlement(.withdraw, .licence, .county, .decision, .elsewhere, .may),

            Entitlement(.requestCorrection, .benefit, .village, nil, .elsewhere, .notDelegated),
            Entitlement(.requestCorrection, .benefit, .village, .agency, .elsewhere, .levelMayNot),
            Entitlement(.requestCorrection, .benefit, .village, .acceptance, .elsewhere, .may),
            Entitlement(.requestCorrection, .benefit, .village, .decision, .elsewhere, .may),
            Entitlement(.requestCorrection, .benefit, .township, nil, .held, .notDelegated),
            Entitlement(.requestCorrection, .benefit, .township, .agency, .held, .notDelegated),
            Entitlement(.requestCorrection, .benefit, .township, .acceptance, .elsewhere, .may),
            Entitlement(.requestCorrection, .benefit, .county, .decision, .elsewhere, .may),

            Entitlement(.accept, .benefit, .village, .decision, .held, .levelMayNot),
            Entitlement(.accept, .licence, .village, .acceptance, .elsewhere, .levelMayNot),
            Entitlement(.accept, .publicService, .village, .agency, .elsewhere, .notDelegated),
            Entitlement(.accept, .publicService, .village, .acceptance, .elsewhere, .may),
            Entitlement(.accept, .licence, .township, nil, .elsewhere, .notDelegated),
            Entitlement(.accept, .licence, .township, .agency, .elsewhere, .notDelegated),
            Entitlement(.accept, .licence, .township, .acceptance, .elsewhere, .may),
            Entitlement(.accept, .licence, .county, .decision, .elsewhere, .may),

            Entitlement(.startProcessing, .publicService, .village, .decision, .held, .levelMayNot),
            Entitlement(.startProcessing, .benefit, .township, .agency, .elsewhere, .notDelegated),
            Entitlement(.startProcessing, .benefit, .township, .acceptance, .elsewhere, .may),
            Entitlement(.startProcessing, .benefit, .county, .decision, .elsewhere, .may),

            Entitlement(.approve, .licence, .village, .decision, .held, .levelMayNot),
            Entitlement(.deny, .licence, .village, .decision, .held, .levelMayNot),
            Entitlement(.approve, .publicService, .village, .decision, .held, .may),
            Entitlement(
                .approve,
                .publicService,
                .village,
                .decision,
                .elsewhere,
                .notDecisionHolder
            ),
            Entitlement(.approve, .licence, .township, .decision, .held, .may),
            Entitlement(.approve, .licence, .township, .decision, .elsewhere, .notDecisionHolder),
            Entitlement(.deny, .benefit, .county, .decision, .held, .may),
            Entitlement(.deny, .benefit, .county, .decision, .elsewhere, .notDecisionHolder),

            Entitlement(
                .refuseAcceptance,
                .publicService,
                .village,
                .decision,
                .held,
                .levelMayNot
            ),
            Entitlement(.refuseAcceptance, .benefit, .township, .decision, .held, .may),
            Entitlement(
                .refuseAcceptance,
                .benefit,
                .township,
                .decision,
                .elsewhere,
                .notDecisionHolder
            ),
            Entitlement(.refuseAcceptance, .benefit, .county, .decision, .held, .may),
            Entitlement(.revoke, .publicService, .village, .decision, .held, .levelMayNot),
            Entitlement(.revoke, .licence, .township, .decision, .elsewhere, .notDecisionHolder),
            Entitlement(.revoke, .licence, .county, .decision, .held, .may),
            Entitlement(.closeUnkept, .publicService, .village, .decision, .held, .levelMayNot),
            Entitlement(.closeUnkept, .benefit, .township, .decision, .held, .may),
        ]
    )
    func matrix(line: Entitlement) throws {
        let origin = try #require(
            CaseStage.allCases.first { line.transition.target(from: $0) != nil }
        )
        let refusal = Case.judge(
            line.transition,
            on: try Hechuan.aCase(origin),
            by: try Hechuan.actor(line.tier, line.mode, decides: line.right),
            matter: try Hechuan.matter(line.type)
        )
        #expect(try line.refusal() == refusal)
    }
}

@Suite("The judgement at a receiving replica")
struct ReceiverJudgementTests {
    @Test("ignores materials and conflicts, which others may have changed since")
    func leavesOutWhatIsTheAuthorsOwn() throws {
        var view = try Hechuan.aCase(.received)
        view.materialsReceived = []
        view.openConflicts = [.applicant]
        view.hasApplicant = false
        let county = try Hechuan.actor(.county, .decision)
        let matter = try Hechuan.matter()
        #expect(Case.judge(.accept, on: view, by: county, matter: matter) == nil)
        #expect(throws: Refusal.conflictOpen([.applicant])) {
            try view.changes(for: .accept, by: county, matter: matter)
        }
    }

    @Test("refuses a step that was not legal in the author's own view")
    func illegalStep() throws {
        let refusal = Case.judge(
            .accept,
            on: try Hechuan.aCase(.draft),
            by: try Hechuan.actor(.county, .decision),
            matter: try Hechuan.matter()
        )
        #expect(refusal == .wrongStage(.draft, .accept))
    }

    @Test("refuses every step in a case the author knew to be frozen")
    func frozen() throws {
        var view = try Hechuan.aCase(.processing)
        view.frozen = true
        for transition in Transition.allCases {
            let refusal = Case.judge(
                transition,
                on: view,
                by: try Hechuan.actor(.county, .decision, decides: .held),
                matter: try Hechuan.matter()
            )
            #expect(refusal == .caseFrozen)
        }
    }

    @Test("refuses a village's step in another village's case")
    func elsewhere() throws {
        var view = try Hechuan.aCase(.draft)
        view.point = ServicePointID(99)
        let village = try Hechuan.actor(.village, .agency)
        let matter = try Hechuan.matter()
        #expect(
            Case.judge(.receive, on: view, by: village, matter: matter)
                == .outOfScope(point: ServicePointID(99))
        )
        let township = try Hechuan.actor(.township, .acceptance)
        #expect(Case.judge(.receive, on: view, by: township, matter: matter) == nil)
    }

    @Test("lets pass what the author's command gives, for every step, stage, tier and mode")
    func sameAsCommand() throws {
        var allowed = 0
        try forEverySituation { view, actor, matter in
            for command in Self.commands {
                guard let changes = try? view.changes(for: command, by: actor, matter: matter)
                else { continue }
                allowed += 1
                var view = view
                for change in changes {
                    switch change {
                    case .moved(let step, _):
                        #expect(Case.judge(step, on: view, by: actor, matter: matter) == nil)
                        view.stage = try #require(step.target(from: view.stage))
                    case .recorded(let fact):
                        #expect(Case.judge(fact, on: view, by: actor, matter: matter) == nil)
                    default: break
                    }
                }
            }
        }
        #expect(allowed > 500)
    }

    @Test("refuses every step that the author's command refuses, with the same words")
    func sameRefusal() throws {
        let steps: [(Transition, CaseCommand)] = [
            (.requestCorrection, .requestCorrection(materials: [1], note: "")),
            (.supplyCorrection, .supplyCorrection), (.accept, .accept),
            (.startProcessing, .startProcessing), (.approve, .approve(reason: "")),
            (.deny, .deny(reason: "不符合条件")), (.revoke, .revoke(reason: "骗取")),
            (.refuseAcceptance, .refuseAcceptance(reason: "不属本机关")),
        ]
        try forEverySituation { view, actor, matter in
            for (transition, command) in steps {
                guard let refusal = refusal(of: command, on: view, by: actor, matter: matter)
                else { continue }
                // What an agent collected is received with the step of who may accept.
                var view = view
                let receives = transition != .startProcessing && transition != .supplyCorrection
                if receives, view.stage == .collected, actor.accepts(matter) {
                    view.stage = .received
                }
                #expect(Case.judge(transition, on: view, by: actor, matter: matter) == refusal)
            }
        }
    }

    private static let commands: [CaseCommand] = [
        .receive, .requestCorrection(materials: [1], note: ""), .supplyCorrection, .accept,
        .startProcessing, .approve(reason: ""), .deny(reason: "不符合条件"),
        .refuseAcceptance(reason: "不属本机关"), .withdraw(reason: "本人要求"),
        .revoke(reason: "骗取"), .record(.specialBegan(.hearing, reason: "当事人申请听证")),
        .record(.delivered(Delivery(method: .window, receiver: .applicant, note: ""))),
        .record(.withdrawalRequested(reason: "本人要求")), .record(.archived(note: "")),
    ]

    private func forEverySituation(_ body: (Case, Actor, Matter) throws -> Void) throws {
        let modes: [HandlingMode?] = [nil, .agency, .acceptance, .decision]
        for type in [MatterType.licence, .benefit, .publicService] {
            let matter = try Hechuan.matter(type)
            for (tier, mode) in Tier.allCases.flatMap({ tier in modes.map { (tier, $0) } }) {
                for right in [Hechuan.DecisionRight.held, .elsewhere] {
                    let actor = try Hechuan.actor(tier, mode, decides: right)
                    for stage in CaseStage.allCases {
                        try body(try Hechuan.aCase(stage), actor, matter)
                    }
                }
            }
        }
    }

    private func refusal(
        of command: CaseCommand,
        on view: Case,
        by actor: Actor,
        matter: Matter
    ) -> Refusal? {
        do throws(Refusal) {
            _ = try view.changes(for: command, by: actor, matter: matter)
            return nil
        } catch {
            return error
        }
    }
}
