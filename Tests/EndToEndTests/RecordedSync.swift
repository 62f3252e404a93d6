import Foundation
import NodeRuntime
import Testing
import WireFormat

/// A sync of real programs, recorded body by body: an enrolled village takes register and catalogue,
/// hands up cases, gets their ruling, and asks once more when nothing is new.
final class RecordedSync {
    /// Where the bodies lie, as `tools/verify-protocol` takes them.
    let folder: String
    /// The key of the county it was recorded in.
    let countyKey: String
    private let county: LiveCounty
    private let proxy: Running

    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("recording-proxy.py").path
    private static let verifier = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("tools/verify-protocol").path

    init() async throws {
        county = try await LiveCounty()
        countyKey = county.countyKey
        folder = county.directory + "/recorded"
        let hub = try await county.startHub()
        let port = hub.split(separator: ":").last.map(String.init) ?? ""
        proxy = try Program(command: ["python3", Self.script, port, folder]).launch()
        let deadline = Date().addingTimeInterval(10)
        while !proxy.output.contains("\n"), Date() < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        let own = proxy.output.split(separator: "\n").first.map(String.init) ?? ""
        try await county.enrol(
            "village",
            at: LiveCounty.villages[0],
            parent: "http://127.0.0.1:\(own)"
        )
        try await sync()
        for name in ["欧阳𠮷", "石三"] {
            let opened = try await Program(
                "tongban",
                [
                    "case", "open", "--matter", LiveCounty.matter, "--all-materials", "--from",
                    "-", "--replica", county.replica("village"),
                ]
            ).run(input: #"{"name":"\#(name)","phone":"16400000083"}"#)
            try #require(opened.status == 0, "\(opened.errors)")
        }
        try await sync()
        try await sync()
    }

    deinit { proxy.signal(SIGKILL) }

    private func sync() async throws {
        let outcome = try await Program(
            "tongban",
            ["sync", "--replica", county.replica("village")]
        )
        .run()
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    /// A bundle of the village for a stick: what it holds, for whoever stands above it.
    func bundle() async throws -> String {
        let sticks = county.directory + "/sticks"
        try FileManager.default.createDirectory(
            atPath: sticks,
            withIntermediateDirectories: true
        )
        let outcome = try await Program(
            "tongban",
            ["bundle", "export", sticks, "--json", "--replica", county.replica("village")]
        ).run()
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try #require(outcome.json["path"] as? String)
    }

    /// The bodies, each with the name of its file.
    func bodies() throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
            return (name, Array(bytes))
        }
    }

    /// What later bodies of the sync may be compressed against.
    func dictionaries() async throws -> [PresetDictionary] {
        let node = try await county.node("village")
        let made = try await node.catalogueDictionary().map { [$0] } ?? []
        try await node.close()
        return made
    }

    /// What the independent verifier says.
    static func verify(_ arguments: [String]) async throws -> Program.Outcome {
        try await Program(command: [verifier] + arguments).run()
    }
}
