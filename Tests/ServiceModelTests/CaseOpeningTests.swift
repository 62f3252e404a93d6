import ServiceModel
import Testing

@Suite("Opening a case")
struct CaseOpeningTests {
    @Test("records matter and version, applicant, fields as given and materials in order")
    func opening() throws {
        let applicant = try Hechuan.applicant()
        let changes = try Case.opening(
            matter: try Hechuan.matter(),
            applicant: applicant,
            fields: [FieldEntry(.summary, "申领高龄津贴"), FieldEntry(.phone, "16400000000")],
            materials: [3, 1, 3],
            by: try Hechuan.actor(.village, .agency)
        )
        #expect(
            changes == [
                .opened(matter: try Hechuan.code(), version: 4),
                .fieldSet(.applicant, .applicant(applicant)),
                .fieldSet(.summary, .text("申领高龄津贴")),
                .fieldSet(.phone, .text("16400000000")),
                .materialTaken(1),
                .materialTaken(3),
            ]
        )
    }

    @Test(
        "is open to every tier to which the matter is delegated in any mode",
        arguments: Tier.allCases
    )
    func anyTier(tier: Tier) throws {
        let actor = try Hechuan.actor(tier, .agency)
        #expect(Case.judgeOpening(of: try Hechuan.matter(.licence), by: actor) == nil)
    }

    @Test("is refused where the matter is not delegated")
    func notDelegated() throws {
        let village = try Hechuan.actor(.village, nil)
        let refusal = Refusal.notDelegated(try Hechuan.code(), at: village.point.division)
        #expect(throws: refusal) {
            try Case.opening(
                matter: try Hechuan.matter(),
                applicant: try Hechuan.applicant(),
                fields: [],
                materials: [],
                by: village
            )
        }
    }

    @Test("is refused without a name, with a misfit field, or with a material nobody asked for")
    func misfits() throws {
        let matter = try Hechuan.matter()
        let village = try Hechuan.actor(.village, .agency)
        #expect(throws: Refusal.invalidField(.applicant, .empty)) {
            try Case.opening(
                matter: matter,
                applicant: try Hechuan.applicant(""),
                fields: [],
                materials: [],
                by: village
            )
        }
        #expect(throws: Refusal.invalidField(.amount, .notAnAmount)) {
            try Case.opening(
                matter: matter,
                applicant: try Hechuan.applicant(),
                fields: [FieldEntry(.amount, "八十元")],
                materials: [],
                by: village
            )
        }
        #expect(throws: Refusal.unknownMaterial(4)) {
            try Case.opening(
                matter: matter,
                applicant: try Hechuan.applicant(),
                fields: [],
                materials: [4],
                by: village
            )
        }
    }

    @Test("is refused for a case that exists")
    func alreadyOpen() throws {
        let command = CaseCommand.open(
            matter: try Hechuan.code(),
            applicant: try Hechuan.applicant(),
            fields: [],
            materials: []
        )
        #expect(throws: Refusal.alreadyOpen) {
            try Hechuan.aCase(.draft).changes(
                for: command,
                by: try Hechuan.actor(.county, .decision),
                matter: try Hechuan.matter()
            )
        }
    }
}
