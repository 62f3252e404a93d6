import ServiceModel
import Testing

@Suite("Settling a field")
struct SettlingRuleTests {
    private static let names = [EntryName(author: [1], sequence: 7)]
    private static let account = FieldValue.text("62220000")

    private func changes(
        _ command: CaseCommand,
        of view: Case,
        at tier: Tier = .village
    ) throws -> [CaseChange] {
        try view.changes(
            for: command,
            by: try Hechuan.actor(tier, nil),
            matter: try Hechuan.matter()
        )
    }

    private func resolve(_ value: FieldValue = account, over names: [EntryName] = names)
        -> CaseCommand
    {
        .resolve(.bankAccount, value, superseding: names, note: "核对存折")
    }

    @Test("is open to whoever may edit the case", arguments: Tier.allCases)
    func anyTier(tier: Tier) throws {
        let view = try Hechuan.aCase(.received)
        #expect(
            try changes(resolve(), of: view, at: tier) == [
                .conflictResolved(
                    .bankAccount,
                    Self.account,
                    superseding: Self.names,
                    note: "核对存折"
                )
            ]
        )
        #expect(
            try changes(.withdrawResolutions(Self.names, of: .phone, note: ""), of: view, at: tier)
                == [.resolutionWithdrawn(Self.names, note: "")]
        )
    }

    @Test("is refused to another village, in a frozen case and after the end")
    func closed() throws {
        var view = try Hechuan.aCase(.received)
        view.point = ServicePointID(9)
        #expect(throws: Refusal.outOfScope(point: ServicePointID(9))) {
            try changes(resolve(), of: view)
        }
        view = try Hechuan.aCase(.processing)
        view.frozen = true
        #expect(throws: Refusal.caseFrozen) { try changes(resolve(), of: view) }
        let ended = try Hechuan.aCase(.approved)
        #expect(throws: Refusal.caseClosed(.approved)) { try changes(resolve(), of: ended) }
    }

    @Test("takes a value that fits the field, instead of something")
    func values() throws {
        let view = try Hechuan.aCase(.received)
        #expect(throws: Refusal.invalidField(.bankAccount, .unexpectedCharacter)) {
            try changes(resolve(.text("账号")), of: view)
        }
        #expect(throws: Refusal.notInConflict(.bankAccount)) {
            try changes(resolve(over: []), of: view)
        }
        #expect(throws: Refusal.notResolved(.phone)) {
            try changes(.withdrawResolutions([], of: .phone, note: ""), of: view)
        }
    }
}

@Suite("Ruling on contradictory decisions")
struct RulingRuleTests {
    private static let approve = EntryName(author: [1], sequence: 1)
    private static let deny = EntryName(author: [2], sequence: 2)

    private func frozen() throws -> Case {
        var view = try Hechuan.aCase(.processing)
        view.frozen = true
        view.contradiction = [Self.approve, Self.deny]
        return view
    }

    private func changes(_ command: CaseCommand, of view: Case, at tier: Tier) throws
        -> [CaseChange]
    {
        try view.changes(
            for: command,
            by: try Hechuan.actor(tier, .decision),
            matter: try Hechuan.matter()
        )
    }

    @Test("names one to stand and sets all others aside")
    func ruled() throws {
        #expect(
            try changes(
                .rule(standing: Self.deny, reason: "以核查为准"),
                of: try frozen(),
                at: .county
            ) == [
                .decisionRuled(
                    standing: Self.deny,
                    settingAside: [Self.approve],
                    reason: "以核查为准"
                )
            ]
        )
    }

    @Test("is the county's alone, as is taking it back", arguments: [Tier.township, .village])
    func competence(tier: Tier) throws {
        let view = try frozen()
        #expect(throws: Refusal.countyRules(tier)) {
            try changes(.rule(standing: Self.deny, reason: "因为"), of: view, at: tier)
        }
        #expect(throws: Refusal.countyRules(tier)) {
            try changes(.withdrawRulings([Self.deny], reason: "因为"), of: view, at: tier)
        }
    }

    @Test("needs a contradiction, one of its decisions, and a reason")
    func conditions() throws {
        let orderly = try Hechuan.aCase(.approved)
        #expect(throws: Refusal.notFrozen) {
            try changes(.rule(standing: Self.deny, reason: "因为"), of: orderly, at: .county)
        }
        let other = EntryName(author: [3], sequence: 3)
        #expect(throws: Refusal.noSuchDecision) {
            try changes(.rule(standing: other, reason: "因为"), of: try frozen(), at: .county)
        }
        #expect(throws: Refusal.emptyText) {
            try changes(.rule(standing: Self.deny, reason: " "), of: try frozen(), at: .county)
        }
        #expect(throws: Refusal.notRuled) {
            try changes(.withdrawRulings([], reason: "因为"), of: orderly, at: .county)
        }
    }

    @Test("may be taken back although the case has ended since")
    func takenBack() throws {
        #expect(
            try changes(
                .withdrawRulings([Self.deny], reason: "材料有误"),
                of: try Hechuan.aCase(.approved),
                at: .county
            ) == [.resolutionWithdrawn([Self.deny], note: "材料有误")]
        )
    }
}

@Suite("The progress of a case whose decisions contradict each other")
struct FlowSettingAsideTests {
    private static let steps: [FlowEvent] = [
        FlowEvent(transition: .receive, seen: []),
        FlowEvent(transition: .accept, seen: [0]),
        FlowEvent(transition: .approve, seen: [1]),
        FlowEvent(transition: .deny, seen: [1]),
    ]

    @Test("goes on from the one that is not set aside")
    func setAside() {
        #expect(Flow.fold(Self.steps).isFrozen)
        let flow = Flow.fold(Self.steps, settingAside: [2: .setAside])
        #expect(flow.stage == .denied)
        #expect(flow.effective == [0, 1, 3])
        #expect(flow.superseded == [Superseded(index: 2, reason: .setAside)])
    }

    @Test("loses nothing else by it: a late withdrawal gives way to the decision that stands")
    func othersFold() {
        let steps = Self.steps + [FlowEvent(transition: .withdraw, seen: [1])]
        let flow = Flow.fold(steps, settingAside: [3: .setAside])
        #expect(flow.stage == .approved)
        #expect(flow.superseded.map(\.reason) == [.setAside, .withdrawnAfterDecision])
    }

    @Test("is frozen again by one more decision that contradicts")
    func again() {
        let steps = Self.steps + [FlowEvent(transition: .deny, seen: [1])]
        let flow = Flow.fold(steps, settingAside: [3: .setAside])
        #expect(flow.contradiction == Contradiction(decisions: [2, 4]))
    }
}
