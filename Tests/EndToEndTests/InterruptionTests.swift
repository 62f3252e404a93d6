import Foundation
import NodeRuntime
import Storage
import Testing

@Suite("An interruption leaves nothing half done:")
struct InterruptionTests {
    @Test("a reader that goes away ends the program by SIGPIPE")
    func closedPipe() async throws {
        let village = try await TroubledVillage()
        let before = try await village.fingerprint()
        let program = Program.directory.appendingPathComponent("tongban").path
        // `true` is gone before the first byte is written; bash says how each side ended.
        let script = #"(sleep 0.3; "$@") | true; echo "${PIPESTATUS[0]}""#
        for arguments in [["case", "list"], ["case", "show", village.number], ["verify"]] {
            let outcome = try await Program(
                command: ["bash", "-c", script, "bash", program] + arguments + [
                    "--replica", village.replica,
                ]
            ).run()
            #expect(outcome.lines == ["141"], "\(arguments): \(outcome.errors)")
        }
        #expect(try await village.fingerprint() == before)
    }

    @Test("a result that cannot be written is a failure, whatever was done")
    func fullOutput() async throws {
        let village = try await TroubledVillage()
        let program = Program.directory.appendingPathComponent("tongban").path
        for redirection in [">/dev/full", ">&-"] {
            let outcome = try await Program(
                command: [
                    "sh", "-c", "exec \"$@\" " + redirection, "sh", program, "case", "list",
                    "--replica", village.replica,
                ]
            ).run()
            #expect(outcome.status == 1, "\(redirection)")
            #expect(outcome.errors.contains("E-OUT-01"), "\(redirection): \(outcome.errors)")
            #expect(outcome.errors.contains("怎么办"))
        }
    }

    @Test("Ctrl-C while the parent is silent ends a sync with 130 and says that nothing is lost")
    func silentParent() async throws {
        let village = try await TroubledVillage()
        let silence =
            "import socket,time; s=socket.socket(); s.bind(('127.0.0.1',0)); s.listen(); "
            + "print(s.getsockname()[1],flush=True); time.sleep(60)"
        let parent = try Program(command: ["python3", "-c", silence]).launch()
        for _ in 0..<250 where !parent.output.contains("\n") {
            try await Task.sleep(for: .milliseconds(20))
        }
        let port = parent.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let before = try await village.fingerprint()
        for (language, beginning, words) in [
            ("zh", "正在与", "已中断"), ("en", "Syncing with", "Interrupted"),
        ] {
            let syncing = try Program(
                "tongban",
                [
                    "sync", "--parent", "http://127.0.0.1:\(port)", "--replica", village.replica,
                    "--lang", language,
                ]
            ).launch()
            #expect(await syncing.says(beginning))
            try await Task.sleep(for: .milliseconds(200))
            syncing.signal(SIGINT)
            let outcome = await syncing.outcome(within: 10)
            #expect(outcome.status == 130, "\(outcome.errors)")
            #expect(outcome.errors.contains(words))
            #expect(outcome.output.isEmpty)
        }
        parent.signal(SIGKILL)
        _ = await parent.outcome()
        // Closing what was open is no loss: the same entries, the same states.
        #expect(try await village.fingerprint() == before)
    }

    @Test("Ctrl-C in the middle of a transfer: the next sync goes on, and both ends are equal")
    func transfer() async throws {
        let village = try await TroubledVillage()
        let made = try await Program(
            "ReplicaWorker",
            [village.replica, "open", LiveCounty.matter, "120", "20000"]
        ).run()
        try #require(made.status == 0, "\(made.errors)")
        var interrupted = 0
        for delay in [20, 60, 120, 250] {
            let syncing = try Program("tongban", ["sync", "--replica", village.replica]).launch()
            _ = await syncing.says("正在与")
            try await Task.sleep(for: .milliseconds(delay))
            syncing.signal(SIGINT)
            if await syncing.outcome(within: 30).status == 130 { interrupted += 1 }
        }
        #expect(interrupted > 0)
        let last = try await village.run(["sync"])
        #expect(last.status == 0, "\(last.errors)")
        let node = try await village.county.node("village")
        let hub = try await village.county.node("hub")
        #expect(try await node.store.counts().onlyHere == 0)
        #expect(try await node.store.stateDigests() == hub.store.stateDigests())
    }
}
