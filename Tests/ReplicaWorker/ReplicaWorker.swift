import Foundation
import Logging
import NodeRuntime
import Replication
import ServiceModel
import Storage
import SyncEngine
import Transport

/// A process that does one thing to a replica, many times, for tests that kill it or run it twice.
///
///     ReplicaWorker DIRECTORY open MATTER COUNT [NOTE-BYTES]   opens cases
///     ReplicaWorker DIRECTORY sync URL COUNT                   holds conversations
///     ReplicaWorker DIRECTORY edit NUMBER COUNT                edits one case
///
/// Prints one line for each thing that is durable, and nothing before it is.
@main
struct ReplicaWorker {
    static func main() async {
        do {
            try await run()
        } catch {
            // Failing is part of many tests; a crash report each time would cost them minutes.
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    private static func run() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 5, let count = Int(arguments[4]) else {
            FileHandle.standardError.write(Data("usage\n".utf8))
            exit(64)
        }
        let node = try await ReplicaDirectory(arguments[1]).open()
        switch arguments[2] {
        case "open":
            let noteBytes = arguments.count > 5 ? Int(arguments[5]) ?? 0 : 0
            try await open(node, matter: arguments[3], count: count, noteBytes: noteBytes)
        case "edit":
            let line = try await node.find(arguments[3])
            for index in 0..<count {
                let committed = try await node.submit(.note("note \(index)"), on: line.id)
                say("ACK \(committed.dot.sequence)")
            }
        case "sync":
            let link = HTTPLink(to: arguments[3], seconds: 20)
            let dialer = Dialer(node, over: link, logger: Logger(label: "worker"))
            for _ in 0..<count {
                let summary = try await dialer.converse()
                let read = link.meter.reading
                say(
                    "SYNCED sent \(summary.segmentsSent) taken \(summary.segmentsTaken) "
                        + "repeated \(summary.segmentsRepeated) bytes \(read.sent) \(read.received) "
                        + "rounds \(read.rounds)"
                )
            }
        default: exit(64)
        }
        try await node.close()
    }

    private static func open(
        _ node: Node,
        matter: String,
        count: Int,
        noteBytes: Int
    ) async throws {
        guard let code = MatterCode(matter) else { exit(64) }
        for index in 0..<count {
            let committed = try await node.open(
                code,
                applicant: Applicant(name: "甲\(index)", identityNumber: nil),
                fields: [],
                materials: [1],
                receive: true
            )
            var left = committed.caseID == nil ? 0 : noteBytes
            while left > 0, let id = committed.caseID {
                let length = min(left, Case.longestText)
                // Random letters, so that compression does not hide what crosses the wire.
                let letters = (0..<length).map { _ in UInt8.random(in: 35...98) }
                let note = String(decoding: letters, as: UTF8.self)
                _ = try await node.submit(.note(note), on: id)
                left -= length
            }
            say("ACK \(committed.number.map { "\($0)" } ?? "") \(committed.dot.sequence)")
        }
    }

    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
