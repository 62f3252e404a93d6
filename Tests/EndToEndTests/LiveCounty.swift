import Foundation
import NodeRuntime
import Storage

/// A county of real processes on loopback: hub, townships and villages, enrolled by the programs'
/// own commands from the sample county.
final class LiveCounty {
    let directory: String
    let countyKey: String
    private(set) var services: [Running] = []

    /// Accepted at villages, decided at townships.
    static let matter = "11421399MB9910350A4000511001001"
    static let township = "421399011"
    static let villages = ["421399011201", "421399011205", "421399011227"]
    static let sampleCounty = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("tools/sample-county").path

    /// Founds the county's hub and imports its lists, as of 2026-11-30.
    ///
    /// - Parameter lists: The directory of the lists; else the sample county's.
    init(of lists: String = sampleCounty) async throws {
        directory = NSTemporaryDirectory() + "live-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true
        )
        let made = try await Program("tongban-hub", ["init", "--replica", directory + "/hub"]).run()
        countyKey = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        try await Self.name("覃县管", "administrator", at: directory + "/hub")
        _ = try await Program(
            "tongban-hub",
            [
                "import", "--replica", directory + "/hub", "--county-data", lists,
                "--on", "2026-11-30",
            ]
        ).run()
    }

    deinit {
        for service in services where service.isRunning { service.signal(SIGKILL) }
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Makes a replica and has the county grant it a point.
    func enrol(_ name: String, at division: String, parent: String) async throws {
        let made = try await Program(
            "tongban",
            [
                "init", "--county", countyKey, "--parent", parent, "--replica", replica(name),
                "--json",
            ]
        ).run()
        try await Self.name("向窗口", "approver", at: replica(name))
        let line = try await Program("tongban", ["enrol", "--replica", replica(name)]).run()
        precondition(made.status == 0, made.errors)
        let granted = try await Program(
            "tongban-hub",
            [
                "grant", "--replica", directory + "/hub", "--point", division, "--request", "-",
                "--decides",
            ]
        ).run(input: String(line.lines.first ?? "") + "\n")
        precondition(granted.status == 0, granted.errors)
    }

    /// Names who acts at a replica.
    static func name(_ name: String, _ role: String, at replica: String) async throws {
        let named = try await Program("tongban", ["operator", "use", "--replica", replica])
            .run(input: #"{"name":"\#(name)","role":"\#(role)"}"#)
        precondition(named.status == 0, named.errors)
    }

    func replica(_ name: String) -> String { directory + "/" + name }

    /// A command of the office, at the hub's own replica.
    func office(_ arguments: [String], input: String = "") async throws -> Program.Outcome {
        try await Program("tongban-hub", arguments + ["--replica", replica("hub")])
            .run(input: input)
    }

    /// A command at the counter of a replica.
    func counter(
        _ name: String,
        _ arguments: [String],
        input: String = ""
    ) async throws -> Program.Outcome {
        try await Program("tongban", arguments + ["--replica", replica(name)]).run(input: input)
    }

    /// Writes a text into a file of the county's directory; returns its path.
    func write(_ text: String, to name: String) throws -> String {
        let path = directory + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Starts the hub; returns its address.
    func startHub() async throws -> String {
        try await start(
            "tongban-hub",
            ["run", "--replica", replica("hub"), "--listen", "127.0.0.1:0"]
        )
    }

    /// Starts a township that dials `parent`; returns its address.
    func startTownship(
        _ name: String,
        parent: String,
        interval: Int = 1,
        under wrapper: [String] = []
    ) async throws -> String {
        try await start(
            "tongban-node",
            [
                "--replica", replica(name), "--parent", parent, "--interval", "\(interval)",
                "--listen", "127.0.0.1:0",
            ],
            under: wrapper
        )
    }

    private func start(
        _ name: String,
        _ arguments: [String],
        under wrapper: [String] = []
    ) async throws -> String {
        let running = try Program(name, arguments, under: wrapper).launch()
        services.append(running)
        guard await running.says("已就绪"),
            let line = running.errors.split(separator: "\n").first(where: { $0.contains("已就绪") }),
            let port = line.split(whereSeparator: { !$0.isNumber }).last
        else { throw Failure.didNotStart(running.errors) }
        return "http://127.0.0.1:\(port)"
    }

    /// Stops the newest service in good order.
    func stopLast() async -> Program.Outcome {
        let last = services.removeLast()
        last.signal(SIGTERM)
        return await last.outcome(within: 20)
    }

    /// Kills the newest service.
    func killLast() async {
        let last = services.removeLast()
        last.signal(SIGKILL)
        _ = await last.outcome(within: 20)
    }

    /// Opens a replica in this process, while no program minds.
    func node(_ name: String) async throws -> Node {
        try await ReplicaDirectory(replica(name)).open()
    }

    enum Failure: Error { case didNotStart(String) }
}
