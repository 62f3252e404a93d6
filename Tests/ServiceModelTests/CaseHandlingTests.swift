import ServiceModel
import Testing

private func changes(
    _ command: CaseCommand,
    of view: Case,
    by actor: Actor
) throws -> [CaseChange] {
    try view.changes(for: command, by: actor, matter: try Hechuan.matter())
}

@Suite("Correcting a case")
struct CaseCorrectingTests {
    @Test("records the move and one complete notice, materials in order")
    func notice() throws {
        #expect(
            try changes(
                .requestCorrection(materials: [3, 1, 1], note: "补充户口簿复印件"),
                of: try Hechuan.aCase(.received),
                by: try Hechuan.actor(.township, .acceptance)
            )
                == [
                    .moved(.requestCorrection, reason: nil),
                    .correctionRequested(materials: [1, 3], note: "补充户口簿复印件"),
                ]
        )
    }

    @Test("is refused for a notice that says nothing or names an unknown material")
    func misfits() throws {
        let view = try Hechuan.aCase(.received)
        let township = try Hechuan.actor(.township, .acceptance)
        #expect(throws: Refusal.nothingMissing) {
            try changes(.requestCorrection(materials: [], note: " "), of: view, by: township)
        }
        #expect(throws: Refusal.unknownMaterial(7)) {
            try changes(.requestCorrection(materials: [7], note: ""), of: view, by: township)
        }
    }

    @Test("ends when the village records what was handed in")
    func supply() throws {
        let village = try Hechuan.actor(.village, .agency)
        #expect(
            try changes(.supplyCorrection, of: try Hechuan.aCase(.correcting), by: village)
                == [.moved(.supplyCorrection, reason: nil)]
        )
        #expect(throws: Refusal.wrongStage(.received, .supplyCorrection)) {
            try changes(.supplyCorrection, of: try Hechuan.aCase(.received), by: village)
        }
    }
}

@Suite("Accepting a case")
struct CaseAcceptingTests {
    @Test("moves a complete case")
    func complete() throws {
        var view = try Hechuan.aCase(.received)
        view.materialsReceived = [1, 3]
        view.openConflicts = [.phone, .amount]
        #expect(
            try changes(.accept, of: view, by: try Hechuan.actor(.township, .acceptance))
                == [.moved(.accept, reason: nil)]
        )
    }

    @Test("is refused while required or deferrable materials are missing")
    func missing() throws {
        var view = try Hechuan.aCase(.received)
        view.materialsReceived = [2]
        #expect(throws: Refusal.materialsMissing([1, 3])) {
            try changes(.accept, of: view, by: try Hechuan.actor(.county, .decision))
        }
    }

    @Test("is refused while it is open who applies or who is paid")
    func conflicts() throws {
        var view = try Hechuan.aCase(.received)
        view.openConflicts = [.bankAccount, .phone, .applicant]
        #expect(throws: Refusal.conflictOpen([.applicant, .bankAccount])) {
            try changes(.accept, of: view, by: try Hechuan.actor(.county, .decision))
        }
    }

    @Test("is refused without an applicant")
    func noApplicant() throws {
        var view = try Hechuan.aCase(.received)
        view.hasApplicant = false
        #expect(throws: Refusal.applicantMissing) {
            try changes(.accept, of: view, by: try Hechuan.actor(.county, .decision))
        }
    }

    @Test("explains level and competence before anything that is missing")
    func order() throws {
        var view = try Hechuan.aCase(.received)
        view.materialsReceived = []
        #expect(throws: Refusal.levelMayNot(.village, .accept)) {
            try changes(.accept, of: view, by: try Hechuan.actor(.village, .agency))
        }
    }
}

@Suite("Deciding a case")
struct CaseDecidingTests {
    private var holder: Actor {
        get throws { try Hechuan.actor(.county, .decision, decides: .held) }
    }

    @Test("approves with or without a reason", arguments: [CaseStage.accepted, .processing])
    func approving(stage: CaseStage) throws {
        let view = try Hechuan.aCase(stage)
        #expect(
            try changes(.approve(reason: ""), of: view, by: try holder)
                == [.moved(.approve, reason: nil)]
        )
        #expect(
            try changes(.approve(reason: "符合条件"), of: view, by: try holder)
                == [.moved(.approve, reason: "符合条件")]
        )
    }

    @Test("denies and refuses acceptance only with a reason")
    func adverse() throws {
        #expect(
            try changes(.deny(reason: "年龄不符"), of: try Hechuan.aCase(.processing), by: try holder)
                == [.moved(.deny, reason: "年龄不符")]
        )
        #expect(
            try changes(
                .refuseAcceptance(reason: "不属本机关"),
                of: try Hechuan.aCase(.received),
                by: try holder
            )
                == [.moved(.refuseAcceptance, reason: "不属本机关")]
        )
        #expect(throws: Refusal.emptyText) {
            try changes(.deny(reason: "　"), of: try Hechuan.aCase(.processing), by: try holder)
        }
        #expect(throws: Refusal.emptyText) {
            try changes(
                .refuseAcceptance(reason: ""),
                of: try Hechuan.aCase(.received),
                by: try holder
            )
        }
    }

    @Test("is refused while it is open who applies or who is paid")
    func conflicts() throws {
        var view = try Hechuan.aCase(.processing)
        view.openConflicts = [.bankAccount]
        for command in [CaseCommand.approve(reason: ""), .deny(reason: "年龄不符")] {
            #expect(throws: Refusal.conflictOpen([.bankAccount])) {
                try changes(command, of: view, by: try holder)
            }
        }
    }

    @Test("is refused before acceptance and after a decision")
    func stages() throws {
        for stage in [CaseStage.received, .approved] {
            #expect(throws: Refusal.wrongStage(stage, .approve)) {
                try changes(.approve(reason: ""), of: try Hechuan.aCase(stage), by: try holder)
            }
        }
    }

    @Test("may be forestalled by a wish to withdraw at the village, which must be stated")
    func withdrawing() throws {
        let village = try Hechuan.actor(.village, .agency)
        var view = try Hechuan.aCase(.processing)
        view.openConflicts = [.applicant]
        view.materialsReceived = []
        #expect(
            try changes(.withdraw(reason: "本人要求"), of: view, by: village)
                == [.recorded(.withdrawalRequested(reason: "本人要求"))]
        )
        #expect(throws: Refusal.emptyText) {
            try changes(.withdraw(reason: ""), of: view, by: village)
        }
    }

    @Test("begins with receipt and examination, which need nothing but the entitlement")
    func plainMoves() throws {
        #expect(
            try changes(
                .receive,
                of: try Hechuan.aCase(.draft),
                by: try Hechuan.actor(.village, .agency)
            )
                == [.moved(.collect, reason: nil)]
        )
        #expect(
            try changes(
                .receive,
                of: try Hechuan.aCase(.draft),
                by: try Hechuan.actor(.township, .acceptance)
            )
                == [.moved(.receive, reason: nil)]
        )
        #expect(
            try changes(
                .startProcessing,
                of: try Hechuan.aCase(.accepted),
                by: try Hechuan.actor(.township, .acceptance)
            )
                == [.moved(.startProcessing, reason: nil)]
        )
    }
}
