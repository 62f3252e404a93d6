import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("An act on a case")
struct CaseActTests {
    private func expectRoundTrip(_ act: CaseAct) throws {
        #expect(try CaseAct(payload: act.payload) == act)
    }

    @Test("that opens one comes through with everything filled in")
    func opening() throws {
        let act = CaseAct(
            claimedAt: -5,
            changes: [
                .opened(matter: try Hechuan.code(), version: 4),
                .fieldSet(.applicant, .applicant(try Hechuan.applicant())),
                .fieldSet(.applicant, .applicant(Applicant(name: "𠮷野", identityNumber: nil))),
                .fieldSet(.phone, .text("")),
                .fieldSet(.summary, .text("禾川县")),
                .materialTaken(1),
            ],
            audience: .township
        )
        try expectRoundTrip(act)
        #expect(act.kind == .caseOpened)
    }

    @Test(
        "comes through with every transition, and with its reason",
        arguments: Transition.allCases
    )
    func transitions(transition: Transition) throws {
        for reason in [nil, "材料不全"] {
            let act = CaseAct(
                claimedAt: .max,
                changes: [.moved(transition, reason: reason)],
                decisionMove: transition.isDecisionRightAct ? 3 : nil
            )
            try expectRoundTrip(act)
            #expect(act.kind == .caseActed)
        }
    }

    @Test("comes through with notes, notices and materials")
    func timeline() throws {
        try expectRoundTrip(.doing(.noted("来电询问"), .materialReturned(2)))
        try expectRoundTrip(
            .doing(
                .moved(.requestCorrection, reason: nil),
                .correctionRequested(materials: [1, 3], note: "缺户口簿")
            )
        )
    }

    @Test("comes through with answers of the form, texts and numbers")
    func answers() throws {
        let key = try #require(FormKey("household.size"))
        for value in [FormValue.text("四口"), .text(""), .number(.min), .number(0)] {
            try expectRoundTrip(.doing(.answered(key, value)))
        }
    }

    @Test("is malformed with more answers than a case may have")
    func tooManyAnswers() throws {
        let answers = try (0...Case.mostAnswers).map { number in
            CaseChange.answered(try #require(FormKey("k\(number)")), .number(1))
        }
        let act = CaseAct(claimedAt: 0, changes: answers)
        #expect(throws: RefusalReason.malformed) { try CaseAct(payload: act.payload) }
    }

    @Test("comes through with a pass of the decision right, alone or beside a note")
    func rightMove() throws {
        try expectRoundTrip(.passing(1, to: .county))
        let pass = CaseAct.RightMove(
            number: 2,
            receiver: CountyScript.Desk.village.replica
        )
        try expectRoundTrip(CaseAct(claimedAt: 0, changes: [.noted("移交")], rightMove: pass))
    }

    @Test(
        "is malformed when it is not what its kind promises",
        arguments: [
            ("nothing at all", []),
            ("no message", [0xFF]),
            ("no change", [0x08, 2]),
            ("an empty change", [0x12, 0]),
            ("a transition outside the table", [0x12, 4, 0x2A, 2, 0x08, 99]),
            ("a field outside the table", [0x12, 7, 0x12, 5, 0x08, 99, 0x12, 1, 0x41]),
            ("a field without value", [0x12, 4, 0x12, 2, 0x08, 2]),
            ("a matter code of small letters", [0x12, 5, 0x0A, 3, 0x0A, 1, 0x61]),
            ("an answer under an empty key", [0x12, 4, 0x62, 2, 0x18, 2]),
            ("an answer that says nothing", [0x12, 5, 0x62, 3, 0x0A, 1, 0x61]),
            ("a pass to half a replica", [0x12, 7, 0x42, 5, 0x08, 1, 0x12, 1, 7]),
        ] as [(String, [UInt8])]
    )
    func malformed(what: String, payload: [UInt8]) {
        #expect(throws: RefusalReason.malformed, "\(what)") { try CaseAct(payload: payload) }
    }

    @Test("is malformed when it opens the case after another change")
    func lateOpening() throws {
        let act = CaseAct.doing(.noted("先"), .opened(matter: try Hechuan.code(), version: 4))
        #expect(throws: RefusalReason.malformed) { try CaseAct(payload: act.payload) }
    }

    @Test("is malformed when it writes two lines of the log, which one entry cannot name")
    func twoLines() {
        let act = CaseAct.doing(.noted("一"), .noted("二"))
        #expect(throws: RefusalReason.malformed) { try CaseAct(payload: act.payload) }
    }

    @Test("keeps the name when the identity number fails its check")
    func wrongIdentityNumber() throws {
        let good = CaseAct.doing(.fieldSet(.applicant, .applicant(try Hechuan.applicant())))
        var payload = good.payload
        let last = try #require(payload.indices.last)
        #expect(payload[last] == UInt8(ascii: "1"))
        payload[last] = UInt8(ascii: "2")
        let read = try CaseAct(payload: payload)
        let nameless = Applicant(name: "杨凤蓉", identityNumber: nil)
        #expect(read.changes == [.fieldSet(.applicant, .applicant(nameless))])
    }
}
