import Foundation
import Testing

@Suite("A command that is written wrongly changes nothing and says what to do:")
struct BadInputTests {
    @Test("a command, option or value that does not exist, with the one that was meant")
    func typos() async throws {
        let village = try await TroubledVillage()
        let number = village.number
        for (arguments, meant) in [
            (["case", "acept", number], "accept"), (["stauts"], "status"),
            (["case", "list", "--limt", "3"], "--limit"),
            (["case", "open", "--mater", LiveCounty.matter], "--matter"),
            (["case", "show", number, "--lagn", "zh"], "--lang"),
        ] {
            try await village.expectRefused(arguments, "E-USE-01", status: 64, naming: meant)
        }
        try await village.expectRefused(
            ["case", "list", "--limit", "viele"],
            "E-USE-01",
            status: 64,
            naming: "viele"
        )
        try await village.expectRefused(
            ["case", "edit", number, "phon"],
            input: "16400000099",
            "E-USE-09",
            status: 64,
            naming: "phone"
        )
        try await village.expectRefused(["case", "show"], "E-USE-01", status: 64)
        let language = try await village.run(["status", "--lang", "fr"])
        #expect(language.status == 64)
        #expect(language.errors.contains("E-USE-02"))
    }

    @Test("a case number whose check character does not fit, or that is not held here")
    func caseNumbers() async throws {
        let village = try await TroubledVillage()
        let last = try #require(village.number.last)
        let slip = String(village.number.dropLast()) + (last == "A" ? "B" : "A")
        for command in ["show", "receive", "withdraw"] {
            let reason = command == "withdraw" ? ["--reason", "x"] : []
            try await village.expectRefused(
                ["case", command, slip] + reason,
                "E-NODE-03",
                status: 5,
                naming: slip
            )
        }
        try await village.expectRefused(
            ["case", "show", "777"],
            "E-NODE-03",
            status: 5,
            naming: "777"
        )
    }

    @Test("a matter, material or point that is unknown, and a matter that is not delegated")
    func unknown() async throws {
        // The county keeps one matter from this village.
        let village = try await TroubledVillage(1)
        let number = village.number
        let form = #"{"name":"彭慧"}"#
        try await village.expectRefused(
            ["case", "open", "--matter", "99999999", "--from", "-"],
            input: form,
            "E-NODE-05",
            status: 5,
            naming: "99999999"
        )
        try await village.expectRefused(
            ["case", "open", "--matter", "11421399MB9910561R4002014031003", "--from", "-"],
            input: form,
            "E-CASE-07",
            status: 4,
            naming: LiveCounty.villages[1]
        )
        try await village.expectRefused(
            ["case", "take", number, "--material", "99"],
            "E-CASE-13",
            status: 5,
            naming: "99"
        )
        try await village.expectRefused(
            ["case", "pass", number, "--to", "火星"],
            "E-USE-10",
            status: 5,
            naming: "火星"
        )
        try await village.expectRefused(
            ["case", "accept", number],
            "E-CASE-08",
            status: 4,
            naming: number
        )
        try await village.expectRefused(
            ["sync", "--parent", "192.168.1.1"],
            "E-USE-04",
            status: 64,
            naming: "192.168.1.1"
        )
    }

    @Test("a schedule of the sync service, on the command line or in its environment")
    func schedule() async throws {
        let village = try await TroubledVillage()
        let wrong: [([String], [String], String)] = [
            (["--window", "20-06"], [], "E-USE-20"),
            (["--window", "20:00-06:00", "--window", "05:00-07:00"], [], "E-USE-21"),
            (["--utc-offset", "8"], [], "E-USE-22"),
            (["--interval", "0"], [], "E-USE-23"),
            (["--interval", "5m"], [], "E-USE-23"),
            ([], ["TONGBAN_WINDOW=20:00-06:00,"], "E-USE-20"),
            ([], ["TONGBAN_INTERVAL=86401"], "E-USE-23"),
            ([], ["TONGBAN_PARENT=somewhere"], "E-USE-04"),
            ([], ["TONGBAN_LISTEN=7410"], "E-NET-04"),
            (["--windw", "20:00-06:00"], [], "E-USE-01"),
        ]
        for (options, environment, code) in wrong {
            let outcome = try await Program(
                "tongban-node",
                ["--replica", village.replica] + options,
                under: ["env"] + environment
            ).run(seconds: 20)
            #expect(outcome.status == (code == "E-NET-04" ? 1 : 64), "\(outcome.errors)")
            #expect(outcome.errors.contains(code), "\(options) \(outcome.errors)")
            #expect(outcome.errors.contains("怎么办"))
        }
    }
}
