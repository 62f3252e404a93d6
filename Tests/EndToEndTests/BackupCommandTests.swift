import Foundation
import Testing

@Suite("Backup and restore at the counter", .serialized)
struct BackupCommandTests {
    /// A village with two cases, in a county whose hub answers.
    private struct Village {
        let county: LiveCounty
        let hub: String
        let replica: String
        let file: String

        init() async throws {
            county = try await LiveCounty()
            hub = try await county.startHub()
            try await county.enrol("village", at: LiveCounty.villages[0], parent: hub)
            replica = county.replica("village")
            file = county.directory + "/village.backup"
            _ = try await run(["sync"])
            try await open(2)
        }

        func open(_ count: Int) async throws {
            let made = try await Program(
                "ReplicaWorker",
                [replica, "open", LiveCounty.matter, "\(count)"]
            ).run()
            try #require(made.status == 0, "\(made.errors)")
        }

        @discardableResult
        func run(
            _ arguments: [String],
            in place: String? = nil,
            under wrapper: [String] = []
        ) async throws -> Program.Outcome {
            try await Program(
                "tongban",
                arguments + ["--replica", place ?? replica],
                under: wrapper
            ).run()
        }

        func cases(in place: String? = nil) async throws -> Int {
            let listed = try await run(["case", "list", "--json"], in: place)
            return (listed.json["cases"] as? [Any])?.count ?? -1
        }
    }

    @Test("takes a village through loss and back, replaced by the county's own command")
    func lossAndBack() async throws {
        let village = try await Village()
        let made = try await village.run(["备份", village.file, "--json"])
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.json["schema"] as? String == "tongban.backup/1")
        #expect(made.json["cases"] as? Int == 2)
        #expect(made.json["holdsKey"] as? Bool == false)
        let checked = try await village.run(["backup", "verify", village.file, "--json"])
        #expect(checked.status == 0, "\(checked.errors)")
        #expect(checked.json["age"] as? Int ?? -1 >= 0)
        try await village.open(1)
        _ = try await village.run(["sync"])
        try await village.open(1)
        let restored = try await village.run(["恢复", village.file, "--json"])
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(restored.json["taken"] as? Int ?? 0 > 0)
        #expect(try await village.cases() == 4)
        let waits = try await village.run(["status"])
        #expect(waits.output.contains("tongban sync"))
        #expect(try await village.run(["sync"]).status != 1)
        let line = try await village.run(["enrol"])
        let hub = village.county.replica("hub")
        let replaced = try await Program(
            "tongban-hub",
            ["replace", "--request", "-", "--replica", hub]
        ).run(input: String(line.lines.first ?? "") + "\n")
        #expect(replaced.status == 0, "\(replaced.errors)")
        _ = try await village.run(["sync"])
        try await village.open(1)
        #expect(try await village.run(["verify"]).status == 0)
        #expect(try await village.run(["status"]).output.contains("恢复完毕"))
    }

    @Test("names what is wrong with a target or a backup, and the next step")
    func badFiles() async throws {
        let village = try await Village()
        try await village.run(["backup", village.file])
        let bytes = try Data(contentsOf: URL(fileURLWithPath: village.file))
        func variant(_ name: String, _ change: (inout Data) -> Void) throws -> String {
            var copy = bytes
            change(&copy)
            let path = village.county.directory + "/" + name
            try copy.write(to: URL(fileURLWithPath: path))
            return path
        }
        let damaged = try variant("damaged") { $0[$0.count / 2] ^= 4 }
        // PRAGMA user_version: 4 bytes from 60 on, most significant first.
        let newer = try variant("newer") { $0[63] = 200 }
        let text = try variant("text") { $0 = Data("不是备份".utf8) }
        let expected: [([String], Int32, String)] = [
            (["backup", "verify", damaged], 1, "E-BAK-05"),
            (["restore", damaged], 1, "E-BAK-05"),
            (["restore", newer], 6, "E-BAK-06"),
            (["restore", text], 8, "E-BAK-04"),
            (["restore", "/nonexistent"], 5, "E-BAK-03"),
            (["backup", text], 8, "E-BAK-02"),
            (["backup", village.replica + "/image"], 8, "E-BAK-01"),
            (["backup", "/proc/image"], 1, "E-STORE-06"),
            (["backup", "/nonexistent/image"], 1, "E-STORE-06"),
        ]
        for (arguments, status, code) in expected {
            let outcome = try await village.run(arguments)
            #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
            #expect(outcome.errors.contains(code), "\(arguments): \(outcome.errors)")
            #expect(outcome.errors.contains("怎么办"), "\(arguments)")
        }
        let other = try await Village()
        let foreign = try await other.run(["restore", village.file])
        #expect(foreign.status == 6 && foreign.errors.contains("E-BAK-07"), "\(foreign.errors)")
        #expect(try await village.cases() == 2)
    }

    @Test("leaves nothing on a disk that is too small", .enabled(if: geteuid() == 0))
    func noSpace() async throws {
        let village = try await Village()
        let small = village.county.directory + "/small"
        try FileManager.default.createDirectory(
            atPath: small,
            withIntermediateDirectories: true
        )
        let mounted = try await Program(
            command: ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small]
        ).run()
        guard mounted.status == 0 else { return }
        let outcome = try await village.run(["backup", small + "/image"])
        let left = try FileManager.default.contentsOfDirectory(atPath: small)
        _ = try await Program(command: ["umount", small]).run()
        #expect(outcome.status == 1 && outcome.errors.contains("E-STORE-05"), "\(outcome.errors)")
        #expect(left.isEmpty)
    }

    /// Kills the process that makes the system call, when it makes it for the `count`-th time.
    private func killing(_ call: String, at count: Int) -> [String] {
        [
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
            "inject=\(call):signal=KILL:when=\(count)",
        ]
    }

    @Test("killed inside a backup leaves the older backup, complete")
    func killedBackup() async throws {
        let village = try await Village()
        try await village.run(["backup", village.file])
        var kills = 0
        for (call, counts) in [
            ("pwrite64", [1, 4, 20]), ("rename", [1]), ("fdatasync,fsync", [1, 2, 3]),
        ] {
            for count in counts {
                let outcome = try await village.run(
                    ["backup", village.file],
                    under: killing(call, at: count)
                )
                if outcome.status != 0 { kills += 1 }
                let checked = try await village.run(["backup", "verify", village.file])
                #expect(checked.status == 0, "\(call) \(count): \(checked.errors)")
            }
        }
        #expect(kills >= 5)
        #expect(try await village.run(["backup", village.file]).status == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: village.county.directory)
        #expect(!left.contains { $0.contains(".part") })
    }

    @Test("killed inside a restoration leaves the old or the new replica, complete")
    func killedRestore() async throws {
        let village = try await Village()
        try await village.run(["backup", village.file])
        try await village.open(2)
        var kills = 0
        for (call, counts) in [
            ("pwrite64", [1, 10, 60, 150, 250]), ("rename", [1]), ("link,linkat", [1]),
            ("fdatasync,fsync", [2, 8, 14]), ("unlink", [3, 8]),
        ] {
            for count in counts {
                let outcome = try await village.run(
                    ["restore", village.file],
                    under: killing(call, at: count)
                )
                if outcome.status != 0 { kills += 1 }
                let checked = try await village.run(["verify"])
                #expect(checked.status == 0, "\(call) \(count): \(checked.errors)")
                #expect(try await village.cases() == 4, "\(call) \(count)")
            }
        }
        print("killed inside a restoration: \(kills)")
        #expect(kills >= 7)
        #expect(try await village.run(["restore", village.file]).status == 0)
        #expect(try await village.cases() == 4)
    }
}
