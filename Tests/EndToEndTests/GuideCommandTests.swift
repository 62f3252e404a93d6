import Foundation
import Testing

@Suite("Guides at the counter")
struct GuideCommandTests {
    private let county: LiveCounty
    private var village: String { county.replica("village") }

    init() async throws {
        county = try await LiveCounty()
        let address = try await county.startHub()
        try await county.enrol("village", at: LiveCounty.villages[0], parent: address)
        try await sync()
    }

    private func sync() async throws {
        let synced = try await Program("tongban", ["sync", "--replica", village]).run()
        #expect(synced.status == 0, "\(synced.errors)")
    }

    private func tongban(_ arguments: [String]) async throws -> Program.Outcome {
        try await Program("tongban", arguments + ["--replica", village]).run()
    }

    @Test("are told to be wrong at a village, answered by the county, and the answer comes back")
    func deviation() async throws {
        let filed = try await tongban([
            "matter", "deviate", LiveCounty.matter, "--element", "受理条件", "--actual", "还要带户口本",
            "--json",
        ])
        #expect(filed.status == 0, "\(filed.errors)")
        #expect(filed.json["schema"] as? String == "tongban.matter.deviate/1")
        #expect(filed.json["unified"] as? Bool == true)
        let line = try #require(filed.json["deviation"] as? [String: Any])
        let label = try #require(line["deviation"] as? String)
        #expect(line["custody"] as? String == "here")
        try await sync()
        let queue = try await county.office(["deviation", "list", "--json"])
        #expect(queue.json["open"] as? Int == 1, "\(queue.errors)")
        let declined = try await county.office(["deviation", "answer", label, "--decline"])
        #expect(declined.status != 0)
        #expect(declined.errors.contains("E-OFFICE-32"))
        let answered = try await county.office([
            "deviation", "answer", label, "--accept", "--version", "1.9", "--text", "下月改",
        ])
        #expect(answered.status == 0, "\(answered.errors)")
        try await sync()
        let shown = try await tongban(["matter", "show", LiveCounty.matter])
        #expect(shown.output.contains("1.9 版起照此"))
        #expect(shown.output.contains("下月改"))
        #expect(try await tongban(["status"]).output.contains("已答复 1 条"))
        let unknown = try await tongban([
            "matter", "deviate", LiveCounty.matter, "--element", "颜色", "--actual", "红",
        ])
        #expect(unknown.errors.contains("E-USE-22"))
    }

    @Test("are counted for what they lack, and a publication is rehearsed before it is made")
    func office() async throws {
        let counted = try await county.office(["completeness", "--worst", "2", "--json"])
        #expect(counted.status == 2, "\(counted.errors)")
        #expect(counted.json["schema"] as? String == "tongban.hub.completeness/1")
        #expect((counted.json["worst"] as? [Any])?.count == 2)
        #expect((counted.json["matters"] as? Int ?? 0) > 2)
        let opened = try await tongban([
            "case", "open", "--matter", LiveCounty.matter, "--all-materials", "--json", "--from", "-",
        ])
        #expect(opened.status != 0, "no applicant came")
        let given = try await Program(
            "tongban",
            [
                "case", "open", "--matter", LiveCounty.matter, "--all-materials", "--from", "-",
                "--json", "--replica", village,
            ]
        ).run(input: #"{"name":"欧阳𠮷"}"#)
        let number = try #require(given.json["number"] as? String, "\(given.errors)")
        try await sync()
        let listed = try await tongban(["matter", "show", LiveCounty.matter, "--json"])
        let days = try #require(listed.json["promisedDays"] as? Int)
        let list = county.directory + "/shorter.csv"
        try """
        序号,变更类型,实施编码,事项名称,变更要素,原值,新值,生效日期,文号,备注
        1,修改,\(LiveCounty.matter),津贴,承诺办结时限（工作日）,\(days),1,2026-12-15,测政函1号,

        """.write(toFile: list, atomically: true, encoding: .utf8)
        let taken = try await county.office(["draft", "import", list, "--name", "缩短"])
        #expect(taken.status == 0, "\(taken.errors)")
        let rehearsed = try await county.office(["publish", "缩短", "--dry-run", "--json"])
        #expect(rehearsed.status == 0, "\(rehearsed.errors)")
        #expect(rehearsed.json["schema"] as? String == "tongban.hub.publish.dry-run/1")
        #expect(rehearsed.json["openCases"] as? Int == 1)
        let impact = try #require((rehearsed.json["impacts"] as? [[String: Any]])?.first)
        #expect(impact["cases"] as? [String] == [number])
        #expect(impact["newPromisedDays"] as? Int == 1)
        let strict = try await county.office(["publish", "缩短", "--strict"])
        #expect(strict.errors.contains("E-OFFICE-30"))
        let published = try await county.office(["publish", "缩短", "--favourable"])
        #expect(published.status == 0, "\(published.errors)")
    }
}
