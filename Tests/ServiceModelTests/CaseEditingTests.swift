import ServiceModel
import Testing

@Suite("Editing a case")
struct CaseEditingTests {
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

    @Test("is open to every tier, even after the delegation ended", arguments: Tier.allCases)
    func anyTier(tier: Tier) throws {
        let view = try Hechuan.aCase(.accepted)
        let phone = FieldValue.text("16400000001")
        #expect(try changes(.edit(.phone, phone), of: view, at: tier) == [.fieldSet(.phone, phone)])
        #expect(try changes(.takeMaterial(2), of: view, at: tier) == [.materialTaken(2)])
        #expect(try changes(.returnMaterial(2), of: view, at: tier) == [.materialReturned(2)])
        #expect(try changes(.note("已电话告知"), of: view, at: tier) == [.noted("已电话告知")])
    }

    @Test("is possible while the field is in conflict, and then replaces what its author saw")
    func resolving() throws {
        var view = try Hechuan.aCase(.received)
        view.openConflicts = [.bankAccount]
        let account = FieldValue.text("62220000")
        #expect(
            try changes(.edit(.bankAccount, account), of: view)
                == [.fieldSet(.bankAccount, account)]
        )
    }

    @Test(
        "is refused after the end of the case, except for notes",
        arguments: [
            CaseStage.approved, .denied, .notAccepted, .withdrawn,
        ]
    )
    func closed(stage: CaseStage) throws {
        let view = try Hechuan.aCase(stage)
        let edits: [CaseCommand] = [
            .edit(.phone, .text("1")), .takeMaterial(1), .returnMaterial(1),
        ]
        for edit in edits {
            #expect(throws: Refusal.caseClosed(stage)) { try changes(edit, of: view) }
        }
        #expect(try changes(.note("归档"), of: view) == [.noted("归档")])
    }

    @Test("is refused while the case is frozen, except for notes")
    func frozen() throws {
        var view = try Hechuan.aCase(.processing)
        view.frozen = true
        let commands: [CaseCommand] = [
            .edit(.phone, .text("1")), .takeMaterial(1), .returnMaterial(1), .startProcessing,
            .withdraw(reason: "本人要求"),
        ]
        for command in commands {
            #expect(throws: Refusal.caseFrozen) { try changes(command, of: view) }
        }
        #expect(try changes(.note("等待裁定"), of: view) == [.noted("等待裁定")])
    }

    @Test("is refused at another village")
    func elsewhere() throws {
        var view = try Hechuan.aCase(.received)
        view.point = ServicePointID(99)
        for command in [CaseCommand.edit(.phone, .text("1")), .takeMaterial(1), .note("一")] {
            #expect(throws: Refusal.outOfScope(point: ServicePointID(99))) {
                try changes(command, of: view)
            }
        }
    }

    @Test("is refused for materials the matter does not ask for or nobody handed in")
    func materials() throws {
        var view = try Hechuan.aCase(.received)
        view.materialsReceived = [1]
        #expect(throws: Refusal.unknownMaterial(0)) { try changes(.takeMaterial(0), of: view) }
        #expect(throws: Refusal.unknownMaterial(9)) { try changes(.returnMaterial(9), of: view) }
        #expect(throws: Refusal.materialNotHeld(2)) { try changes(.returnMaterial(2), of: view) }
    }

    @Test("is refused for a value that does not fit, and for an empty note")
    func values() throws {
        let view = try Hechuan.aCase(.received)
        #expect(throws: Refusal.invalidField(.applicant, .wrongKind)) {
            try changes(.edit(.applicant, .text("杨凤蓉")), of: view)
        }
        #expect(throws: Refusal.emptyText) { try changes(.note(" \n"), of: view) }
    }

    @Test("is refused under another matter or version than the case is bound to")
    func pinned() throws {
        var view = try Hechuan.aCase(.received)
        view.matterVersion = 3
        #expect(throws: Refusal.unknownVersion(try Hechuan.code(), 3)) {
            try changes(.note("一"), of: view)
        }
        view.matter = try Hechuan.code("OTHER")
        #expect(throws: Refusal.unknownMatter(try Hechuan.code("OTHER"))) {
            try changes(.note("一"), of: view)
        }
    }
}
