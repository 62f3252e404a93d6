import Foundation
import GRDB
public import Replication
import ServiceRecords
import SyncProtocol

/// The state of one scope, digested: equal entries and rulings give equal digests on every replica.
public struct ScopeDigest: Hashable, Sendable {
    /// Which scope.
    public let scope: Scope
    /// What is folded of it.
    public let frontier: VersionVector
    /// Hash over the canonical bytes of all its cases.
    public let state: ContentHash
    /// How many cases it has.
    public let cases: Int
}

extension Store {
    /// Digests of the case scopes held here, recomputed from the journal; the stored states are only
    /// compared with the result.
    ///
    /// - Throws: `StorageError.damaged` if a stored state differs from what the journal gives.
    /// - Complexity: O(journal). Reads one snapshot; writers go on meanwhile.
    public func stateDigests() async throws -> [ScopeDigest] {
        let identity = identity
        let registers = registers
        return try await read { db in
            try Folder(Journal(db, identity: identity), registers: registers).stateDigests()
        }
    }

    /// Drops the lists and makes them anew from the states. O(cases).
    public func rebuildLists() async throws {
        let identity = identity
        let registers = registers
        try await write { db in
            try db.execute(sql: Schema.dropProjections + Schema.projections)
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            for row in try db.all("SELECT id FROM cases ORDER BY id") {
                try CaseList.write(try folder.record(row[0]), at: row[0], in: folder)
            }
        }
    }

    /// Drops the states and folds them anew from the journal, then the lists. O(journal).
    public func rebuildStates() async throws {
        let identity = identity
        let registers = registers
        try await write { db in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            for row in try db.all("SELECT id FROM cases ORDER BY id") { try folder.refold(row[0]) }
            try folder.flush()
        }
        try await rebuildLists()
    }

    /// The lines of the lists in a fixed order, for comparing a rebuilt projection with the old one.
    public func listDigest() async throws -> ContentHash {
        try await read { db in
            let lines = try db.all("SELECT * FROM case_list ORDER BY case_id")
            return Hashing.hash(.state, lines.flatMap { Array("\($0)\n".utf8) })
        }
    }

    /// SQLite's own check of the file. O(file).
    public func integrityProblems() async throws -> [String] {
        try await read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        }
    }
}

extension Folder {
    /// Recomputes the states of every scope of cases and compares them with the stored ones.
    func stateDigests() throws -> [ScopeDigest] {
        let scopes = try db.all("SELECT id, kind, key FROM scopes WHERE kind = 3 ORDER BY key")
        return try scopes.map { row in
            let rows = try db.all("SELECT id, state FROM cases WHERE scope_id = ?", [row[0]])
            var states: [(id: CaseID, bytes: [UInt8])] = []
            for row in rows {
                let record = try refolded(row[0]).record
                guard record.bytes == Array(row[1] as Data) else {
                    throw StorageError.damaged("state of case \(row[0] as Int64)")
                }
                states.append((record.id, record.bytes))
            }
            states.sort { $0.id < $1.id }
            return ScopeDigest(
                scope: try Scope(storedKind: row[1], key: row[2]),
                frontier: try journal.frontier(of: row[0]),
                state: Hashing.hash(.state, states.flatMap(\.bytes)),
                cases: states.count
            )
        }
    }
}
