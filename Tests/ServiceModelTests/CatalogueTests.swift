import ServiceModel
import Testing

@Suite("A matter code")
struct MatterCodeTests {
    @Test(
        "is kept as published",
        arguments: [
            "11421399MB991007844000105005001",
            "511A0138000000-511602000000-000-115113010833722043",
            "A",
        ]
    )
    func wellFormed(text: String) {
        #expect(MatterCode(text)?.text == text)
    }

    @Test(
        "is refused if empty, too long, or written with other characters",
        arguments: ["", String(repeating: "1", count: 51), "abc", "11 42", "11_42", "事项", "A\n"]
    )
    func malformed(text: String) {
        #expect(MatterCode(text) == nil)
    }
}

@Suite("A matter")
struct MatterTests {
    @Test("treats a deferrable material as required for acceptance")
    func materialsForAcceptance() throws {
        #expect(try Hechuan.matter().materialsForAcceptance == [1, 3])
    }

    @Test("carries the national codes of its type")
    func types() {
        #expect(MatterType(rawValue: "01") == .licence)
        #expect(MatterType(rawValue: "10") == .other)
        #expect(MatterType(rawValue: "20") == .publicService)
        #expect(MatterType(rawValue: "1") == nil)
    }
}
