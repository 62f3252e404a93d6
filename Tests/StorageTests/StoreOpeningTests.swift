import Foundation
import GRDB
import Replication
import Testing

@testable import Storage

@Suite("A replica file")
struct StoreOpeningTests {
    @Test("is written through to the disk by the connection that commits")
    func fullSynchronous() async throws {
        let directory = try freshDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await Store.create(in: directory, as: anyIdentity())
        let store = try await Store.open(in: directory)
        let found = try await store.pool.writeWithoutTransaction { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA synchronous"),
                try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                try Int.fetchOne(db, sql: "PRAGMA wal_autocheckpoint")
            )
        }
        #expect(found.0 == 2)
        #expect(found.1 == "wal")
        #expect(found.2 == 0)
        try await store.close()
    }

    @Test("is never made over an existing one")
    func neverOverwritten() async throws {
        let directory = try freshDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let identity = anyIdentity()
        try await Store.create(in: directory, as: identity)
        await #expect(throws: StorageError.alreadyExists(directory: directory)) {
            try await Store.create(in: directory, as: identity)
        }
        let store = try await Store.open(in: directory)
        #expect(store.identity == identity)
        try await store.close()
    }

    @Test("is made whole although an earlier attempt was cut short")
    func afterCrash() async throws {
        let directory = try freshDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let draft = Store.databasePath(in: directory) + ".new"
        try Data("half a database".utf8).write(to: URL(fileURLWithPath: draft))
        try await Store.create(in: directory, as: anyIdentity())
        let store = try await Store.open(in: directory)
        #expect(try await store.integrityProblems().isEmpty)
        try await store.close()
    }

    @Test("that is not there is reported as missing")
    func missing() async throws {
        let directory = try freshDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        await #expect(throws: StorageError.missing(directory: directory)) {
            try await Store.open(in: directory)
        }
    }

    @Test("of a newer version is left alone and named as such")
    func newer() async throws {
        let directory = try freshDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await Store.create(in: directory, as: anyIdentity())
        let queue = try DatabaseQueue(path: Store.databasePath(in: directory))
        try await queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        try queue.close()
        await #expect(throws: StorageError.newer(found: 99, known: Schema.version)) {
            try await Store.open(in: directory)
        }
    }

    @Test("that holds other bytes, or none, is reported as damaged", arguments: [0, 8192])
    func damaged(byteCount: Int) async throws {
        let directory = try freshDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = URL(fileURLWithPath: Store.databasePath(in: directory))
        try Data(repeating: 0x5A, count: byteCount).write(to: path)
        let error = await #expect(throws: StorageError.self) {
            try await Store.open(in: directory)
        }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}

@Suite("The writer lock")
struct WriterLockTests {
    @Test("gives up after its time while another process writes, and says that waiting may help")
    func busy() throws {
        let directory = try freshDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let other = try WriterLock(path: directory + "/lock")
        let ours = try WriterLock(path: directory + "/lock", waitSeconds: 1)
        try other.holding {
            _ = #expect(throws: StorageError.busy(seconds: 1)) { try ours.holding { true } }
        }
        #expect(StorageError.busy(seconds: 1).isTransient)
        #expect(try ours.holding { true })
    }
}
