import Foundation
import Testing

/// A village with its register, its matters and one case, to which wrong things are handed in.
struct TroubledVillage {
    let county: LiveCounty
    let replica: String
    let number: String
    /// A telephone number of the case, to be found again in the file.
    static let phone = "16400000083"

    /// - Parameter village: An index into the villages of `LiveCounty`.
    init(_ village: Int = 0) async throws {
        county = try await LiveCounty()
        let hub = try await county.startHub()
        try await county.enrol("village", at: LiveCounty.villages[village], parent: hub)
        replica = county.replica("village")
        _ = try await Program("tongban", ["sync", "--replica", replica]).run()
        let opened = try await Program(
            "tongban",
            [
                "case", "open", "--matter", LiveCounty.matter, "--all-materials", "--from", "-",
                "--json", "--replica", replica,
            ]
        ).run(input: #"{"name":"欧阳𠮷","phone":"\#(Self.phone)"}"#)
        number = try #require(opened.json["number"] as? String, "\(opened.errors)")
    }

    func run(
        _ arguments: [String],
        input: String = "",
        under wrapper: [String] = []
    ) async throws -> Program.Outcome {
        try await Program("tongban", arguments + ["--replica", replica], under: wrapper)
            .run(input: input)
    }

    /// What the replica holds, recomputed from its journal, and how many entries are where.
    func fingerprint() async throws -> [String] {
        let checked = try await run(["verify", "--json"])
        try #require(checked.status == 0, "\(checked.errors)")
        return [checked.output, try await run(["status", "--json"]).output]
    }

    /// Expects a command to be refused in both languages and as JSON, and to change nothing.
    ///
    /// - Parameter naming: What the message must name, in every language.
    func expectRefused(
        _ arguments: [String],
        input: String = "",
        _ code: String,
        status: Int32,
        naming: String...,
        under wrapper: [String] = [],
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try await fingerprint()
        for (options, advice) in [
            (["--lang", "zh"], "怎么办"), (["--lang", "en"], "What to do"), (["--json"], "\"next\""),
        ] {
            let outcome = try await run(arguments + options, input: input, under: wrapper)
            let told = "\(arguments) \(options): \(outcome.status) \(outcome.errors)"
            #expect(outcome.status == status, "\(told)", sourceLocation: location)
            #expect(outcome.output.isEmpty, "\(told)", sourceLocation: location)
            for word in naming + [code, advice] {
                #expect(
                    outcome.errors.contains(word),
                    "\(word) in \(told)",
                    sourceLocation: location
                )
            }
        }
        #expect(try await fingerprint() == before, sourceLocation: location)
    }
}
