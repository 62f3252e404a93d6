import Foundation
import Testing

@Suite("A stick between the real programs")
struct BundleCommandTests {
    private let county: LiveCounty
    private let sticks: String

    init() async throws {
        county = try await LiveCounty()
        sticks = county.directory + "/sticks"
        try FileManager.default.createDirectory(
            atPath: sticks,
            withIntermediateDirectories: true
        )
    }

    private func tongban(
        _ arguments: [String],
        at name: String,
        input: String = ""
    ) async throws -> Program.Outcome {
        try await Program("tongban", arguments + ["--json", "--replica", county.replica(name)])
            .run(input: input)
    }

    /// Exports at one replica; the file.
    private func export(at name: String, _ more: [String] = []) async throws -> String {
        let outcome = try await tongban(["bundle", "export", sticks] + more, at: name)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try #require(outcome.json["path"] as? String)
    }

    /// A village enrolled by stick alone.
    private func enrolledVillage() async throws {
        let made = try await tongban(["init", "--county", county.countyKey], at: "village")
        #expect(made.status == 0, "\(made.errors)")
        let asking = try await export(at: "village")
        let refused = try await tongban(["bundle", "import", asking], at: "hub")
        #expect(refused.status == 4 && refused.errors.contains("E-BDL-13"))
        let granted = try await Program(
            "tongban-hub",
            [
                "grant", "--replica", county.replica("hub"), "--point", LiveCounty.villages[0],
                "--request", asking, "--decides",
            ]
        ).run()
        #expect(granted.status == 0, "\(granted.errors)")
        let answer = try await export(at: "hub", ["--to", LiveCounty.villages[0]])
        let taken = try await tongban(["bundle", "import", answer], at: "village")
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(taken.json["age"] as? String == "new")
        try await LiveCounty.name("王代办", "agent", at: county.replica("village"))
    }

    @Test("enrols a village, carries its case up past the township and brings 县 back")
    func wholeWay() async throws {
        try await enrolledVillage()
        let opened = try await tongban(
            ["case", "open", "--matter", LiveCounty.matter, "--all-materials", "--from", "-"],
            at: "village",
            input: #"{"name":"欧阳𠮷"}"#
        )
        #expect(opened.status == 0, "\(opened.errors)")
        let up = try await tongban(
            ["数据包", "导出", sticks, "--to", "421399"],
            at: "village"
        )
        let file = try #require(up.json["path"] as? String, "\(up.errors)")
        let atHub = try await tongban(["bundle", "import", file], at: "hub")
        #expect((atHub.json["ruled"] as? Int ?? 0) > 0, "\(atHub.errors)")
        let again = try await tongban(["bundle", "import", file], at: "hub")
        #expect(again.status == 0)
        #expect(again.json["age"] as? String == "known")
        #expect(again.json["segmentsTaken"] as? Int == 0)
        let down = try await export(at: "hub", ["--to", LiveCounty.villages[0]])
        _ = try await tongban(["bundle", "import", down], at: "village")
        let list = try await tongban(["case", "list"], at: "village")
        let cases = try #require(list.json["cases"] as? [[String: Any]])
        #expect(cases.map { $0["custody"] as? String } == ["county"])
    }

    @Test("is shown without a replica, names its damage, and is refused with it")
    func damaged() async throws {
        try await enrolledVillage()
        let file = try await export(at: "village")
        let whole = try await tongban(["bundle", "show", file], at: "nobody")
        #expect(whole.status == 0, "\(whole.errors)")
        #expect(whole.json["schema"] as? String == "tongban.bundle.show/1")
        #expect(whole.json["intact"] as? Bool == true)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        let cut = sticks + "/cut.bundle"
        try bytes.dropLast(200).write(to: URL(fileURLWithPath: cut))
        let shown = try await tongban(["bundle", "show", cut], at: "nobody")
        #expect(shown.status == 2)
        #expect((shown.json["damage"] as? String)?.contains("\(bytes.count - 200)") == true)
        let refused = try await tongban(["bundle", "import", cut], at: "hub")
        #expect(refused.status == 8 && refused.errors.contains("E-BDL-03"))
        let own = try await tongban(["bundle", "import", file], at: "village")
        #expect(own.status == 6 && own.errors.contains("E-BDL-09"))
        let missing = try await tongban(["bundle", "import", sticks + "/none"], at: "hub")
        #expect(missing.status == 8 && missing.errors.contains("E-BDL-06"))
        let none = try await tongban(
            ["bundle", "show", county.replica("hub") + "/device.key"],
            at: "x"
        )
        #expect(none.status == 8 && none.errors.contains("E-BDL-01"))
    }
}
