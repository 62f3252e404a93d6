import Foundation
import NodeRuntime
import Storage
import Testing

@Suite("The programs")
struct StartAndStopTests {
    @Test("stop on SIGTERM with status 0 and nothing to repair")
    func stopInGoodOrder() async throws {
        let county = try await LiveCounty()
        let hub = try await county.startHub()
        try await county.enrol("township", at: LiveCounty.township, parent: hub)
        _ = try await county.startTownship("township", parent: hub)
        let township = await county.stopLast()
        #expect(township.status == 0, "\(township.errors)")
        let stopped = await county.stopLast()
        #expect(stopped.status == 0, "\(stopped.errors)")
        let node = try await county.node("township")
        #expect(try await node.store.integrityProblems().isEmpty)
    }

    @Test("sync at once on SIGHUP, whatever the schedule says, and go on")
    func hangup() async throws {
        let county = try await LiveCounty()
        let hub = try await county.startHub()
        try await county.enrol("township", at: LiveCounty.township, parent: hub)
        let replica = county.replica("township")
        let first = try await Program("tongban", ["sync", "--replica", replica]).run()
        #expect(first.status == 0, "\(first.errors)")
        let note = replica + "/last-contact"
        try FileManager.default.removeItem(atPath: note)
        // An interval of a day: what starts it is spread over a minute, too long for this test.
        _ = try await county.startTownship("township", parent: hub, interval: 86_400)
        for _ in 0..<2 {
            county.services.last?.signal(SIGHUP)
            for _ in 0..<200 where !FileManager.default.fileExists(atPath: note) {
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(FileManager.default.fileExists(atPath: note))
            try? FileManager.default.removeItem(atPath: note)
        }
        #expect(await county.stopLast().status == 0)
    }

    @Test("say in one sentence that the port is taken")
    func busyPort() async throws {
        let county = try await LiveCounty()
        let address = try await county.startHub()
        let port = try #require(address.split(separator: ":").last)
        let second = try await Program(
            "tongban-hub",
            ["run", "--replica", county.replica("hub"), "--listen", "127.0.0.1:\(port)"]
        ).run()
        #expect(second.status == 1)
        #expect(second.errors.contains("\(port)"))
        #expect(second.errors.contains("怎么办"))
    }

    @Test("refuse to listen beyond this machine, because bodies are not encrypted yet")
    func notLoopback() async throws {
        let county = try await LiveCounty()
        let outcome = try await Program(
            "tongban-hub",
            ["run", "--replica", county.replica("hub"), "--listen", "0.0.0.0:0"]
        ).run()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("0.0.0.0"))
    }

    @Test("name a missing replica and say how to make one")
    func missingReplica() async throws {
        for name in ["tongban-node", "tongban-hub"] {
            let arguments = (name == "tongban-hub" ? ["run"] : []) + ["--replica", "/nonexistent"]
            let outcome = try await Program(name, arguments).run()
            #expect(outcome.status == 5, "\(name): \(outcome.errors)")
            #expect(outcome.errors.contains("/nonexistent"))
        }
    }

    @Test("refuse a database of a newer version and leave it alone")
    func newerDatabase() async throws {
        let county = try await LiveCounty()
        let path = county.replica("hub") + "/replica.db"
        let raise =
            "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
            + "c.execute('PRAGMA user_version=99'); c.execute('PRAGMA wal_checkpoint(TRUNCATE)')"
        let raised = try await Program(command: ["python3", "-c", raise, path]).run()
        try #require(raised.status == 0, "\(raised.errors)")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let outcome = try await Program("tongban", ["status", "--replica", county.replica("hub")])
            .run()
        #expect(outcome.status == 6)
        #expect(outcome.errors.contains("99"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("keep what is saved when the parent cannot be reached, and say so with status 3")
    func unreachableParent() async throws {
        let county = try await LiveCounty()
        try await county.enrol(
            "village",
            at: LiveCounty.villages[0],
            parent: "http://127.0.0.1:1"
        )
        let outcome = try await Program(
            "tongban",
            ["sync", "--replica", county.replica("village")]
        )
        .run()
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("127.0.0.1:1"))
    }
}
