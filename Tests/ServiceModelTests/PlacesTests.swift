import ServiceModel
import Testing

@Suite("A division code")
struct DivisionCodeTests {
    @Test(
        "is six, nine or twelve digits",
        arguments: ["421399", "421399025", "421399025212", "511602000000"]
    )
    func wellFormed(text: String) {
        #expect(DivisionCode(text)?.text == text)
    }

    @Test(
        "is refused in any other form",
        arguments: ["", "4213", "4213990", "42139902521", "42139a", "４２１３９９", "421399\n", "-42139"]
    )
    func malformed(text: String) {
        #expect(DivisionCode(text) == nil)
    }
}

@Suite("A service point")
struct ServicePointTests {
    @Test("has tiers ordered by authority, with the national codes")
    func tiers() {
        #expect(Tier.village < .township)
        #expect(Tier.township < .county)
        #expect(Tier.allCases.map(\.rawValue) == [4, 5, 6])
    }

    @Test("keeps its identity when its division code changes")
    func identity() throws {
        let merged = try #require(DivisionCode("421399025213"))
        let before = try Hechuan.at(.village)
        let after = ServicePoint(
            id: before.id,
            tier: .village,
            division: merged,
            name: before.name,
            parent: before.parent
        )
        #expect(after.id == before.id)
        #expect(after != before)
    }
}
