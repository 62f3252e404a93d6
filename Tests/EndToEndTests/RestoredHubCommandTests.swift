import Foundation
import Testing

@Suite("A hub restored from a backup, by its commands")
struct RestoredHubCommandTests {
    /// A village whose township has a device, one whose township has none, and a hub that was lost
    /// after it had published and granted more than its backup knows.
    private struct Lost {
        let county: LiveCounty
        let address: String
        static let lone = "421399025214"
        static let late = "421399011205"
        static let matter = "11421399MB9911409X4420131010001"

        init() async throws {
            county = try await LiveCounty()
            address = try await county.startHub()
            try await county.enrol("township", at: LiveCounty.township, parent: address)
            try await county.enrol("lone", at: Self.lone, parent: address)
            for name in ["township", "lone"] { _ = try await county.counter(name, ["sync"]) }
            let file = county.directory + "/hub.backup"
            let backup = try await county.counter("hub", ["backup", file, "--with-key"])
            try #require(backup.status == 0, "\(backup.errors)")

            try await county.enrol("late", at: Self.late, parent: address)
            let phone = try await Self.phone(county)
            let list = try county.write(Self.list(from: phone, to: "0720-5568888"), to: "尾.csv")
            _ = try await county.office(["draft", "import", list, "--name", "尾"])
            let published = try await county.office(["publish", "尾", "--on", "2026-11-30"])
            try #require(published.status == 0, "\(published.errors)")
            _ = try await county.counter("township", ["sync"])

            await county.killLast()
            try FileManager.default.removeItem(atPath: county.replica("hub"))
            let restored = try await county.counter("hub", ["restore", file])
            try #require(restored.status == 0, "\(restored.errors)")
            try await LiveCounty.name("覃县管", "administrator", at: county.replica("hub"))
        }

        static func list(from old: String, to new: String) -> String {
            "序号,变更类型,实施编码,事项名称,变更要素,原值,新值,生效日期,文号,备注\n"
                + "1,修改,\(matter),食品小作坊登记（新办）,咨询电话,\(old),\(new),2026-12-15,甲1号,\n"
        }

        static func phone(_ county: LiveCounty) async throws -> String {
            let shown = try await county.counter("hub", ["matter", "show", matter, "--json"])
            let elements = shown.json["elements"] as? [[String: Any]] ?? []
            let phone = elements.first { $0["title"] as? String == "咨询电话" }
            return phone?["text"] as? String ?? ""
        }

        func status() async throws -> (missing: [String], inOffice: Bool) {
            let shown = try await county.office(["restored", "--json"])
            #expect(shown.json["schema"] as? String == "tongban.hub.restored/1", "\(shown.errors)")
            let missing = shown.json["missing"] as? [[String: Any]] ?? []
            return (
                missing.compactMap { $0["division"] as? String },
                shown.json["inOffice"] as? Bool ?? false
            )
        }

        /// Whether the grant that only the tail knows is there.
        func knowsLateGrant() async throws -> Bool {
            let shown = try await county.office(["coverage", "--json"])
            let holders = shown.json["holders"] as? [[String: Any]] ?? []
            return holders.contains {
                ($0["point"] as? [String: Any])?["division"] as? String == Self.late
            }
        }
    }

    @Test("waits for everybody who dials it, takes their word of it back, and goes on when told")
    func story() async throws {
        let lost = try await Lost()
        let county = lost.county
        #expect(try await lost.status() == ([LiveCounty.township, Lost.lone], false))
        #expect(try await !lost.knowsLateGrant())
        try await expectOfficeClosed(county, naming: ["龙泉铺镇便民服务中心", "黄家桥村便民服务站"])
        let shown = try await county.counter("hub", ["status"])
        #expect(shown.output.contains("还有 2 台下级设备没有同步"), "\(shown.output)")

        let address = try await county.startHub()
        let synced = try await county.counter("township", ["sync", "--parent", address])
        #expect(synced.status == 0, "\(synced.errors)")
        #expect(try await lost.knowsLateGrant(), "the township brought the tail back")
        #expect(try await lost.status() == ([Lost.lone], false))
        let early = try await county.office(["restored", "finish", "--json"])
        #expect(early.status == 6)
        #expect(early.problem["code"] as? String == "E-BAK-10")

        let other = try await county.office(
            ["restored", "waive", LiveCounty.township, "--reason", "烧了"]
        )
        #expect(other.status == 5 && other.errors.contains("E-OFFICE-22"), "\(other.errors)")
        #expect(try await county.office(["restored", "waive", Lost.lone]).status == 64)
        let waived = try await county.office(
            ["restored", "放弃", "黄家桥村便民服务站", "--reason", "电脑烧了"]
        )
        #expect(waived.status == 0, "\(waived.errors)")
        #expect(waived.output.contains("已恢复公布和认定"))
        #expect(try await lost.status() == ([], true))
        #expect(try await county.office(["restored", "finish"]).status == 0)

        // What the tail says stands, so the office goes on from there and writes nothing twice.
        let held = try await county.counter("hub", ["matter", "show", Lost.matter, "--json"])
        let versions = held.json["versions"] as? [[String: Any]] ?? []
        #expect(versions.contains { $0["effectiveFrom"] as? String == "2026-12-15" })
        let next = try county.write(
            Lost.list(from: "0720-5568888", to: "0720-5569999"),
            to: "后.csv"
        )
        _ = try await county.office(["draft", "import", next, "--name", "后"])
        let published = try await county.office(["publish", "后", "--on", "2026-11-30"])
        #expect(published.status == 0, "\(published.errors)")
        _ = try await county.counter("township", ["sync", "--parent", address])
        let verified = try await county.counter("township", ["verify"])
        #expect(verified.status == 0, "\(verified.errors)\(verified.output)")
    }

    private func expectOfficeClosed(_ county: LiveCounty, naming names: [String]) async throws {
        let line = try await county.counter("late", ["enrol"])
        let attempts: [(arguments: [String], input: String)] = [
            (["import", "--county-data", try changedLists(county), "--on", "2026-11-30"], ""),
            (
                ["grant", "--point", "421399011227", "--request", "-"],
                String(line.lines.first ?? "") + "\n"
            ),
            (["publish", "尾", "--on", "2026-11-30"], ""),
        ]
        let list = county.directory + "/尾.csv"
        #expect(try await county.office(["draft", "import", list, "--name", "尾"]).status == 0)
        for attempt in attempts {
            let outcome = try await county.office(attempt.arguments, input: attempt.input)
            #expect(outcome.status == 6, "\(attempt.arguments): \(outcome.errors)")
            for word in names + ["E-BAK-10", "restored waive"] {
                #expect(outcome.errors.contains(word), "\(attempt.arguments): \(outcome.errors)")
            }
        }
    }

    private func changedLists(_ county: LiveCounty) throws -> String {
        let lists = county.directory + "/lists"
        try FileManager.default.copyItem(atPath: LiveCounty.sampleCounty, toPath: lists)
        let url = URL(fileURLWithPath: lists + "/orgs.csv")
        let text = try String(contentsOf: url, encoding: .utf8)
        let changed = text.replacingOccurrences(of: "0720-5550354", with: "0720-5550399")
        try Data(changed.utf8).write(to: url)
        return lists
    }

    @Test("that never was lost waits for nobody")
    func neverRestored() async throws {
        let county = try await LiveCounty()
        let shown = try await county.office(["restored"])
        #expect(shown.status == 0 && shown.output.contains("没有恢复过"))
        let waived = try await county.office(
            ["restored", "waive", LiveCounty.township, "--reason", "试"]
        )
        #expect(waived.status == 5 && waived.errors.contains("E-OFFICE-22"), "\(waived.errors)")
    }
}
