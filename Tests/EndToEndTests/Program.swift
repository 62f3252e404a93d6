import Foundation
import Synchronization

/// One of the shipped programs, or a test's own worker, as a real process.
struct Program {
    /// What a finished process left behind.
    struct Outcome {
        let status: Int32
        let wasKilled: Bool
        let output: String
        let errors: String
        var lines: [Substring] { output.split(separator: "\n") }
        /// The one JSON document on standard output.
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
        }
        /// The one JSON document on standard error.
        var problem: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(errors.utf8))) as? [String: Any] ?? [:]
        }
    }

    /// Where the build put the programs: beside this test bundle.
    static let directory = URL(fileURLWithPath: CommandLine.arguments[0])
        .deletingLastPathComponent()

    let arguments: [String]
    let executable: URL

    /// - Parameter under: A program that runs this one, such as `strace` with its options.
    init(_ name: String, _ arguments: [String], under wrapper: [String] = []) {
        self.init(command: wrapper + [Self.directory.appendingPathComponent(name).path] + arguments)
    }

    /// Any program on the path.
    init(command: [String]) {
        executable = URL(fileURLWithPath: "/usr/bin/env")
        arguments = command
    }

    /// Runs to the end.
    func run(input: String = "", seconds: TimeInterval = 120) async throws -> Outcome {
        let running = try launch(input: input)
        return await running.outcome(within: seconds)
    }

    /// Starts and returns at once.
    func launch(input: String = "") throws -> Running {
        try Running(self, input: input)
    }
}

/// A process that runs; what it prints is collected as it comes.
final class Running: Sendable {
    private let process: Process
    private let collected = Mutex((output: "", errors: "", openPipes: 2))
    private let ended: AsyncStream<Void>

    fileprivate init(_ program: Program, input: String) throws {
        let process = Process()
        process.executableURL = program.executable
        process.arguments = program.arguments
        var environment = ProcessInfo.processInfo.environment
        environment["TONGBAN_LANG"] = "zh"
        process.environment = environment
        let (output, errors, keyboard) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = keyboard
        self.process = process
        let (ended, ending) = AsyncStream<Void>.makeStream()
        self.ended = ended
        process.terminationHandler = { _ in ending.finish() }
        // What fits into the pipe goes in first: a program that ends without reading it would make
        // a later write fail, and that ends the tests.
        let isSmall = input.utf8.count <= 32_768
        if isSmall { try keyboard.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
        if isSmall { try keyboard.fileHandleForWriting.close() }
        try process.run()
        if !isSmall { try keyboard.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
        if !isSmall { try keyboard.fileHandleForWriting.close() }
        for (pipe, isOutput) in [(output, true), (errors, false)] {
            let handle = pipe.fileHandleForReading
            Thread.detachNewThread { [weak self] in
                while let bytes = Self.chunk(of: handle.fileDescriptor) {
                    let text = String(decoding: bytes, as: UTF8.self)
                    self?.collected.withLock {
                        if isOutput { $0.output += text } else { $0.errors += text }
                    }
                }
                self?.collected.withLock { $0.openPipes -= 1 }
                // A finished process keeps its pipes; a thousand open ones break the next start.
                try? handle.close()
            }
        }
    }

    /// What can be read now; nil at the end. `availableData` would trap when a signal comes in.
    private static func chunk(of descriptor: Int32) -> ArraySlice<UInt8>? {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &bytes, bytes.count)
            if count > 0 { return bytes.prefix(count) }
            guard count < 0, errno == EINTR else { return nil }
        }
    }

    var pid: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }
    var output: String { collected.withLock { $0.output } }
    var errors: String { collected.withLock { $0.errors } }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits until standard error holds `text`; whether it came.
    func says(_ text: String, within seconds: TimeInterval = 20) async -> Bool {
        let deadline = Date().addingTimeInterval(seconds)
        while Date() < deadline {
            if errors.contains(text) { return true }
            if !process.isRunning { return errors.contains(text) }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    /// Waits for the end; kills what takes too long.
    func outcome(within seconds: TimeInterval = 60) async -> Program.Outcome {
        let deadline = Task { [process] in
            try await Task.sleep(for: .seconds(seconds))
            kill(process.processIdentifier, SIGKILL)
        }
        for await _ in ended {}
        deadline.cancel()
        // The readers see the end of their pipes a moment after the process is gone; a grandchild
        // that lives on may keep one open.
        for _ in 0..<100 where collected.withLock({ $0.openPipes > 0 }) {
            try? await Task.sleep(for: .milliseconds(20))
        }
        let (output, errors, _) = collected.withLock { $0 }
        return Program.Outcome(
            status: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal,
            output: output,
            errors: errors
        )
    }
}
