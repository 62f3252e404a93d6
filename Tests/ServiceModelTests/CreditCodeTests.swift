import ServiceModel
import Testing

@Suite("A credit code")
struct CreditCodeTests {
    @Test(
        "is read when its check character is right",
        arguments: ["91350100M000100Y43", "11421399MB99100004", "12421399MB991196XB"]
    )
    func right(_ text: String) {
        #expect(CreditCode(text)?.text == text)
        #expect(CreditCode.checkCharacter(of: text) == String(text.suffix(1)))
    }

    @Test("is refused when any one character differs")
    func altered() {
        let right = Array("91350100M000100Y43".utf8)
        for position in right.indices {
            var altered = right
            altered[position] =
                right[position] == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
            #expect(CreditCode(String(decoding: altered, as: UTF8.self)) == nil)
        }
    }

    @Test(
        "is refused when its form is wrong",
        arguments: [
            "", "91350100M000100Y4", "91350100M000100Y433", "91350100m000100y43",
            "9135010OM000100Y43",
        ]
    )
    func form(_ text: String) {
        #expect(!CreditCode.hasForm(text))
        #expect(CreditCode(text) == nil)
        #expect(CreditCode.checkCharacter(of: text) == nil)
    }
}
