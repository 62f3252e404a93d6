import ServiceModel
import Testing

/// A matter whose cases may be accepted with gaps and under commitments, and its desks.
private enum Desk {
    static let today = Day(number: 20_000)

    static func matter() throws -> Matter {
        let plain = try Hechuan.matter()
        return Matter(
            code: plain.code,
            version: plain.version,
            name: plain.name,
            type: plain.type,
            statutoryLimit: plain.statutoryLimit,
            promisedLimit: plain.promisedLimit,
            materials: plain.materials,
            elements: [.takesGaps: "是", .takesPromises: "是"]
        )
    }

    static func actor(
        _ tier: Tier = .township,
        _ mode: HandlingMode? = .decision,
        as role: OperatorRole = .approver
    ) throws -> Actor {
        try Hechuan.actor(tier, mode, decides: .held).acting(as: role, on: today)
    }

    static func aCase(_ stage: CaseStage, holding materials: Set<Int> = [1, 2]) throws -> Case {
        var view = try Hechuan.aCase(stage)
        view.materialsReceived = materials
        return view
    }
}

/// What the rules give or refuse, in a case of the matter above.
private func changes(
    _ command: CaseCommand,
    of view: Case,
    by actor: Actor? = nil,
    matter: Matter? = nil
) throws -> [CaseChange] {
    try view.changes(
        for: command,
        by: try actor ?? Desk.actor(),
        matter: try matter ?? Desk.matter()
    )
}

/// A file with these facts, each written with knowledge of all before it.
private func file(_ facts: CaseFact...) -> Dossier {
    Dossier(
        facts.enumerated().map { index, fact in
            Dossier.Entry(
                name: EntryName(author: [1], sequence: UInt64(index)),
                fact: fact,
                seen: Set(0..<index)
            )
        }
    )
}

@Suite("Acceptance with gaps")
struct DeferralTests {
    private let due = Desk.today.advanced(by: 5)
    private var promise: CaseFact {
        .promised(DeferralPromise(materials: [3], due: due, text: "补"))
    }

    @Test("writes what is missing, until when, beside the acceptance")
    func accepting() throws {
        let accepted = try changes(
            .acceptDeferred(due: due, text: "补"),
            of: try Desk.aCase(.received)
        )
        #expect(accepted == [.moved(.accept, reason: nil), .recorded(promise)])
    }

    @Test("receives first what an agent collected")
    func receiving() throws {
        let accepted = try changes(
            .acceptDeferred(due: due, text: "补"),
            of: try Desk.aCase(.collected)
        )
        #expect(accepted.first == .moved(.receive, reason: nil))
    }

    @Test("is refused where the list does not offer it, or nothing is missing")
    func notOffered() throws {
        let command = CaseCommand.acceptDeferred(due: due, text: "补")
        #expect(throws: Refusal.deferralNotOffered(try Hechuan.code())) {
            try changes(command, of: try Desk.aCase(.received), matter: try Hechuan.matter())
        }
        #expect(throws: Refusal.nothingMissing) {
            try changes(command, of: try Desk.aCase(.received, holding: [1, 3]))
        }
    }

    @Test("is refused for a material that may not follow, and for a day that has passed")
    func notDeferrable() throws {
        #expect(throws: Refusal.notDeferrable([1])) {
            try changes(
                .acceptDeferred(due: due, text: "补"),
                of: try Desk.aCase(.received, holding: [3])
            )
        }
        let yesterday = Desk.today.advanced(by: -1)
        #expect(throws: Refusal.dayHasPassed(yesterday)) {
            try changes(
                .acceptDeferred(due: yesterday, text: "补"),
                of: try Desk.aCase(.received)
            )
        }
    }

    @Test("shows as such until the material comes")
    func state() throws {
        var view = try Desk.aCase(.accepted)
        view.dossier = file(promise)
        #expect(view.state == .acceptedDeferred)
        #expect(
            try changes(.takeMaterial(3), of: view)
                == [.materialTaken(3), .recorded(.promiseKept([3]))]
        )
        view.materialsReceived.insert(3)
        #expect(view.state == .accepted)
    }

    @Test("lets a case be approved with gaps only if that is said")
    func approving() throws {
        var view = try Desk.aCase(.processing)
        view.dossier = file(promise)
        #expect(throws: Refusal.promisesOpen([3])) {
            try changes(.approve(reason: ""), of: view)
        }
        #expect(
            try changes(.approve(reason: "", withGaps: true), of: view)
                == [.moved(.approve, reason: nil), .recorded(.decidedWithGaps([3]))]
        )
        view.stage = .approved
        view.dossier = file(promise, .decidedWithGaps([3]))
        #expect(view.state == .approvedDeferred)
        #expect(view.state.nationalCode == 12)
    }

    @Test("ends only after the last day told, extensions counted")
    func closing() throws {
        var view = try Desk.aCase(.processing)
        view.dossier = file(promise)
        #expect(throws: Refusal.promiseNotDue(until: due)) {
            try changes(.closeUnkept(reason: "逾期"), of: view)
        }
        let past = Desk.today.advanced(by: -3)
        view.dossier = file(.promised(DeferralPromise(materials: [3], due: past, text: "补")))
        #expect(
            try changes(.closeUnkept(reason: "逾期"), of: view)
                == [.moved(.closeUnkept, reason: "逾期"), .recorded(.promiseBroken([3]))]
        )
        view.dossier = file(
            .promised(DeferralPromise(materials: [3], due: past, text: "补")),
            .promiseExtended([3], until: Desk.today, reason: "大雪")
        )
        #expect(throws: Refusal.promiseNotDue(until: Desk.today)) {
            try changes(.closeUnkept(reason: "逾期"), of: view)
        }
    }

    @Test("is extended for what is open, to a later day")
    func extending() throws {
        var view = try Desk.aCase(.processing)
        view.dossier = file(promise)
        let later = due.advanced(by: 5)
        #expect(throws: Refusal.notPromised(1)) {
            try changes(.record(.promiseExtended([1], until: later, reason: "雪")), of: view)
        }
        #expect(throws: Refusal.notLater(than: due)) {
            try changes(.record(.promiseExtended([3], until: due, reason: "雪")), of: view)
        }
        let fact = CaseFact.promiseExtended([3], until: later, reason: "雪")
        #expect(try changes(.record(fact), of: view) == [.recorded(fact)])
    }
}

@Suite("What takes the place of a paper")
struct MaterialCoverTests {
    private func verified(_ valid: Bool) -> CaseFact {
        .materialVerified(
            MaterialVerification(material: 1, means: .network, isValid: valid, asOf: Desk.today)
        )
    }

    @Test("is a verification that found it valid, until one that did not")
    func verification() throws {
        var view = try Desk.aCase(.received, holding: [3])
        #expect(throws: Refusal.materialsMissing([1])) { try changes(.accept, of: view) }
        view.dossier = file(verified(true))
        #expect(try changes(.accept, of: view) == [.moved(.accept, reason: nil)])
        view.dossier = file(verified(true), verified(false))
        #expect(throws: Refusal.materialsMissing([1])) { try changes(.accept, of: view) }
        view.stage = .processing
        #expect(throws: Refusal.materialsInvalid([1])) {
            try changes(.approve(reason: ""), of: view)
        }
        view.dossier = file(verified(false), verified(true))
        #expect(try !changes(.approve(reason: ""), of: view).isEmpty)
    }

    @Test("is doubted as long as one of two that did not know of each other doubts it")
    func concurrentVerification() {
        for pair in [[true, false], [false, true]] {
            let entries = pair.enumerated().map { index, valid in
                Dossier.Entry(
                    name: EntryName(author: [UInt8(index)], sequence: 1),
                    fact: verified(valid),
                    seen: []
                )
            }
            #expect(Dossier(entries).verifications.map(\.isValid) == [false])
        }
    }

    @Test("is a commitment, where the list takes it, until it was found broken")
    func commitment() throws {
        let commitment = CaseFact.committed(
            Commitment(materials: [1], text: "本人承诺属实", checkBy: nil)
        )
        var view = try Desk.aCase(.received, holding: [3])
        #expect(try changes(.record(commitment), of: view) == [.recorded(commitment)])
        #expect(throws: Refusal.commitmentNotOffered(try Hechuan.code())) {
            try changes(.record(commitment), of: view, matter: try Hechuan.matter())
        }
        view.dossier = file(commitment)
        #expect(try changes(.accept, of: view) == [.moved(.accept, reason: nil)])
        let name = try #require(view.dossier.commitments.first).name
        view.dossier = file(commitment, .commitmentChecked(name, kept: false, note: "不实"))
        #expect(throws: Refusal.materialsMissing([1])) { try changes(.accept, of: view) }
    }

    @Test("is named all at once in a notice that says nothing itself")
    func notice() throws {
        let view = try Desk.aCase(.received, holding: [2])
        let told = try changes(.requestCorrection(materials: [], note: ""), of: view)
        #expect(told.last == .correctionRequested(materials: [1, 3], note: ""))
    }
}
