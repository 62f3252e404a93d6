import Foundation
import GRDB
import Glibc
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol
import Synchronization
import TestCounty
import Testing

@testable import Storage

@Suite("A command")
struct StoreCommitTests {
    @Test("changes nothing in the replica when the rules refuse it")
    func refused() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        let before = try await village.store.rows()
        await #expect(throws: Refusal.self) { try await village.submit(.accept, on: opened.id) }
        await #expect(throws: Refusal.self) {
            try await village.submit(.takeMaterial(99), on: opened.id)
        }
        await #expect(throws: NodeError.self) {
            try await county.open(TestCounty.licence, at: try await county.stranger("nobody"))
        }
        #expect(try await village.store.rows() == before)
    }

    @Test("changes nothing when its later half fails")
    func laterHalf() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        let before = try await village.store.rows()
        let note = CaseAct(claimedAt: 0, changes: [.noted("第一条")])
        let accept = CaseAct(claimedAt: 0, changes: [.moved(.accept, reason: nil)])
        await #expect(throws: StorageError.self) {
            try await village.commit { _ in
                [.act(on: opened.id, note), .act(on: opened.id, accept)]
            }
        }
        #expect(try await village.store.rows() == before)
    }

    @Test("too long for any reader is refused before it is written")
    func tooLong() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        let before = try await village.store.rows()
        let text = String(repeating: "长", count: SegmentLimits.payloadBytes / 3)
        await #expect(throws: Refusal.textTooLong(limit: Case.longestText)) {
            try await village.submit(.note(text), on: opened.id)
        }
        // A program without rules writes no more than one with them.
        let act = CaseAct(claimedAt: 0, changes: [.noted(text)])
        await #expect(throws: StorageError.self) {
            try await village.commit { _ in [.act(on: opened.id, act)] }
        }
        #expect(try await village.store.rows() == before)
        _ = try await village.submit(.note(String(text.prefix(10_000))), on: opened.id)
        try await county.night()
        #expect(try await village.find(opened.number).custody == .county)
    }

    @Test("is numbered without a gap, behind the certificate that opens the feed and its operator")
    func contiguous() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        for index in 0..<20 {
            _ = try await village.submit(.note("第\(index)条"), on: opened.id)
            _ = try? await village.submit(.accept, on: opened.id)
        }
        let feed = FeedID(village.store.identity.replica, in: opened.id.scope)
        #expect(try await village.store.sequences(of: feed) == Array(0..<23))
        #expect(opened.id.dot == Dot(feed.replica, 2))
        let opening = try await village.store.read { [identity = village.store.identity] db in
            let journal = Journal(db, identity: identity)
            return try journal.frame(try #require(try journal.feed(feed)), 0)
        }
        let certificate = try #require(Certificate(payload: opening.payload))
        #expect(opening.kind == Certificate.kind)
        #expect(certificate.replica == feed.replica)
        #expect(certificate.deviceKey == village.store.identity.deviceKey)
    }

    @Test("of two programs on one replica takes its turn: no number twice, none lost")
    func twoPrograms() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        let second = try await Store.open(in: county.directory + "/village0")
        let dots = try await withThrowingTaskGroup(of: [Dot].self) { group in
            for store in [village.store, second] {
                for index in 0..<200 {
                    group.addTask {
                        let act = CaseAct(claimedAt: 0, changes: [.noted("\(index)")])
                        return try await store.commit(by: TestCounty.person("village0")) { _ in
                            [.act(on: opened.id, act)]
                        }.map(\.dot)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(dots).count == 400)
        let feed = FeedID(village.store.identity.replica, in: opened.id.scope)
        #expect(try await second.sequences(of: feed) == Array(0..<403))
        let record = try await county.record(opened.id, at: village)
        #expect(record.timeline.lines.count == 400)
        _ = try await second.stateDigests()
        try await second.close()
    }

    @Test("waits while another process holds the writer lock")
    func waits() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        let descriptor = open(county.directory + "/village0/replica.lock", O_RDWR)
        #expect(flock(descriptor, LOCK_EX) == 0)
        let isReleased = Flag()
        let act = CaseAct(claimedAt: 0, changes: [.noted("等待")])
        let decidedAfterRelease = try await withThrowingTaskGroup(of: Void.self) { group in
            let decided = Flag()
            group.addTask {
                _ = try await village.commit { _ in
                    if isReleased.isSet { decided.set() }
                    return [.act(on: opened.id, act)]
                }
            }
            let before = try await county.record(opened.id, at: village)
            #expect(before.timeline.lines.isEmpty)
            isReleased.set()
            flock(descriptor, LOCK_UN)
            try await group.waitForAll()
            return decided.isSet
        }
        #expect(decidedAfterRelease)
        close(descriptor)
        let after = try await county.record(opened.id, at: village)
        #expect(after.timeline.lines.count == 1)
    }

    @Test("about a case of another village finds none, and says so")
    func foreignCase() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let opened = try await county.open(at: county.villages[0])
        let found = try await county.villages[1].store.view { try $0.record(opened.id) }
        #expect(found == nil)
    }
}

/// Something that happened, seen by several tasks.
private final class Flag: Sendable {
    private let happened = Mutex(false)

    var isSet: Bool { happened.withLock { $0 } }

    func set() {
        happened.withLock { $0 = true }
    }
}
