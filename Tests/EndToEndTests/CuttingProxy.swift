import Foundation
import Testing

/// A TCP proxy that cuts connections, as a process of its own.
struct CuttingProxy {
    private let running: Running
    /// Where it listens.
    let address: String

    /// Bytes that went through.
    struct Totals {
        let up: Int
        let down: Int
        let cuts: Int
    }

    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("cutting-proxy.py").path

    /// Stands before the node at `target` and cuts each connection after `bytes` up; 0 never cuts.
    init(before target: String, cuttingAfter bytes: Int) async throws {
        let port = target.split(separator: ":").last.map(String.init) ?? ""
        running = try Program(command: ["python3", Self.script, port, "\(bytes)"]).launch()
        let deadline = Date().addingTimeInterval(10)
        while !running.output.contains("\n"), Date() < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        let own = running.output.split(separator: "\n").first.map(String.init) ?? ""
        address = "http://127.0.0.1:\(own)"
    }

    /// Ends it.
    func stop() async throws -> Totals {
        running.signal(SIGTERM)
        let outcome = await running.outcome(within: 10)
        let numbers = (outcome.lines.last ?? "").split(separator: " ").compactMap { Int($0) }
        try #require(numbers.count == 3, "\(outcome.output) \(outcome.errors)")
        return Totals(up: numbers[0], down: numbers[1], cuts: numbers[2])
    }
}
