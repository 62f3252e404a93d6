import Foundation
import Testing

@Suite("A change list with mistakes, by the office's commands")
struct ChangeListCommandTests {
    private static let header = "序号,变更类型,实施编码,事项名称,变更要素,原值,新值,生效日期,文号,备注\n"
    private static let workshop = "11421399MB9911409X4420131010001"
    private static let vaccination = "11421399MB9911193K4002023002001"

    /// One line that fits; one whose old value does not stand; one that takes back what is not
    /// delegated.
    private static let conflicting =
        header
        + "1,修改,\(vaccination),预防接种证办理（首次办理）,事项状态,在用,暂停,2026-12-15,甲1号,\n"
        + "2,修改,\(workshop),食品小作坊登记（新办）,咨询电话,0720-0000000,0720-5568888,2026-12-15,甲1号,\n"
        + "3,收回下放,\(vaccination),预防接种证办理（首次办理）,村级办理方式,受理,,2026-12-15,甲1号,\n"

    @Test("is shown and published without the lines that do not fit, and each of them is named")
    func conflicts() async throws {
        let county = try await LiveCounty()
        let list = try county.write(Self.conflicting, to: "甲.csv")
        _ = try await county.office(["draft", "import", list, "--name", "甲"])
        let words = try await county.office(["diff", "甲", "--on", "2026-11-30"])
        #expect(words.status == 2, "\(words.errors)")
        #expect(words.output.contains("对不上：第 3 行 \(Self.workshop)"))
        #expect(words.output.contains("publish 甲 --expect 1 --allow-conflicts"))
        let english = try await county.office(["diff", "甲", "--on", "2026-11-30", "--lang", "en"])
        #expect(english.output.contains("should read 0720-0000000 before, but reads"))

        let publish = ["publish", "甲", "--on", "2026-11-30"]
        let refused = try await county.office(publish + ["--json"])
        #expect(refused.status == 6 && refused.output.isEmpty)
        #expect(refused.problem["code"] as? String == "E-OFFICE-07")
        let told = refused.problem["conflicts"] as? [[String: Any]] ?? []
        #expect(told.map { $0["row"] as? Int } == [3, 4])
        #expect(told.map { $0["code"] as? String } == ["E_OLD_VALUE", "E_OLD_VALUE"])
        #expect(told.first?["element"] as? String == "咨询电话")
        #expect(told.first?["expected"] as? String == "0720-0000000")
        #expect(told.first?["found"] as? String != nil)

        let done = try await county.office(publish + ["--allow-conflicts"])
        #expect(done.status == 2, "\(done.errors)")
        #expect(done.output.contains("对不上、没有发布的 2 行"))
        #expect(done.output.contains("第 4 行 \(Self.vaccination)"))
        let again = try await county.office(["draft", "import", list, "--name", "甲"])
        #expect(again.status == 0)
        let nothing = try await county.office(["diff", "甲", "--on", "2026-11-30"])
        #expect(nothing.output.contains("已是最新"), "what fits is published already")
        #expect(nothing.output.contains("对不上：第 3 行"))
    }

    @Test("is refused whole with every mistake as data, or taken in part with each loss named")
    func mistakes() async throws {
        let county = try await LiveCounty()
        let text = Self.conflicting.replacingOccurrences(of: "事项状态,在用", with: "事项状况,在用")
        let list = try county.write(text, to: "乙.csv")
        let take = ["draft", "import", list, "--name", "乙"]
        let refused = try await county.office(take + ["--json"])
        #expect(refused.status == 8 && refused.output.isEmpty)
        let findings = refused.problem["findings"] as? [[String: Any]] ?? []
        #expect(findings.count == 1)
        #expect(findings.first?["file"] as? String == "乙.csv")
        #expect(findings.first?["row"] as? Int == 2)
        #expect(findings.first?["column"] as? String == "变更要素")
        #expect(findings.first?["code"] as? String == "E_ENUM")
        let hint = findings.first?["hint"] as? [String: Any]
        #expect(hint?["kind"] as? String == "oneOf")
        #expect((hint?["values"] as? [String])?.contains("事项状态") == true)
        let words = try await county.office(take)
        #expect(words.errors.contains("--allow-partial"), "\(words.errors)")
        #expect(try await county.office(["draft", "list"]).output.contains("没有草稿"))

        let part = try await county.office(take + ["--allow-partial"])
        #expect(part.status == 2, "\(part.errors)")
        #expect(part.output.contains("乙.csv 第 2 行「变更要素」“事项状况”"))
        #expect(part.output.contains(Self.vaccination), "a matter is taken whole or not at all")
        #expect(try await county.office(["publish", "乙"]).status == 8)
    }
}
