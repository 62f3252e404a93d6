import Testing

@testable import HubRuntime

@Suite("Rows of a sheet")
struct SheetRowTests {
    private func rows(_ text: String) throws -> [SheetRow] {
        try SheetRow.rows(of: SourceText(Array(text.utf8)), .county)
    }

    @Test("follow RFC 4180, quotation marks and all")
    func quoting() throws {
        #expect(
            try rows("a,\"b,\"\"c\"\"\",\n\"\",d\"e,f\n").map(\.cells) == [
                ["a", "b,\"c\"", ""], ["", "d\"e", "f"],
            ]
        )
    }

    @Test("begin on the line an editor shows, whatever ends the lines")
    func lines() throws {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a", "\"b\(end)c\"", "d", "", "e"].joined(separator: end)
            #expect(try rows(text).map(\.line) == [1, 2, 4, 5, 6])
        }
    }

    @Test("end with the text, with or without a line end")
    func ending() throws {
        #expect(try rows("a\nb").count == 2)
        #expect(try rows("a\nb\n").count == 2)
        #expect(try rows("a\nb\n\n").count == 3)
        #expect(try rows("").isEmpty)
        #expect(try rows("a,").map(\.cells) == [["a", ""]])
    }

    @Test("come out of any bytes without a trap")
    func hostile() {
        let signs = Array("\",\r\n a".utf8)
        var state: UInt64 = 7
        for _ in 0..<2_000 {
            let bytes = (0..<12).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return signs[Int(state >> 33) % signs.count]
            }
            _ = try? SheetRow.rows(of: SourceText(bytes), .county)
        }
    }
}
