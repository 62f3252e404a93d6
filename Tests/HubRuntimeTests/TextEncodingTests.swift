import Foundation
import ServiceModel
import TestCounty
import Testing

@testable import HubRuntime

@Suite("The text of a file")
struct TextEncodingTests {
    private func text(_ bytes: [UInt8]) throws -> String {
        String(decoding: try SourceText(bytes).utf8, as: UTF8.self)
    }

    private func hex(_ digits: String) -> [UInt8] {
        digits.split(separator: " ").compactMap { UInt8($0, radix: 16) }
    }

    /// UTF-16 behind its mark.
    private func units(_ text: String, lowFirst: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        for unit in [0xFEFF] + Array(text.utf16) {
            let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
            bytes += lowFirst ? [low, high] : [high, low]
        }
        return bytes
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// 机构代码,名\n䶮𠮷镕 as GB18030.
    private let rare =
        "BB FA B9 B9 B4 FA C2 EB 2C C3 FB 0A FE 9F 95 34 B2 35 E9 46"

    @Test("is read in the encoding it is in, rare characters and all")
    func encodings() throws {
        let wanted = "机构代码,名\n䶮𠮷镕"
        let plain = Array(wanted.utf8)
        let cases: [([UInt8], TextEncoding)] = [
            (plain, .utf8), (Self.mark + plain, .utf8),
            (hex(rare), .gb18030), (Self.mark + hex(rare), .gb18030),
            (units(wanted, lowFirst: true), .utf16LittleEndian),
            (units(wanted, lowFirst: false), .utf16BigEndian),
        ]
        for (bytes, encoding) in cases {
            #expect(try SourceText(bytes).encoding == encoding)
            #expect(try text(bytes) == wanted)
        }
    }

    @Test("that fits no encoding is refused with the line and the byte from which it does not")
    func undecodable() throws {
        // UTF-8 with one damaged place, which as GB18030 would be nonsense.
        var damaged = Array("机构代码机构代码\n政".utf8)
        damaged += hex("E6 96")
        damaged += Array("政".utf8)
        // FF begins no character of GB18030, nor does 80; a pair may not be cut off.
        let cases: [([UInt8], TextEncoding, Int, Int)] = [
            (hex("61 0A 62 BB FA FF FF"), .gb18030, 2, 5),
            (hex("BB FA 0A 80"), .gb18030, 2, 3),
            (hex("BB FA 0D 0A B9"), .gb18030, 2, 4),
            (hex("BB FA 95 34 BE"), .gb18030, 1, 2),
            (Self.mark + hex("BB FA FF"), .gb18030, 1, 5),
            (damaged, .utf8, 2, 28),
            ([0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x42, 0xD8, 0x61, 0], .utf16LittleEndian, 2, 6),
            ([0xFE, 0xFF, 0, 0x61, 0], .utf16BigEndian, 1, 4),
        ]
        for (bytes, encoding, line, offset) in cases {
            #expect(throws: FileFault.undecodable(encoding, line: line, offset)) {
                try SourceText(bytes)
            }
        }
    }

    @Test("has no byte of zero: UTF-16 without its mark is not taken for anything else")
    func zeros() throws {
        #expect(throws: FileFault.notText(line: 1, 1)) { try SourceText([0x61, 0, 0x0A, 0]) }
        #expect(throws: FileFault.notText(line: 2, 4)) {
            try SourceText(hex("BB FA 0A 61 00"))
        }
        #expect(throws: FileFault.notText(line: 1, 1)) {
            try SourceText([0xFF, 0xFE, 0x61, 0, 0, 0])
        }
    }

    @Test("is not looked for in a workbook that is called .csv")
    func workbook() throws {
        let bytes = try SheetFixture.bytes("cells.xlsx")
        #expect(throws: FileFault.workbook(.underOtherName)) { try SourceText(bytes) }
        let old: [UInt8] = hex("D0 CF 11 E0 A1 B1 1A E1") + [UInt8](repeating: 0, count: 600)
        #expect(throws: FileFault.workbook(.otherFormat)) { try SourceText(old) }
    }

    @Test("in any bytes either is read whole or is refused, and never gains a U+FFFD")
    func hostile() throws {
        var state: UInt64 = 11
        var read = 0
        for _ in 0..<20_000 {
            let bytes = (0..<9).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return UInt8(state >> 56)
            }
            guard let text = try? SourceText(bytes) else { continue }
            read += 1
            let decoded = String(validating: text.utf8, as: UTF8.self)
            #expect(decoded?.unicodeScalars.contains("\u{FFFD}") == false)
        }
        #expect(read > 20)
    }

    /// Every character but those of UTF-16, as Python's codec writes it.
    private static let script = """
        import sys
        for block in range(0, 0x110000, 4096):
            codes = range(max(1, block), block + 4096)
            text = ''.join(chr(c) for c in codes if not 0xD800 <= c < 0xE000)
            sys.stdout.buffer.write(text.encode('gb18030'))
        """

    @Test("in GB18030 agrees with another program's table of all 1,112,063 characters")
    func oracle() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let table = Array(pipe.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        guard case .text(let text) = GB18030Text.utf8(of: table[...]) else {
            Issue.record("a character could not be read")
            return
        }
        let read = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        #expect(read.count == 1_112_063)
        var differing: [UInt32: UInt32] = [:]
        var expected: UInt32 = 1
        for scalar in read {
            if scalar.value != expected { differing[expected] = scalar.value }
            expected = expected == 0xD7FF ? 0xE000 : expected + 1
        }
        // Python has the edition of 2000. That of 2005 moved one letter, and the system's table
        // reads 24 codes as the characters they stand for, which had no number of their own then.
        #expect(differing[0x1E3F] == 0xE7C7)
        #expect(differing[0xE7C7] == 0x1E3F)
        #expect(differing[0xE81E] == 0x9FB4)
        #expect(differing[0xE816] == 0x20087)
        #expect(differing.count == 26)
        let others = differing.keys.filter { $0 != 0x1E3F }
        #expect(others.allSatisfy { (0xE78D...0xE864).contains($0) })
        #expect(others.allSatisfy { differing[$0].map { $0 != 0 && $0 != 0xFFFD } == true })
    }

    private static let encoding = String.Encoding(rawValue: 0x8000_0632)

    @Test("of a whole county in GB18030 gives what it gives in UTF-8")
    func county() throws {
        let files = try FullCounty()
        let expected = try CountyData.read(.directory(files.directory)).county()
        let names = try FileManager.default.contentsOfDirectory(atPath: files.directory)
        let lists = names.filter { $0.hasSuffix(".csv") }
        for name in lists + ["workflows.json", "packages.json"] {
            let url = URL(fileURLWithPath: files.directory + "/" + name)
            let text = try String(contentsOf: url, encoding: .utf8)
            // Foundation's table, which is not the one that reads.
            try #require(text.data(using: Self.encoding)).write(to: url)
        }
        let reading = CountyData.read(.directory(files.directory))
        #expect(reading.report.findings.isEmpty)
        #expect(reading.report.files.count == lists.count + 2)
        #expect(reading.report.files.allSatisfy { $0.fault == .encoding(.gb18030) })
        let read = try reading.county()
        #expect(read.organisations == expected.organisations)
        #expect(read.departments == expected.departments)
        #expect(read.matters == expected.matters)
        #expect(read.delegations == expected.delegations)
        #expect(read.calendars == expected.calendars)
        #expect(read.documents == expected.documents)
    }

    @Test("with a character that was lost before is a rejected line, not a name with a hole")
    func lost() throws {
        let sheets = try CountySheets()
        try sheets.replace("高龄津贴申领,行", with: "高龄津\u{FFFD}申领,行", in: "matters.csv")
        let finding = try #require(sheets.read().report.rejections.first)
        #expect(finding.brief == "E_CODE_FORMAT matters.csv:2 事项名称=高龄津\u{FFFD}申领")
        #expect(finding.hint == .characterLost)
    }

    @Test("with characters of one machine's own is read, and says how many and where")
    func ownCharacters() throws {
        let sheets = try CountySheets()
        try sheets.replace("甲镇便民服务中心,", with: "\u{E863}镇便民服务中心,", in: "orgs.csv")
        let report = sheets.read().report
        #expect(report.isWhole)
        #expect(
            report.files.contains(FileFinding("orgs.csv", .privateCharacters(1, first: "B3")))
        )
    }

    @Test("may have lines above the titles, which are named and passed over")
    func titleLines() throws {
        let sheets = try CountySheets()
        try sheets.replace("机构代码,", with: "测试县机构表,,,\n\n机构代码,", in: "orgs.csv")
        let reading = sheets.read()
        #expect(reading.report.files.contains(FileFinding("orgs.csv", .linesAbove(1))))
        #expect(try reading.county().organisations.count == 6)
    }
}
