import Foundation
import Testing

@Suite("The program at the counter")
struct CommandLineTests {
    /// A village that has its register and matters, with one case opened from standard input.
    private func village() async throws -> (LiveCounty, String, number: String) {
        let county = try await LiveCounty()
        let hub = try await county.startHub()
        try await county.enrol("village", at: LiveCounty.villages[0], parent: hub)
        let replica = county.replica("village")
        _ = try await Program("tongban", ["sync", "--replica", replica]).run()
        let opened = try await Program(
            "tongban",
            [
                "case", "open", "--matter", LiveCounty.matter, "--all-materials", "--from", "-",
                "--json", "--replica", replica,
            ]
        ).run(input: #"{"name":"欧阳𠮷","phone":"16400000083"}"#)
        let number = opened.json["number"] as? String
        return (county, replica, try #require(number, "\(opened.errors)"))
    }

    @Test("ends with the documented status and names the next step")
    func statuses() async throws {
        let (county, replica, number) = try await village()
        let expected: [([String], Int32)] = [
            (["case", "list"], 0),
            (["case", "acept", number], 64),
            (["case", "show", "9-9-9-9"], 5),
            (["case", "process", number], 6),
            (["case", "accept", number], 4),
            (["status", "--replica", "/nonexistent"], 5),
        ]
        for (arguments, status) in expected {
            let place = arguments.contains("--replica") ? [] : ["--replica", replica]
            let outcome = try await Program("tongban", arguments + place).run()
            #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
            if status != 0 { #expect(outcome.errors.contains("怎么办"), "\(arguments)") }
        }
        _ = county
    }

    @Test("suggests the command that was meant")
    func suggestion() async throws {
        let outcome = try await Program("tongban", ["case", "acept", "1"]).run()
        #expect(outcome.errors.contains("accept"))
    }

    @Test("writes one JSON document with a schema for every question, masked")
    func documents() async throws {
        let (county, replica, number) = try await village()
        for arguments in [
            ["case", "list"], ["case", "show", number], ["matter", "list"], ["status"],
            ["conflict", "list"], ["quarantine", "list"], ["verify"], ["enrol"],
        ] {
            let outcome = try await Program(
                "tongban",
                arguments + ["--json", "--replica", replica]
            )
            .run()
            let schema = outcome.json["schema"] as? String
            #expect(schema?.hasPrefix("tongban.") == true, "\(arguments): \(outcome.errors)")
            #expect(!outcome.output.contains("欧阳𠮷"), "\(arguments)")
            #expect(!outcome.output.contains("16400000083"), "\(arguments)")
        }
        _ = county
    }

    @Test("fills in a form from standard input, and shows its answers only when asked to")
    func form() async throws {
        let (county, replica, number) = try await village()
        let answer = ["case", "answer", number, "--from", "-", "--json", "--replica", replica]
        let filled = try await Program("tongban", answer)
            .run(input: #"{"memberCount":4,"reasonNote":"欧阳𠮷患病"}"#)
        #expect(filled.status == 0, "\(filled.errors)")
        let show = ["case", "show", number, "--json", "--replica", replica]
        let masked = try await Program("tongban", show).run()
        #expect(masked.output.contains("reasonNote"))
        #expect(!masked.output.contains("欧阳𠮷"))
        let whole = try await Program("tongban", show + ["--reveal"]).run()
        #expect(whole.output.contains("欧阳𠮷"))
        let wrong = try await Program("tongban", answer).run(input: #"{"household size":4}"#)
        #expect(wrong.status == 8)
        _ = county
    }

    @Test("explains a failure as one JSON object on standard error, and says nothing else")
    func failureDocument() async throws {
        let (county, replica, _) = try await village()
        let outcome = try await Program(
            "tongban",
            ["case", "show", "9-9-9-9", "--json", "--replica", replica]
        ).run()
        let document = try JSONSerialization.jsonObject(with: Data(outcome.errors.utf8))
        let object = try #require(document as? [String: Any])
        #expect(object["schema"] as? String == "tongban.error/1")
        #expect(object["exit"] as? Int == 5)
        #expect(outcome.output.isEmpty)
        _ = county
    }

    @Test("never takes personal data from its arguments")
    func noPersonalArguments() async throws {
        let (county, replica, number) = try await village()
        let outcome = try await Program(
            "tongban",
            ["case", "edit", number, "phone", "16400000099", "--replica", replica]
        ).run()
        #expect(outcome.status == 64)
        _ = county
    }
}
