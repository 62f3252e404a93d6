import Foundation
import NodeRuntime
import Replication
import ServiceModel
import Storage
import SyncProtocol
import TestCounty
import Testing

@Suite("A backup of a replica in use")
struct BackupTests {
    @Test("holds what was saved, its states recomputed from the journal, and says how old it is")
    func sound() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        _ = try await county.open(at: county.villages[0])
        let file = try await county.backUp(county.villages[0], in: "village0")
        let image = try BackupImage(path: file)
        let digests = try await image.check()
        #expect(digests == (try await county.villages[0].store.stateDigests()))
        #expect(try await image.caseCount() == 1)
        #expect(image.note.identity == county.villages[0].store.identity)
        #expect(abs(image.note.madeAt - county.hub.now) < 600)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test("holds no entry that the living replica would close otherwise later")
    func closesFirst() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        _ = try await county.open(at: county.villages[0])
        let file = try await county.backUp(county.villages[0], in: "village0")
        let held = try await county.villages[0].store.heldFeeds()
        _ = try await county.open(at: county.villages[0])
        let other = county.place("copy")
        let report = try await other.restore(from: file)
        #expect(report.note.identity == county.villages[0].store.identity)
        let copy = try await other.open()
        #expect(try await copy.store.heldFeeds() == held)
        #expect(try await copy.store.entryCount() == held.reduce(0) { $0 + $1.count })
    }

    @Test("is complete while two others write")
    func underWriting() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let other = try await county.place("village0").open()
        let writers = [county.villages[0], other].map { node in
            Task {
                var made = 0
                do {
                    while !Task.isCancelled {
                        _ = try await county.open(at: node)
                        made += 1
                    }
                } catch is CancellationError {
                    // Cancelled while it waited for the lock, or just after it committed.
                    made += 1
                }
                return made
            }
        }
        var cases: [Int] = []
        for round in 0..<4 {
            try await Task.sleep(for: .milliseconds(60))
            let file = try await county.backUp(county.villages[0], in: "village0", as: "\(round)")
            let image = try BackupImage(path: file)
            _ = try await image.check()
            cases.append(try await image.caseCount())
        }
        var made = 0
        for writer in writers {
            writer.cancel()
            made += try await writer.value
        }
        #expect(cases == cases.sorted())
        #expect(cases.last ?? 0 > cases.first ?? 0)
        #expect(made >= cases.last ?? 0)
    }

    @Test("is known to be damaged after any one byte of it was flipped")
    func flipped() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        _ = try await county.open(at: county.villages[0])
        let file = try await county.backUp(county.villages[0], in: "village0")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        var generator = SystemRandomNumberGenerator()
        let places =
            [0, 17, 24, 96, bytes.count - 1]
            + (0..<40).map { _ in Int.random(in: 0..<bytes.count, using: &generator) }
        for place in places {
            var damaged = bytes
            damaged[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
            try damaged.write(to: URL(fileURLWithPath: file))
            await #expect(throws: BackupFault.self, "byte \(place)") {
                _ = try await BackupImage(path: file).check()
            }
        }
        try bytes.write(to: URL(fileURLWithPath: file))
        _ = try await BackupImage(path: file).check()
        try bytes.prefix(bytes.count - 4096).write(to: URL(fileURLWithPath: file))
        await #expect(throws: BackupFault.self) { _ = try await BackupImage(path: file).check() }
    }

    @Test("holds the device's key only if that was asked for")
    func key() async throws {
        let county = try await TestCounty()
        let plain = try await county.backUp(county.hub, in: "hub")
        let full = try await county.backUp(county.hub, in: "hub", as: "full", withKey: true)
        #expect(try BackupImage(path: plain).secret == nil)
        #expect(try BackupImage(path: full).secret?.count == 32)
        let elsewhere = county.place("other-machine")
        await #expect(throws: BackupFault.self) { try await elsewhere.restore(from: plain) }
        let report = try await elsewhere.restore(from: full)
        #expect(report.identity.isCounty && !report.hasNewKey)
    }

    @Test("is refused where it would not survive, and leaves nothing behind")
    func badTargets() async throws {
        let county = try await TestCounty()
        let inside = county.directory + "/hub/image.backup"
        await #expect(throws: BackupFault.insideReplica(path: inside)) {
            _ = try await county.place("hub").backUp(
                county.hub,
                to: inside,
                program: "test",
                withKey: false
            )
        }
        let taken = county.directory + "/letter.txt"
        try "不是备份".write(toFile: taken, atomically: true, encoding: .utf8)
        await #expect(throws: BackupFault.occupied(path: taken)) {
            _ = try await county.place("hub").backUp(
                county.hub,
                to: taken,
                program: "test",
                withKey: false
            )
        }
        #expect(try String(contentsOfFile: taken, encoding: .utf8) == "不是备份")
        await #expect(throws: StorageError.self) {
            _ = try await county.place("hub").backUp(
                county.hub,
                to: "/nonexistent/image",
                program: "test",
                withKey: false
            )
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: county.directory)
        #expect(!left.contains { $0.hasSuffix(".part") })
    }

    @Test("of another county is refused, and the replica that stands there is untouched")
    func otherCounty() async throws {
        let (county, other) = (try await TestCounty(), try await TestCounty())
        let file = try await other.backUp(other.villages[0], in: "village0")
        await #expect(throws: BackupFault.otherCounty(path: file)) {
            try await county.place("village0").restore(from: file)
        }
        _ = try await county.villages[0].store.stateDigests()
    }
}
