import Foundation
import NodeRuntime
import Storage
import Testing

@Suite("A process killed at any moment", .serialized)
struct CrashTests {
    /// Kills the process that makes the system call, when it makes it for the `count`-th time.
    private func killing(_ call: String, at count: Int) -> [String] {
        [
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
            "inject=\(call):signal=KILL:when=\(count)",
        ]
    }

    /// What a worker acknowledged on standard output before it died: the ledger of this test.
    private func ledger(_ outcome: Program.Outcome) -> [String] {
        outcome.lines.filter { $0.hasPrefix("ACK ") }
            .compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
    }

    @Test("while committing and checkpointing loses nothing it acknowledged")
    func commits() async throws {
        let county = try await LiveCounty()
        let hub = try await county.startHub()
        try await county.enrol("village", at: LiveCounty.villages[0], parent: hub)
        let replica = county.replica("village")
        _ = try await Program("tongban", ["sync", "--replica", replica]).run()
        var acknowledged: Set<String> = []
        var kills = 0
        for (call, counts) in [
            ("pwrite64", [1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 27, 34]),
            ("fdatasync", [1, 2, 3, 5, 8]),
        ] {
            for count in counts {
                let outcome = try await Program(
                    "ReplicaWorker",
                    [replica, "open", LiveCounty.matter, "6"],
                    under: killing(call, at: count)
                ).run()
                if outcome.wasKilled || outcome.status != 0 { kills += 1 }
                acknowledged.formUnion(ledger(outcome))
            }
        }
        print("killed inside commit, close or checkpoint: \(kills)")
        #expect(kills >= 14)
        let node = try await county.node("village")
        #expect(try await node.store.integrityProblems().isEmpty)
        let kept = Set(try await node.store.caseLines(limit: 10_000).map(\.number))
        #expect(acknowledged.subtracting(kept).isEmpty)
        _ = try await node.store.stateDigests()
        try await node.close()
    }

    @Test("while closing, relaying or applying loses nothing, and digests converge")
    func exchange() async throws {
        let county = try await LiveCounty()
        let hub = try await county.startHub()
        try await county.enrol("township", at: LiveCounty.township, parent: hub)
        try await county.enrol("village", at: LiveCounty.villages[0], parent: hub)
        let (village, township) = (county.replica("village"), county.replica("township"))
        for replica in [township, village] {
            _ = try await Program("tongban", ["sync", "--replica", replica]).run()
        }
        var acknowledged: Set<String> = []
        var kills = 0
        func open(_ count: Int) async throws {
            let made = try await Program(
                "ReplicaWorker",
                [village, "open", LiveCounty.matter, "\(count)", "300"]
            ).run()
            acknowledged.formUnion(ledger(made))
        }
        // The dialer dies while it closes, sends or applies the answer.
        for count in [1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 25, 30] {
            try await open(3)
            let address = try await county.startTownship("township", parent: hub)
            let outcome = try await Program(
                "tongban",
                ["sync", "--replica", village, "--parent", address],
                under: killing("pwrite64", at: count)
            ).run()
            if outcome.wasKilled || outcome.status == 137 { kills += 1 }
            _ = await county.stopLast()
        }
        // The township dies while it applies what comes up, or relays it to the county.
        for count in [1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 25, 30, 36, 42, 50] {
            try await open(3)
            let address = try? await county.startTownship(
                "township",
                parent: hub,
                under: killing("pwrite64", at: count + 4)
            )
            if let address {
                _ = try await Program(
                    "tongban",
                    ["sync", "--replica", village, "--parent", address]
                )
                .run()
                try await Task.sleep(for: .milliseconds(1200))
                if let last = county.services.last, !last.isRunning { kills += 1 }
                await county.killLast()
            } else {
                kills += 1
                await county.killLast()
            }
        }
        print("killed inside close, apply, relay: \(kills)")
        #expect(kills >= 20)
        let address = try await county.startTownship("township", parent: hub)
        for _ in 0..<3 {
            _ = try await Program("tongban", ["sync", "--replica", village, "--parent", address])
                .run()
            try await Task.sleep(for: .milliseconds(1500))
        }
        let nodes = [
            try await county.node("village"), try await county.node("township"),
            try await county.node("hub"),
        ]
        let kept = Set(try await nodes[2].store.caseLines(limit: 10_000).map(\.number))
        #expect(acknowledged.subtracting(kept).isEmpty)
        var digests: [[ScopeDigest]] = []
        for node in nodes {
            #expect(try await node.store.integrityProblems().isEmpty)
            digests.append(try await node.store.stateDigests().filter { $0.cases > 0 })
        }
        #expect(digests[0] == digests[1])
        #expect(digests[1] == digests[2])
        #expect(try await nodes[0].store.counts().onlyHere == 0)
    }

    @Test("at a random moment reopens by itself with everything it acknowledged")
    func randomMoments() async throws {
        let county = try await LiveCounty()
        let hub = try await county.startHub()
        try await county.enrol("village", at: LiveCounty.villages[0], parent: hub)
        let replica = county.replica("village")
        _ = try await Program("tongban", ["sync", "--replica", replica]).run()
        var acknowledged: Set<String> = []
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            let worker = try Program("ReplicaWorker", [replica, "open", LiveCounty.matter, "500"])
                .launch()
            let syncer = try Program("ReplicaWorker", [replica, "sync", hub, "50"]).launch()
            try await Task.sleep(for: .milliseconds(Int.random(in: 150...700, using: &generator)))
            worker.signal(SIGKILL)
            syncer.signal(SIGKILL)
            acknowledged.formUnion(ledger(await worker.outcome()))
            _ = await syncer.outcome()
        }
        print("acknowledged before 20 random kills: \(acknowledged.count)")
        #expect(acknowledged.count > 100)
        let last = try await Program("ReplicaWorker", [replica, "sync", hub, "1"]).run()
        #expect(last.status == 0, "\(last.errors)")
        let node = try await county.node("village")
        let atHub = try await county.node("hub")
        let kept = Set(try await atHub.store.caseLines(limit: 100_000).map(\.number))
        #expect(acknowledged.subtracting(kept).isEmpty)
        #expect(try await node.store.integrityProblems().isEmpty)
        #expect(try await node.store.stateDigests() == atHub.store.stateDigests())
    }
}
