import ServiceModel
import Testing

@Suite("A pattern of a form")
struct TextPatternTests {
    @Test(
        "matches what regular expressions match",
        arguments: [
            (#"^1[3-9]\d{9}$"#, "16400001234", true), (#"^1[3-9]\d{9}$"#, "12400001234", false),
            (#"^1[3-9]\d{9}$"#, "164000012345", false), (#"^.{1,6}族$"#, "土家族", true),
            (#"^.{1,6}族$"#, "族", false), (#"^\d{18}$|^\d{17}X$"#, "42139919850317139X", true),
            (#"^[㐀-鿿𠀀-𿿿]{1,15}(·[㐀-鿿𠀀-𿿿]{1,15})*$"#, "阿依·𠮷娜", true),
            (#"^[㐀-鿿𠀀-𿿿]{1,15}(·[㐀-鿿𠀀-𿿿]{1,15})*$"#, "阿依·", false),
            (#"^[A-Za-z0-9_\-]{4,60}\.(jpg|jpeg|png)$"#, "a-b_c.jpeg", true),
            (#"^[A-Za-z0-9_\-]{4,60}\.(jpg|jpeg|png)$"#, "a-b_c_jpeg", false),
            ("b+", "aabbaa", true), ("^a?$", "", true), ("[^0-9]", "12", false),
            ("(ab|a)(c|bcd)", "abcd", true),
        ] as [(String, String, Bool)]
    )
    func matching(pattern: String, text: String, matches: Bool) throws {
        #expect(try #require(TextPattern(pattern)).matches(text) == matches)
    }

    @Test(
        "is refused if it uses what forms do not have",
        arguments: [
            "(?=a)", #"(a)\1"#, "[a", "a{2", "*a", "a{9999}", "(((((((((a)))))))))", #"\p{Han}"#,
            String(repeating: "a", count: 301), "[z-a]", "a)",
        ]
    )
    func refused(pattern: String) {
        #expect(TextPattern(pattern) == nil)
    }

    @Test("takes no time to speak of on what makes backtracking explode")
    func hostile() throws {
        let pattern = try #require(TextPattern("^((a*)*)*b$"))
        let start = ContinuousClock.now
        #expect(!pattern.matches(String(repeating: "a", count: 500)))
        #expect(ContinuousClock.now - start < .seconds(5))
    }
}
