import Foundation
import GRDB
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import TestCounty
import Testing

@testable import Storage

@Suite("A state")
struct StoreRebuildTests {
    /// A county whose township replica holds cases with every kind of content.
    private func busyCounty() async throws -> TestCounty {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let first = try await county.open(at: village, for: "赵𠮷")
        let second = try await county.open(TestCounty.licence, at: village)
        try await county.open(TestCounty.certificate, at: county.villages[1])
        try await county.night()
        _ = try await village.submit(.edit(.bankAccount, .text("6222000000000001")), on: first.id)
        _ = try await township.submit(.edit(.bankAccount, .text("6222000000000002")), on: first.id)
        _ = try await village.submit(.takeMaterial(2), on: second.id)
        _ = try await township.submit(
            .requestCorrection(materials: [2], note: "缺场地证明"),
            on: second.id
        )
        _ = try await village.submit(.withdraw(reason: "不办了"), on: second.id)
        _ = try await township.passDecision(
            of: first.id,
            to: try #require(try await county.hub.ownPoint()).id
        )
        try await county.night()
        return county
    }

    @Test("comes out of the journal again with the same bytes, and the lists with it")
    func rebuilt() async throws {
        let county = try await busyCounty()
        for node in [county.townships[0], county.hub, county.villages[0]] {
            let states = try await node.store.stateDigests()
            let lists = try await node.store.listDigest()
            let rows = try await node.store.rows()
            try await node.store.rebuildLists()
            #expect(try await node.store.listDigest() == lists)
            try await node.store.rebuildStates()
            #expect(try await node.store.stateDigests() == states)
            #expect(try await node.store.listDigest() == lists)
            #expect(try await node.store.rows() == rows)
        }
    }

    /// What may happen to a state on the disk.
    enum Damage: CaseIterable {
        case alteredByte
        case stateOfAnotherCase
    }

    @Test(
        "altered in the file is found, and healed by folding the journal again",
        arguments: Damage.allCases
    )
    func altered(_ damage: Damage) async throws {
        let county = try await busyCounty()
        let store = county.townships[0].store
        let states = try await store.stateDigests()
        let queue = try DatabaseQueue(path: Store.databasePath(in: county.directory + "/township0"))
        try await queue.write { db in
            let rows = try Row.fetchAll(db, sql: "SELECT id, state FROM cases ORDER BY id")
            var state = rows[0][1] as Data
            switch damage {
            case .alteredByte: state[state.endIndex - 1] ^= 1
            case .stateOfAnotherCase: state = rows[1][1]
            }
            try db.execute(
                sql: "UPDATE cases SET state = ? WHERE id = ?",
                arguments: [state, rows[0][0] as Int64]
            )
        }
        try queue.close()
        let error = await #expect(throws: StorageError.self) { try await store.stateDigests() }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        try await store.rebuildStates()
        #expect(try await store.stateDigests() == states)
    }
}
