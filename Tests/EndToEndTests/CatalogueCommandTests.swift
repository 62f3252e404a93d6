import Foundation
import TestCounty
import Testing

@Suite("The office's catalogue, by its commands")
struct CatalogueCommandTests {
    private static let village = "421399011201"
    private static let township = "421399011"
    /// A licence that the December list delegates to villages for acceptance from 2026-12-01 on.
    private static let licence = "11421399MB991007844000105005001"
    /// Taken up by the office's county; decided at villages until 2026-12-30.
    private static let card = "医保电子凭证激活协助"

    @Test("takes the December list from the draft to the counter of a village")
    func december() async throws {
        let lists = try FullCounty()
        let county = try await LiveCounty(of: lists.directory)
        let hub = try await county.startHub()
        try await county.enrol("village", at: Self.village, parent: hub)
        try await county.enrol("township", at: Self.township, parent: hub)
        _ = try await county.counter("village", ["sync"])

        try await draft(lists.changeList, in: county)
        try await compare(in: county)
        try await publish(in: county)
        try await cover(in: county)
        try await ask(in: county)
    }

    private func draft(_ list: String, in county: LiveCounty) async throws {
        let saved = try await county.office(["draft", "import", list, "--name", "十二月", "--json"])
        #expect(saved.status == 0, "\(saved.errors)")
        #expect(saved.json["schema"] as? String == "tongban.hub.draft.import/1")
        #expect(saved.json["revision"] as? Int == 1)
        let again = try await county.office(["draft", "import", list, "--name", "十二月"])
        #expect(again.status == 6 && again.errors.contains("E-OFFICE-11"), "\(again.errors)")
        #expect(again.errors.contains("--expect 1"))
        let listed = try await county.office(["draft", "list", "--json"])
        let drafts = listed.json["drafts"] as? [[String: Any]] ?? []
        let files = (drafts.first?["files"] as? [[String: Any]] ?? []).map { $0["path"] as? String }
        #expect(
            files == ["2026-12-new-materials.csv", "2026-12-new-matters.csv", "2026-12.csv"]
        )
        #expect(try await county.office(["draft", "show", "没有"]).status == 5)
        let stale = try await county.office(["draft", "discard", "十二月", "--expect", "7"])
        #expect(stale.status == 6 && stale.errors.contains("E-OFFICE-09"), "\(stale.errors)")
    }

    private func compare(in county: LiveCounty) async throws {
        let words = try await county.office(["diff", "十二月", "--on", "2026-11-30"])
        #expect(words.status == 0, "\(words.errors)")
        for line in [
            "失能老年人养老服务消费补贴申领（新增，2026-12-01 起）",
            "  2026-12-15 起 承诺办结时限（工作日）：「10」 → 「7」",
            "  2026-12-01 起 授权村：（无） → 「受理」",
            "  2026-12-31 起 授权乡镇：「办结」 → 「办结，到 2026-12-30 止」",
            "  能办的乡镇 25 → 0，村 532 → 0",
            "要发布：tongban-hub publish 十二月 --expect 1",
        ] {
            #expect(words.lines.contains { $0.hasPrefix(line) }, "\(line)")
        }
        let found = try await county.office(["diff", "十二月", "--on", "2026-11-30", "--json"])
        #expect(found.json["schema"] as? String == "tongban.hub.diff/1")
        #expect(found.json["asOf"] as? String == "2026-11-30")
        #expect((found.json["conflicts"] as? [Any])?.isEmpty == true)
        let matters = found.json["matters"] as? [[String: Any]] ?? []
        #expect(matters.count == 36)
        #expect(matters.count { $0["isNew"] as? Bool == true } == 6)
        #expect(
            matters.allSatisfy { ($0["isNew"] as? Bool == true) == ($0["begins"] is String) }
        )
        let delegated = try #require(matters.first { $0["code"] as? String == Self.licence })
        let change = try #require((delegated["changes"] as? [[String: Any]])?.first)
        #expect(change["kind"] as? String == "delegation")
        #expect(change["tier"] as? String == "village")
        #expect(change["day"] as? String == "2026-12-01")
        #expect(change["before"] == nil)
        #expect((change["after"] as? [String: Any])?["mode"] as? String == "acceptance")
        #expect(delegated["villagesAfter"] as? Int == 550)
    }

    private func publish(in county: LiveCounty) async throws {
        let publish = ["publish", "十二月", "--on", "2026-11-30"]
        let stale = try await county.office(publish + ["--expect", "2"])
        #expect(stale.status == 6 && stale.errors.contains("E-OFFICE-09"), "\(stale.errors)")
        let done = try await county.office(publish + ["--expect", "1", "--json"])
        #expect(done.status == 0, "\(done.errors)")
        #expect(done.json["schema"] as? String == "tongban.hub.publish/1")
        #expect(done.json["draft"] as? String == "十二月")
        #expect(done.json["asOf"] as? String == "2026-11-30")
        #expect((done.json["conflicts"] as? [Any])?.isEmpty == true)
        let versions = done.json["matters"] as? [String: Int]
        #expect(versions == ["county": 20, "township": 4, "village": 9])
        #expect(try await county.office(publish).status == 5, "a published draft is gone")
    }

    private func coverage(_ county: LiveCounty) async throws -> [String: [String: Any]] {
        let shown = try await county.office(["coverage", "--json"])
        #expect(shown.json["schema"] as? String == "tongban.hub.coverage/1", "\(shown.errors)")
        let holders = shown.json["holders"] as? [[String: Any]] ?? []
        return Dictionary(
            holders.map { (($0["point"] as? [String: Any])?["division"] as? String ?? "", $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private func cover(in county: LiveCounty) async throws {
        let before = try await coverage(county)
        let missing = try #require(before[Self.village]?["missing"] as? [String: Int])
        #expect(missing["catalogue/village"] == 9)
        #expect(before[Self.village]?["heardAt"] is String)
        #expect(before[Self.township]?["heardAt"] == nil)
        #expect(before[Self.township]?["program"] == nil)
        let synced = try await county.counter("village", ["sync"])
        #expect(synced.status == 0, "\(synced.errors)")
        let after = try await coverage(county)
        #expect(after[Self.village]?["behind"] as? Int == 0)
        let words = try await county.office(["coverage"])
        #expect(words.output.contains("设备 2 台：已是最新 1，落后 0，从未回报 1。"), "\(words.output)")
        #expect(words.lines.last?.contains("张家垸村便民服务站") == true, "the worst stands first")
    }

    private func may(_ arguments: [String], in county: LiveCounty) async throws -> Program.Outcome {
        let answer = try await county.counter("village", ["matter", "may"] + arguments)
        #expect(answer.status == 0, "\(arguments): \(answer.errors)")
        return answer
    }

    private func ask(in county: LiveCounty) async throws {
        let expected: [([String], [String])] = [
            ([Self.card, "--on", "2026-12-30"], ["张家垸村便民服务站可以办：办结", "2026-12-31 起这里：不再授权"]),
            ([Self.card, "--on", "2026-12-31"], ["「\(Self.card)」从 2026-12-31 起取消"]),
            (
                [Self.card, "--on", "2026-12-01", "--point", "421399013"],
                ["铜锣岭镇便民服务中心可以办：办结"]
            ),
            (
                [Self.licence, "--on", "2026-11-30"],
                ["从 2026-12-01 起才授权 张家垸村便民服务站 办", "龙泉铺镇便民服务中心"]
            ),
            (
                [Self.licence, "--on", "2026-12-01"],
                ["可以办：代办，上级受理", "村里只受理公共服务事项", "禾政办发〔2026〕45号"]
            ),
            (
                ["林业植物检疫证书核发（省间调运）", "--on", "2026-12-20"],
                ["「林业植物检疫证书核发（省间调运）」从 2026-12-15 起暂停", "禾川县林业局"]
            ),
            (
                ["失能老年人养老服务消费补贴申领", "--on", "2026-12-20"],
                ["没有授权 张家垸村便民服务站 办到这一步", "禾川县政务服务中心"]
            ),
        ]
        for (arguments, lines) in expected {
            let answer = try await may(arguments, in: county)
            for line in lines {
                #expect(answer.output.contains(line), "\(line) in \(answer.output)")
            }
        }
        let suspended = try await may(
            ["林业植物检疫证书核发（省间调运）", "--on", "2026-12-20", "--json"],
            in: county
        )
        #expect(suspended.json["opens"] as? Bool == false)
        let reason = try #require(suspended.json["reason"] as? [String: String])
        #expect(reason["code"] == "E-CASE-26")
        let narrowed = try await may([Self.licence, "--on", "2026-12-01", "--json"], in: county)
        #expect(narrowed.json["opens"] as? Bool == true)
        #expect(narrowed.json["mode"] as? String == "acceptance")
        #expect(narrowed.json["accepts"] as? Bool == false)
        let listed = try await county.counter("village", ["matter", "list", "最低生活", "--json"])
        let line = try #require((listed.json["matters"] as? [[String: Any]])?.first)
        #expect(line["mode"] as? String == "acceptance")
        #expect(line["accepts"] as? Bool == false)
        let shown = try await county.counter("village", ["matter", "show", Self.card])
        #expect(shown.output.contains("各版："), "\(shown.output)\(shown.errors)")
        #expect(shown.output.contains("2026-12-31 起  取消"))
        #expect(try await county.counter("village", ["matter", "show", "没有这个"]).status == 5)
        let day = try await county.counter(
            "village",
            ["matter", "may", Self.card, "--on", "2026-2-31"]
        )
        #expect(day.status == 64)
    }
}
