import ServiceModel
import Testing

@Suite("The table of elements")
struct MatterElementTests {
    @Test("has 118 elements, of which 48 are the county's alone")
    func counts() {
        #expect(MatterElement.allCases.count == 118)
        #expect(ElementRules.standard.unified.count == 48)
        #expect(MatterElement.listed.count == 51)
        #expect(MatterElement.allCases.filter { $0.row.group == .material }.count == 17)
    }

    @Test("gives every element a number, a title of its own and an English name")
    func rows() {
        #expect(MatterElement.allCases.map(\.rawValue) == Array(1...118))
        #expect(Set(MatterElement.allCases.map(\.title)).count == 118)
        #expect(MatterElement.allCases.allSatisfy { !$0.row.english.isEmpty })
        #expect(MatterElement(rawValue: 0) == nil)
        #expect(MatterElement(rawValue: 119) == nil)
        #expect(MatterElement(title: "权力来源") == .powerSource)
    }

    @Test(
        "keeps the numbers that are columns of the county's list",
        arguments: [
            (MatterElement.basicCode, 1), (.type, 6), (.legalBasis, 13), (.hasFee, 26),
            (.status, 46), (.form, 50), (.yearlyCases, 51),
        ] as [(MatterElement, UInt8)]
    )
    func numbers(element: MatterElement, number: UInt8) {
        #expect(element.rawValue == number)
    }

    @Test(
        "names what does not fit an element",
        arguments: [
            (MatterElement.hasFee, "也许", ElementFault.notInSet(["是", "否"])),
            (.visits, "3", .notANumber(0...2)), (.effectiveFrom, "2026-02-30", .notADay),
            (.onlineAddress, "www.example.cn", .notAnAddress), (.phone, "问村里", .notAPhone),
            (.townshipCode, "42139900", .notARegion),
            (.bodyCode, "11421399MB99100005", .notACreditCode),
            (.code, "421399-7", .notACode([31])), (.version, "3", .notAVersion),
            (.onlineDepth, "V", .notInSet(["I", "II", "III", "IV"])),
        ] as [(MatterElement, String, ElementFault)]
    )
    func faults(element: MatterElement, text: String, fault: ElementFault) {
        #expect(element.row.content.fault(of: text) == fault)
        #expect(element.row.content.fault(of: "") == nil)
    }

    @Test(
        "takes what fits",
        arguments: [
            (MatterElement.hasFee, "是"), (.visits, "0"), (.onlineAddress, "https://example.cn/a"),
            (.phone, "0720-5560001;12345"), (.townshipCode, "421399001"),
            (.bodyCode, "11421399MB99100004"), (.channels, "窗口;网办"), (.channels, "1^2"),
            (.applicants, "自然人;法人"), (.commonArea, "全省"), (.type, "行政处罚"),
        ] as [(MatterElement, String)]
    )
    func fits(element: MatterElement, text: String) {
        #expect(element.row.content.fault(of: text) == nil)
    }

    @Test("locks the county's elements below it, and leaves each place its own")
    func locks() {
        let rules = ElementRules.standard
        #expect(rules.verdict(on: .acceptanceConditions, setAt: .county) == .set)
        #expect(rules.verdict(on: .acceptanceConditions, setAt: .township) == .deviation)
        #expect(rules.verdict(on: .openingHours, setAt: .village) == .local)
        let own = ElementRules(unified: [.openingHours])
        #expect(own.verdict(on: .openingHours, setAt: .village) == .deviation)
    }

    @Test("has code tables whose words and codes stand once")
    func codeSets() {
        let sets: [CodeSet] = [
            .matterType, .useLevel, .bodyNature, .applicantKind, .channel, .caseKind,
            .specialProcedure, .satisfaction, .stepAction, .stepStatus, .commonArea,
            .evaluationChannel, .matterStatus, .caseStatus, .onlineDepth, .resultKind, .delivery,
            .annualCheck, .powerSource, .timeUnit, .materialForm, .materialNeed, .materialSource,
            .exemption,
        ]
        for set in sets {
            #expect(Set(set.entries.map(\.word)).count == set.entries.count, "\(set.title)")
            let codes = set.entries.map(\.code).filter { !$0.isEmpty }
            #expect(Set(codes).count == codes.count, "\(set.title)")
        }
        #expect(CodeSet.caseStatus.entries.count == 16)
        #expect(CodeSet.matterType["05"]?.word == "行政给付")
        #expect(CodeSet.channel["网办"]?.code == "2")
    }
}
