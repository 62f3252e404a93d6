import Foundation
import Testing

@Suite("Lists with mistakes, by the import command")
struct PartialImportTests {
    private static let allowance = "11421399MB9910350A4000511001001"
    private static let insurance = "11421399MB9911476U4002036003002"

    @Test("are imported only when a part is asked for, and what was left out is named row by row")
    func partial() async throws {
        let county = try await LiveCounty()
        let lists = county.directory + "/lists"
        try FileManager.default.copyItem(atPath: LiveCounty.sampleCounty, toPath: lists)
        // A village's grant loses its day; a county of the next year has a new telephone.
        try replace(
            ",层级,村级,授予,受理,2024-06-01,,MZJ",
            with: ",层级,村级,授予,受理,2024-06-31,,MZJ",
            in: lists + "/delegation.csv"
        )
        try replace("0720-5550354", with: "0720-5550399", in: lists + "/orgs.csv")
        let run = ["import", "--county-data", lists, "--on", "2026-11-30"]

        let refused = try await county.office(run + ["--json"])
        #expect(refused.status == 8 && refused.output.isEmpty)
        let findings = refused.problem["findings"] as? [[String: Any]] ?? []
        #expect(findings.map { $0["code"] as? String } == ["E_BAD_DATE"])
        #expect(findings.first?["value"] as? String == "2024-06-31")
        #expect((findings.first?["hint"] as? [String: Any])?["kind"] as? String == "day")
        let row = try #require(findings.first?["row"] as? Int)
        #expect((refused.problem["details"] as? [String])?.first?.contains("第 \(row) 行") == true)

        let part = try await county.office(run + ["--allow-partial", "--json"])
        #expect(part.status == 2, "\(part.errors)")
        #expect(part.json["schema"] as? String == "tongban.hub.import/1")
        #expect(part.json["points"] as? Int == 1)
        #expect(part.json["delegations"] as? Int == 0, "nothing is withdrawn for being left out")
        let reading = try #require(part.json["reading"] as? [String: Any])
        let leftOut = reading["leftOut"] as? [[String: Any]] ?? []
        #expect(leftOut.map { $0["row"] as? Int } == [row])
        #expect((reading["withheld"] as? [String])?.count == 1)
        let tallies = reading["files"] as? [[String: Any]] ?? []
        let delegation = tallies.first { $0["file"] as? String == "delegation.csv" }
        #expect(delegation?["rejected"] as? Int == 1)
        #expect(delegation?["taken"] as? Int == 15)
        let words = try await county.office(run + ["--allow-partial"])
        #expect(words.status == 2)
        #expect(words.output.contains("已是最新"))
        #expect(words.output.contains("delegation.csv 第 \(row) 行「生效日期」“2024-06-31”"))
        let english = try await county.office(run + ["--allow-partial", "--lang", "en"])
        #expect(english.output.contains("they stand as before"))
    }

    @Test("that lack a whole file are not imported even in part")
    func fatal() async throws {
        let county = try await LiveCounty()
        let lists = county.directory + "/lists"
        try FileManager.default.copyItem(atPath: LiveCounty.sampleCounty, toPath: lists)
        try Data().write(to: URL(fileURLWithPath: lists + "/materials.csv"))
        let run = ["import", "--county-data", lists, "--on", "2026-11-30", "--allow-partial"]
        let refused = try await county.office(run)
        #expect(refused.status == 8, "\(refused.output)")
        #expect(refused.errors.contains("E_EMPTY_FILE"))
        #expect(!refused.errors.contains("--allow-partial"), "that would not help")
    }

    private func replace(_ text: String, with other: String, in path: String) throws {
        let url = URL(fileURLWithPath: path)
        var content = try String(contentsOf: url, encoding: .utf8)
        let range = try #require(content.range(of: text))
        content.replaceSubrange(range, with: other)
        try Data(content.utf8).write(to: url)
    }
}
