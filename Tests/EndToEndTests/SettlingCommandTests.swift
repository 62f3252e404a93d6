import Foundation
import Testing

@Suite("Settling at the counter")
struct SettlingCommandTests {
    private let county: LiveCounty
    private let number: String
    private var village: String { county.replica("village") }
    private var hub: String { county.replica("hub") }

    /// Village and county wrote the account apart, and the village has heard of both.
    init() async throws {
        county = try await LiveCounty()
        let address = try await county.startHub()
        try await county.enrol("village", at: LiveCounty.villages[0], parent: address)
        let (village, hub) = (county.replica("village"), county.replica("hub"))
        _ = try await Program("tongban", ["sync", "--replica", village]).run()
        let opened = try await Program(
            "tongban",
            [
                "case", "open", "--matter", LiveCounty.matter, "--all-materials", "--from", "-",
                "--json", "--replica", village,
            ]
        ).run(input: #"{"name":"欧阳𠮷","phone":"16400000083"}"#)
        number = try #require(opened.json["number"] as? String, "\(opened.errors)")
        _ = try await Program("tongban", ["sync", "--replica", village]).run()
        for (replica, account) in [(village, "6222000000000001"), (hub, "6222000000000002")] {
            let edited = try await Program(
                "tongban",
                ["case", "edit", number, "bankAccount", "--replica", replica]
            ).run(input: account)
            try #require(edited.status == 0, "\(edited.errors)")
        }
        _ = try await Program("tongban", ["sync", "--replica", village]).run()
    }

    private func run(
        _ arguments: [String],
        input: String = "",
        at replica: String? = nil
    ) async throws -> Program.Outcome {
        try await Program("tongban", arguments + ["--replica", replica ?? village])
            .run(input: input)
    }

    private func values() async throws -> [[String: Any]] {
        let shown = try await run(["conflict", "show", number, "bankAccount", "--json"])
        #expect(shown.json["schema"] as? String == "tongban.conflict.show/1", "\(shown.errors)")
        let fields = shown.json["fields"] as? [[String: Any]] ?? []
        return fields.first?["values"] as? [[String: Any]] ?? []
    }

    private func label(_ value: [String: Any]) throws -> String {
        let author = try #require(value["author"] as? [String: Any])
        return try #require(author["entry"] as? String)
    }

    @Test("shows both values masked with their authors, and settles, undoes and settles otherwise")
    func story() async throws {
        let open = try await values()
        #expect(open.count == 2)
        #expect(open.count { $0["shown"] as? Bool == true } == 1)
        let names = open.compactMap { ($0["author"] as? [String: Any])?["operator"] as? String }
        #expect(Set(names) == ["向窗口", "覃县管"])
        #expect(!"\(open)".contains("6222000000000001"))
        let first = try label(try #require(open.first))

        let resolved = try await run(
            ["conflict", "resolve", number, "银行账号", "--choose", first, "--reason", "核对存折"]
        )
        #expect(resolved.status == 0, "\(resolved.errors)")
        #expect(resolved.output.contains(first))
        let settled = try await values()
        #expect(settled.count == 1)
        #expect(settled.first?["chosen"] as? Bool == true)
        #expect(try await run(["conflict", "list"]).output.contains("没有"))

        let undone = try await run(["conflict", "undo", number, "bankAccount"])
        #expect(undone.status == 0, "\(undone.errors)")
        #expect(try await values().count == 2)

        let other = try await run(
            ["conflict", "resolve", number, "bankAccount"],
            input: "6222000000000003"
        )
        #expect(other.status == 0, "\(other.errors)")
        #expect(try await values().count == 1)

        let history = try await run(["case", "history", number])
        for words in ["开办", "选定 银行账号", "撤回", "取代", "向窗口（审批人员）", "覃县管（管理员）"] {
            #expect(history.output.contains(words), "\(words) in \(history.output)")
        }
        #expect(!history.output.contains("6222000000000003"))
        #expect(!history.output.contains("欧阳𠮷"))
    }

    @Test("refuses what makes no sense, and names the next step")
    func mistakes() async throws {
        let first = try label(try #require(try await values().first))
        let expected: [([String], Int32, String)] = [
            (["conflict", "resolve", number, "bankAcount", "--choose", first], 64, "E-USE-09"),
            (["conflict", "resolve", number], 64, "E-USE-15"),
            (["conflict", "undo", number], 64, "E-USE-15"),
            (["conflict", "resolve", number, "phone", "--choose", first], 6, "E-CASE-18"),
            (["conflict", "resolve", number, "bankAccount", "--choose", "99-99"], 5, "E-CASE-19"),
            (["conflict", "resolve", number, "bankAccount"], 8, "E-IN-10"),
            (["conflict", "undo", number, "bankAccount"], 6, "E-CASE-20"),
            (
                ["conflict", "resolve", number, "--decision", first, "--reason", "x"], 6,
                "E-CASE-21"
            ),
            (
                ["conflict", "resolve", number, "phone", "--decision", first, "--reason", "x"], 64,
                "E-USE-16"
            ),
            (["conflict", "undo", number, "--decision", "--reason", "x"], 6, "E-CASE-23"),
            (["conflict", "reslove", number], 64, "resolve"),
        ]
        for (arguments, status, words) in expected {
            let outcome = try await run(arguments)
            #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
            #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
            #expect(outcome.errors.contains("怎么办"), "\(arguments)")
        }
        #expect(try await values().count == 2)
    }

    @Test("refuses a choice that somebody else's edit has meanwhile taken away")
    func stale() async throws {
        let first = try label(try #require(try await values().first))
        let edited = try await run(
            ["case", "edit", number, "bankAccount"],
            input: "6222000000000009"
        )
        #expect(edited.errors.contains("取代"), "an edit that ends a conflict says so")
        let outcome = try await run(
            ["conflict", "resolve", number, "bankAccount", "--choose", first]
        )
        #expect(outcome.status == 6, "\(outcome.errors)")
        #expect(outcome.errors.contains("E-CASE-18"))
    }

    @Test("names who acts: nothing without an operator, and each act by whoever is on duty")
    func operators() async throws {
        try FileManager.default.removeItem(atPath: village + "/operators")
        let refused = try await run(["case", "note", number], input: "甲")
        #expect(refused.status == 4)
        #expect(refused.errors.contains("tongban operator use"))
        try FileManager.default.removeItem(atPath: hub + "/operators")
        let office = try await Program(
            "tongban-hub",
            ["import", "--county-data", LiveCounty.sampleCounty, "--replica", hub]
        ).run()
        #expect(office.status == 4)
        #expect(office.errors.contains("tongban operator use --replica \(hub)"))

        let wrong = try await run(["operator", "use"], input: #"{"name":"王代办","role":"boss"}"#)
        #expect(wrong.status == 8)
        #expect(wrong.errors.contains("代办员"))
        for person in [("王代办", "agent"), ("李窗口", "窗口人员")] {
            let named = try await run(
                ["operator", "use"],
                input: #"{"name":"\#(person.0)","role":"\#(person.1)"}"#
            )
            #expect(named.status == 0, "\(named.errors)")
            _ = try await run(["case", "note", number], input: "由\(person.0)写")
        }
        #expect(try await run(["operator", "switch", "3"]).status == 5)
        #expect(try await run(["operator", "switch", "1"]).status == 0)
        #expect(try await run(["operator", "show"]).output.contains("王代办"))
        let list = try await run(["operator", "list", "--json"])
        let people = list.json["operators"] as? [[String: Any]] ?? []
        #expect(people.compactMap { $0["role"] as? String } == ["agent", "clerk"])
        let history = try await run(["case", "history", number, "--json"])
        #expect(history.json["schema"] as? String == "tongban.case.history/1")
        let steps = history.json["steps"] as? [[String: Any]] ?? []
        let authors = steps.compactMap { ($0["author"] as? [String: Any])?["operator"] as? String }
        #expect(authors.suffix(2) == ["王代办", "李窗口"])
    }
}
