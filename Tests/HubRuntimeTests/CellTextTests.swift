import Testing

@testable import HubRuntime

@Suite("A cell")
struct CellTextTests {
    @Test(
        "that holds a day is read in every form in use",
        arguments: [
            "2025-03-01", "2025/3/1", "2025.3.1", "2025年3月1日", "2025年03月01日", "20250301", "45717",
            "45717.0", "２０２５－０３－０１", "2025-3-1 0:00", "2025/03/01 00:00:00",
        ]
    )
    func days(_ text: String) {
        let cell = CellText(text, as: .day)
        #expect(cell.text == "2025-03-01")
        #expect(cell.fault == nil)
        #expect(cell.changes.isEmpty == (text == "2025-03-01"))
    }

    @Test(
        "that holds no day of the calendar is refused",
        arguments: [
            "2025-02-30", "2025-13-01", "长期", "25-03-01", "2025", "0", "2025-03", "20250332",
        ]
    )
    func noDays(_ text: String) {
        #expect(CellText(text, as: .day).fault?.code == .badDay)
    }

    @Test("of a spreadsheet counts days as the spreadsheet does")
    func serials() {
        #expect(CellText("10000", as: .day).text == "1927-05-18")
        #expect(CellText("25569", as: .day).text == "1970-01-01")
        #expect(CellText("60000", as: .day).text == "2064-04-08")
    }

    @Test(
        "that holds a number is freed of what surrounds it",
        arguments: [
            ("7", "7"), ("7.0", "7"), ("7个工作日", "7"), ("7 工作日", "7"), ("07", "7"), ("７天", "7"),
            ("1,234", "1234"), ("1,234件", "1234"),
        ]
    )
    func numbers(_ text: String, _ number: String) {
        let cell = CellText(text, as: .number(0...9_999))
        #expect(cell.text == number)
        #expect(cell.fault == nil)
        #expect(cell.changes.isEmpty == (text == number))
    }

    @Test(
        "that holds no whole number in range is refused",
        arguments: [
            "七", "7.5", "-7", "+7", "1,23", "10000", "7天半", "5.32E+11", "99999999999999999999",
        ]
    )
    func noNumbers(_ text: String) {
        #expect(CellText(text, as: .number(0...9_999)).fault?.code == .notNumber)
    }

    @Test(
        "that holds a choice knows the other words for it",
        arguments: [
            ("√", "是"), ("Y", "是"), ("y", "是"), ("Ｙ", "是"), ("×", "否"), ("N", "否"), ("是", "是"),
        ]
    )
    func choices(_ text: String, _ value: String) {
        let cell = CellText(text, as: .choice(["是", "否"]))
        #expect(cell.text == value)
        #expect(cell.changes == (text == value ? [] : [.alias]))
    }

    @Test("that holds several choices is judged word by word")
    func lists() {
        let kind = CellKind.choices(["窗口", "网办", "一体机"])
        #expect(CellText("窗口;网办", as: kind).changes.isEmpty)
        #expect(CellText("窗口； 网办", as: kind).text == "窗口;网办")
        #expect(CellText("窗口;电话", as: kind).fault?.code == .notInEnumeration)
        #expect(CellText(";", as: kind).fault?.code == .notInEnumeration)
    }

    @Test("that holds a depth of service online knows Roman numerals of one character")
    func depths() {
        let kind = CellKind.choice(["I", "II", "III", "IV"])
        #expect(CellText("Ⅳ", as: kind).text == "IV")
        #expect(CellText("ⅠV", as: kind).fault?.code == .notInEnumeration)
    }

    @Test("that holds words keeps full-width characters, because they are the words")
    func words() {
        let cell = CellText("  固定资产投资项目（Ａ类）\u{3000}", as: .text)
        #expect(cell.text == "固定资产投资项目（Ａ类）")
        #expect(cell.changes == [.trimmed])
    }

    @Test("that is very long by the measure of a spreadsheet is kept whole")
    func long() {
        let text = String(repeating: "𬍛", count: 16_384)
        let cell = CellText(text, as: .text)
        #expect(cell.text == text)
        #expect(cell.changes == [.longText])
        #expect(CellText(String(repeating: "长", count: 32_767), as: .text).changes.isEmpty)
    }

    @Test("that holds nothing but blanks holds nothing")
    func blank() {
        let cell = CellText(" \u{3000}\u{FEFF}\t", as: .creditCode)
        #expect(cell.text.isEmpty)
        #expect(cell.changes.isEmpty)
        #expect(cell.fault == nil)
    }
}
