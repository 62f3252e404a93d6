import ServiceModel
import Testing

@Suite("How complete a guide is")
struct CompletenessTests {
    private static func matter(
        _ changed: [MatterElement: String] = [:],
        promised: Int = 5,
        materials: [MaterialRequirement] = [],
        fees: [FeeItem] = [],
        questions: [GuideQuestion] = []
    ) throws -> Matter {
        var elements: [MatterElement: String] = [
            .itemCode: "11421399MB99100004400010400100101", .mainItem: "节能审查",
            .level: "县级", .body: "禾川县发展和改革局", .bodyNature: "法定机关",
            .legalBasis: "《节约能源法》", .acceptanceConditions: "齐全", .caseKind: "承诺件",
            .visits: "0", .isOnline: "否", .sendsByPost: "是", .hasFee: "否", .flow: "申请→办结",
            .resultName: "意见", .resultKind: "批文", .applicants: "法人", .place: "一楼",
            .openingHours: "周一至周五", .phone: "0720-5560001", .supervisionPhone: "12345",
            .powerSource: "法定本级行使", .promisedNote: "自受理之日起", .entersHall: "是",
            .paysOnline: "否",
        ]
        elements.merge(changed) { $1 }
        return Matter(
            code: try Hechuan.code("11421399MB991000044000104001001"),
            version: 1001,
            name: "节能审查",
            type: .licence,
            effectiveFrom: Day(number: 20_000),
            statutoryLimit: WorkingDays(count: 20),
            promisedLimit: WorkingDays(count: promised),
            materials: materials,
            elements: elements,
            fees: fees,
            questions: questions
        )
    }

    @Test("is whole if every mandatory element is filled in and fits")
    func whole() throws {
        let completeness = Completeness(of: try Self.matter())
        #expect(completeness.findings == [])
        #expect(completeness.filled == completeness.mandatory)
        #expect(completeness.share == 10_000)
    }

    @Test("counts and names what is missing")
    func missing() throws {
        let whole = Completeness(of: try Self.matter())
        let completeness = Completeness(of: try Self.matter([.legalBasis: "", .flow: ""]))
        #expect(completeness.mandatory == whole.mandatory)
        #expect(completeness.filled == whole.filled - 2)
        #expect(
            completeness.findings == [
                ElementFinding(.legalBasis, .missing(because: nil)),
                ElementFinding(.flow, .missing(because: nil)),
            ]
        )
    }

    @Test("asks for a fee's standard and basis only where there is a fee")
    func conditional() throws {
        let completeness = Completeness(of: try Self.matter([.hasFee: "是", .feeBasis: "文件"]))
        #expect(
            completeness.findings == [
                ElementFinding(.feeStandard, .missing(because: .hasFee))
            ]
        )
    }

    @Test("looks at each material, fee item and question")
    func parts() throws {
        let paper = MaterialRequirement(
            number: 2,
            name: "",
            form: .original,
            copies: 1,
            necessity: .required
        )
        let completeness = Completeness(
            of: try Self.matter(
                [.hasFee: "是", .feeBasis: "文件", .feeStandard: "见下"],
                materials: [paper],
                fees: [FeeItem(number: 1, name: "工本费", standard: "")],
                questions: [GuideQuestion(number: 3, question: "要多久", answer: "")]
            )
        )
        #expect(
            completeness.findings == [
                ElementFinding(.materialName, part: 2, .missing(because: nil)),
                ElementFinding(.feeItemStandard, part: 1, .missing(because: nil)),
                ElementFinding(.answer, part: 3, .missing(because: nil)),
            ]
        )
    }

    @Test("finds elements that contradict each other")
    func sense() throws {
        #expect(
            Completeness(of: try Self.matter([.caseKind: "即办件"])).findings
                == [ElementFinding(.caseKind, .contradicts(.promisedLimit))]
        )
        #expect(
            Completeness(of: try Self.matter([.takesGaps: "是"])).findings
                == [ElementFinding(.takesGaps, .contradicts(.materialNeed))]
        )
    }

    @Test("follows the county's own rules")
    func rules() throws {
        let lax = ElementRules(waived: [.legalBasis])
        #expect(Completeness(of: try Self.matter([.legalBasis: ""]), under: lax).isWhole)
        let strict = ElementRules(demanded: [.examination])
        #expect(
            Completeness(of: try Self.matter(), under: strict).findings
                == [ElementFinding(.examination, .missing(because: nil))]
        )
    }
}
