import Foundation
import Testing

@Suite("A disk or file that fails changes nothing and says what to do:", .serialized)
struct BadDiskTests {
    /// Moves everything into the database file, so that changed bytes are bytes that are read.
    private func settle(_ replica: String) async throws {
        let script =
            "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
            + "c.execute('PRAGMA wal_checkpoint(TRUNCATE)'); c.close()"
        let settled = try await Program(
            command: ["python3", "-c", script, replica + "/replica.db"]
        ).run()
        try #require(settled.status == 0, "\(settled.errors)")
    }

    @Test("a directory without a replica")
    func missing() async throws {
        for path in ["/nonexistent", "/etc/passwd"] {
            for (language, advice) in [("zh", "怎么办"), ("en", "What to do")] {
                let outcome = try await Program(
                    "tongban",
                    ["case", "list", "--replica", path, "--lang", language]
                ).run()
                #expect(outcome.status == 5)
                for word in ["E-STORE-01", path, advice] { #expect(outcome.errors.contains(word)) }
            }
        }
        let made = try await Program(
            "tongban",
            ["init", "--county", String(repeating: "a", count: 64), "--replica", "/etc/passwd"]
        ).run()
        #expect(made.status == 1)
        #expect(made.errors.contains("E-STORE-06"), "\(made.errors)")
    }

    @Test(
        "a directory that is read-only",
        .enabled("mounting is not permitted here") { try await Mounts.arePermitted() }
    )
    func readOnly() async throws {
        let village = try await TroubledVillage()
        for (arguments, input) in [
            (["case", "list"], ""), (["case", "note", village.number], "x"), (["sync"], ""),
        ] {
            try await village.expectRefused(
                arguments,
                input: input,
                "E-STORE-06",
                status: 1,
                naming: "replica.lock",
                under: Mounts.readOnly(village.replica)
            )
        }
    }

    @Test(
        "a disk with no space left, on which everything acknowledged is kept",
        .enabled("mounting is not permitted here") { try await Mounts.arePermitted() }
    )
    func noSpace() async throws {
        let village = try await TroubledVillage()
        let small = village.county.directory + "/small"
        try FileManager.default.createDirectory(
            atPath: small,
            withIntermediateDirectories: false
        )
        // Notes until one fails, then room again, then what is there.
        let script = #"""
            size=$(($(du -sk "$1" | cut -f1) + 300))k
            mount -t tmpfs -o "size=$size" none "$0" && cp -a "$1" "$0/v" || exit 99
            dd if=/dev/zero of="$0/fill" bs=1k count=100 2>/dev/null
            kept=0
            while head -c 2000 /dev/zero | tr '\0' n |
                "$2" case note "$3" --replica "$0/v" >/dev/null 2>"$0/../told"
            do
                kept=$((kept + 1)); [ $kept -gt 400 ] && break
            done
            echo "KEPT $kept"
            "$2" init --replica "$0/w" --county "$4" 2>>"$0/../told"
            echo "INIT $?"
            "$2" case list --replica "$0/v" >/dev/null; echo "LIST $?"
            rm "$0/fill"
            "$2" verify --replica "$0/v" >/dev/null; echo "VERIFY $?"
            echo "NOTES $("$2" case show "$3" --json --replica "$0/v" | grep -o '"noted"' | wc -l)"
            """#
        let outcome = try await Program(
            command: Mounts.namespace + [
                "sh", "-c", script, small, village.replica,
                Program.directory.appendingPathComponent("tongban").path, village.number,
                String(repeating: "a", count: 64),
            ]
        ).run()
        var found: [String: Int] = [:]
        for line in outcome.lines {
            let words = line.split(separator: " ")
            if words.count == 2 { found[String(words[0])] = Int(words[1]) }
        }
        let kept = try #require(found["KEPT"], "\(outcome.output) \(outcome.errors)")
        #expect((1..<400).contains(kept))
        #expect(found["INIT"] == 1)
        #expect(found["LIST"] == 0)
        #expect(found["VERIFY"] == 0)
        #expect(found["NOTES"] == kept)
        let told = try String(contentsOfFile: small + "/../told", encoding: .utf8)
        #expect(told.components(separatedBy: "E-STORE-05").count == 3, "\(told)")
    }

    @Test("a replica that another program holds for longer than ten seconds")
    func inUse() async throws {
        let village = try await TroubledVillage()
        let before = try await village.fingerprint()
        let holder = try Program(
            command: ["flock", "--no-fork", village.replica + "/replica.lock", "sleep", "60"]
        ).launch()
        try await Task.sleep(for: .milliseconds(300))
        let waiting = try ["zh", "en"].map { language in
            try Program(
                "tongban",
                ["case", "note", village.number, "--replica", village.replica, "--lang", language]
            ).launch(input: "x")
        }
        for (running, advice) in zip(waiting, ["怎么办", "What to do"]) {
            let outcome = await running.outcome(within: 30)
            #expect(outcome.status == 7, "\(outcome.errors)")
            for word in ["E-STORE-04", advice] { #expect(outcome.errors.contains(word)) }
        }
        holder.signal(SIGKILL)
        _ = await holder.outcome(within: 10)
        #expect(try await village.fingerprint() == before)
    }

    @Test("a device key that is missing, cut, too long or another device's")
    func deviceKey() async throws {
        let village = try await TroubledVillage()
        let before = try await village.fingerprint()
        let path = URL(fileURLWithPath: village.replica + "/device.key")
        let key = try Data(contentsOf: path)
        for wrong in [nil, key.dropLast(), key + [0], Data(repeating: 7, count: 32), Data()] {
            try? FileManager.default.removeItem(at: path)
            try wrong?.write(to: path)
            for (language, advice) in [("zh", "怎么办"), ("en", "What to do")] {
                let outcome = try await village.run(["case", "list", "--lang", language])
                #expect(outcome.status == 1)
                for word in ["E-NODE-01", "device.key", advice] {
                    #expect(outcome.errors.contains(word), "\(outcome.errors)")
                }
            }
        }
        try key.write(to: path)
        #expect(try await village.fingerprint() == before)
    }

    @Test("a database of which bytes have changed: named wherever they are read, never a crash")
    func flippedBytes() async throws {
        let village = try await TroubledVillage()
        _ = try await village.run(["sync"])
        _ = try await village.run(["case", "note", village.number], input: "note")
        try await settle(village.replica)
        let sound = try await village.run(["verify", "--json"]).output
        try await settle(village.replica)
        let path = URL(fileURLWithPath: village.replica + "/replica.db")
        let bytes = try Data(contentsOf: path)
        var places: [(Int, isRead: Bool)] = stride(from: 40, to: bytes.count, by: bytes.count / 25)
            .map { ($0, false) }
        var rest = bytes.startIndex..<bytes.endIndex
        while let hit = bytes.range(of: Data(TroubledVillage.phone.utf8), in: rest) {
            places.append((hit.lowerBound, true))
            rest = hit.upperBound..<bytes.endIndex
        }
        // In the segment and in the state.
        #expect(places.filter(\.isRead).count >= 2)
        for (place, isRead) in places {
            var damaged = bytes
            for offset in place..<min(place + 4, damaged.count) { damaged[offset] ^= 0x15 }
            for side in ["-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path.path + side)
            }
            try damaged.write(to: path)
            let checked = try await village.run(["verify", "--json"])
            #expect(!checked.wasKilled, "byte \(place)")
            if checked.status == 0, !isRead {
                #expect(checked.output == sound, "byte \(place)")
            } else {
                #expect([1, 2].contains(checked.status), "byte \(place)")
                #expect(!(checked.output + checked.errors).isEmpty)
            }
            for arguments in [["case", "list"], ["case", "show", village.number]] {
                let outcome = try await village.run(arguments)
                #expect(!outcome.wasKilled, "byte \(place) \(arguments)")
                if outcome.status != 0 { #expect(outcome.errors.contains("怎么办")) }
            }
        }
        for whole in [Data(), bytes.prefix(5000), Data("not a database, but long enough".utf8)] {
            try whole.write(to: path)
            let outcome = try await village.run(["case", "list"])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("E-STORE-07"), "\(outcome.errors)")
            #expect(try Data(contentsOf: path) == whole)
        }
    }
}
