import Foundation
import Testing

@Suite("A text handed in that cannot be right changes nothing and says what to do:")
struct BadTextTests {
    private let open = ["case", "open", "--matter", LiveCounty.matter, "--from"]

    @Test("a form that is no JSON, of another shape, or with an entry nobody knows")
    func forms() async throws {
        let village = try await TroubledVillage()
        for (form, code, word) in [
            (#"{"name":"彭慧""#, "E-IN-04", "JSON"),
            (#"{"name":"彭慧"} {}"#, "E-IN-04", "JSON"),
            (#"["彭慧"]"#, "E-IN-05", "{ }"),
            (#"{"name":"彭慧","identityNo":"x"}"#, "E-IN-06", "identityNumber"),
            (#"{"name":"彭慧","phone":16400000083}"#, "E-IN-07", "phone"),
            (#"{"name":{"first":"慧"}}"#, "E-IN-07", "name"),
            (#"{"phone":"16400000083"}"#, "E-IN-08", "name"),
            (#"{"name":"  "}"#, "E-IN-08", "name"),
            ("", "E-IN-10", ""),
        ] {
            try await village.expectRefused(
                open + ["-"],
                input: form,
                code,
                status: 8,
                naming: word.isEmpty ? code : word
            )
        }
    }

    @Test("an identity number of wrong length, date or check digit, without repeating it")
    func identityNumbers() async throws {
        let village = try await TroubledVillage()
        for number in [
            "42139920000130040", "4213992000013004055", "421399200002300407",
            "421399200001300406", "42139920000130O405",
        ] {
            let form = #"{"name":"彭慧","identityNumber":"\#(number)"}"#
            try await village.expectRefused(open + ["-"], input: form, "E-IN-09", status: 8)
            let outcome = try await village.run(open + ["-"], input: form)
            #expect(!outcome.errors.contains(number))
        }
    }

    @Test("a file that is missing, a directory, too large, or not in UTF-8")
    func files() async throws {
        let village = try await TroubledVillage()
        let place = village.county.directory
        try Data([0xC5, 0xED, 0xBB, 0xDB]).write(to: URL(fileURLWithPath: place + "/gbk.json"))
        try Data(count: 70_000).write(to: URL(fileURLWithPath: place + "/large.json"))
        for (file, code) in [
            ("/nowhere.json", "E-IN-01"), ("", "E-IN-01"), ("/large.json", "E-IN-02"),
            ("/gbk.json", "E-IN-03"),
        ] {
            try await village.expectRefused(open + [place + file], code, status: 8)
        }
    }

    @Test("a value that the field does not take")
    func values() async throws {
        let village = try await TroubledVillage()
        for (field, value, code) in [
            ("phone", "call me", "E-CASE-16"), ("amount", "12,00", "E-CASE-16"),
            ("bankAccount", "", "E-IN-10"),
            ("address", String(repeating: "长", count: 5000), "E-CASE-16"),
            ("applicant", "彭慧", "E-IN-04"),
        ] {
            try await village.expectRefused(
                ["case", "edit", village.number, field],
                input: value,
                code,
                status: 8
            )
        }
    }

    @Test("a sheet of the county with a mistake, named by file, line and column")
    func sheets() async throws {
        let village = try await TroubledVillage()
        let hub = village.county.replica("hub")
        func held() async throws -> [String] {
            let held = ["verify", "status"]
            var answers: [String] = []
            for command in held {
                answers.append(
                    try await Program("tongban", [command, "--json", "--replica", hub]).run().output
                )
            }
            return answers + [
                try await Program("tongban", ["matter", "list", "--json", "--replica", hub])
                    .run().output
            ]
        }
        let before = try await held()
        let place = village.county.directory + "/sheets"
        let mistakes: [(String, String, String, [String])] = [
            ("matters.csv", "承诺件,30,18", "承诺件,三十,18", ["matters.csv", "三十"]),
            ("orgs.csv", "421399011,龙泉铺镇", "42139901,龙泉铺镇", ["orgs.csv", "42139901"]),
            ("delegation.csv", "授予,办结,2024-05-01", "授予,办结,2024-13-01", ["2024-13-01"]),
            ("matters.csv", "最低生活保障对象认定", "\"最低生活保障对象认定", ["matters.csv"]),
        ]
        for (file, text, wrong, naming) in mistakes {
            try? FileManager.default.removeItem(atPath: place)
            try FileManager.default.copyItem(atPath: LiveCounty.sampleCounty, toPath: place)
            let sheet = try String(contentsOfFile: place + "/" + file, encoding: .utf8)
            let range = try #require(sheet.range(of: text))
            try sheet.replacingCharacters(in: range, with: wrong)
                .write(toFile: place + "/" + file, atomically: true, encoding: .utf8)
            for language in ["zh", "en"] {
                let outcome = try await Program(
                    "tongban-hub",
                    [
                        "import", "--replica", hub, "--county-data", place, "--on", "2026-11-30",
                        "--lang", language,
                    ]
                ).run()
                #expect(outcome.status == 8, "\(file): \(outcome.errors)")
                for word in naming { #expect(outcome.errors.contains(word), "\(outcome.errors)") }
            }
        }
        #expect(try await held() == before)
    }
}
