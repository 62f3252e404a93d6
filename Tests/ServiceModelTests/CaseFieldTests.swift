import ServiceModel
import Testing

@Suite("A field of a case")
struct CaseFieldTests {
    @Test(
        "takes what people write into it",
        arguments: [
            (CaseField.phone, "16400000000"), (.phone, "+86 (0720) 640-0000"), (.phone, ""),
            (.address, "禾川县城关镇幸福村3组"), (.bankAccount, "6222 0000 1234 567"), (.amount, "80"),
            (.amount, "1200.5"), (.amount, "0.05"), (.summary, "申领高龄津贴"),
        ]
    )
    func fits(field: CaseField, text: String) {
        #expect(field.fault(in: .text(text)) == nil)
    }

    @Test(
        "names what does not fit",
        arguments: [
            (CaseField.phone, "电话", FieldFault.unexpectedCharacter),
            (.phone, "1640000000016400000000", .tooLong(limit: 20)),
            (.bankAccount, "6222；drop", .unexpectedCharacter),
            (.bankAccount, "６２２２", .unexpectedCharacter),
            (.amount, "12.345", .notAnAmount), (.amount, "12.", .notAnAmount),
            (.amount, ".5", .notAnAmount), (.amount, "-1", .notAnAmount),
            (.amount, "1.2.3", .notAnAmount), (.summary, "a\u{7}b", .unexpectedCharacter),
            (.address, String(repeating: "村", count: 201), .tooLong(limit: 200)),
            (.address, "e" + String(repeating: "\u{301}", count: 300), .tooLong(limit: 200)),
            (.applicant, "杨凤蓉", .wrongKind),
        ]
    )
    func faults(field: CaseField, text: String, fault: FieldFault) {
        #expect(field.fault(in: .text(text)) == fault)
    }

    @Test("takes an applicant only where the applicant belongs, and with a name")
    func applicant() throws {
        let applicant = FieldValue.applicant(try Hechuan.applicant())
        #expect(CaseField.applicant.fault(in: applicant) == nil)
        #expect(CaseField.phone.fault(in: applicant) == .wrongKind)
        #expect(
            CaseField.applicant.fault(in: .applicant(try Hechuan.applicant(" "))) == .empty
        )
    }

    @Test("blocks decisions only where a mistake cannot be taken back")
    func blocking() {
        #expect(CaseField.allCases.filter(\.blocksDecisions) == [.applicant, .bankAccount])
    }
}
