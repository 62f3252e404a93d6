import ServiceModel
import Testing

@testable import HubRuntime

@Suite("A JSON document")
struct JSONNodeTests {
    private func read(_ text: String) throws -> JSONNode {
        try JSONScanner.document(SourceText(Array(text.utf8)), .county)
    }

    @Test("keeps the order of members, the spelling of numbers and every character")
    func compact() throws {
        let text =
            "{ \"b\" : [1.50, -0, 1e3, true, null],\n \"a\":\"\\u674e\\ud870\\udf5b\\n\\\"\\/\" }"
        #expect(try read(text).compact == "{\"b\":[1.50,-0,1e3,true,null],\"a\":\"李𬍛\\n\\\"/\"}")
    }

    @Test("says on which line a value stands")
    func lines() throws {
        #expect(try read("{\n\"a\": [1,\n2]}")["a"]?.elements?.map(\.line) == [2, 3])
    }

    @Test(
        "that is none is refused with its line",
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "01", "1.", "+1", "\"a", "\"\n\"", "tru", "[1] 2",
            "{a:1}",
            "\"\\ud800\"", "\"\\x\"", "{\"a\":1,\"a\":2}", "NaN", "'a'", "\"\\u+123\"",
        ]
    )
    func none(_ text: String) {
        #expect(throws: FileFault.self) { try read(text) }
    }

    @Test("is not followed deeper than the limit")
    func depth() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: FileFault.notJSON(line: 1)) { try read(deep) }
        #expect(throws: Never.self) {
            try read(String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
        }
    }
}
