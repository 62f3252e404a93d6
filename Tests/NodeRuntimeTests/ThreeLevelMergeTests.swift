import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("A case written at three levels")
struct ThreeLevelMergeTests {
    private static let fields: [CaseField] = [.phone, .address, .bankAccount, .amount, .summary]

    /// x by the township, y by the village knowing nothing of it, z by the county knowing x only.
    private struct Histories {
        let id: CaseID
        let base: [[UInt8]]
        let x: [[UInt8]]
        let y: [[UInt8]]
        let z: [[UInt8]]
    }

    private func write(_ text: String, at node: Node, on id: CaseID) async throws {
        for field in Self.fields { _ = try await node.submit(.edit(field, .text(text)), on: id) }
        try await node.store.closeOpenEntries(with: node.pen)
    }

    private func histories(in county: TestCounty) async throws -> Histories {
        let (village, township) = (county.villages[0], county.townships[0])
        let opened = try await county.open(at: village)
        try await county.night()
        let base = try await county.segments(of: county.hub)
        try await write("1", at: township, on: opened.id)
        try await county.sync(township, with: county.hub)
        try await write("2", at: village, on: opened.id)
        try await write("3", at: county.hub, on: opened.id)
        func news(_ author: Node) async throws -> [[UInt8]] {
            try await county.segments(of: author, writtenBy: author)
                .filter { !base.contains($0) }
        }
        return Histories(
            id: opened.id,
            base: base,
            x: try await news(township),
            y: try await news(village),
            z: try await news(county.hub)
        )
    }

    @Test("is the same on every replica, in whatever of the six orders the writes come")
    func sixOrders() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let made = try await histories(in: county)
        let orders = [
            [made.x, made.y, made.z], [made.x, made.z, made.y], [made.y, made.x, made.z],
            [made.y, made.z, made.x], [made.z, made.x, made.y], [made.z, made.y, made.x],
        ]
        var digests: Set<[ScopeDigest]> = []
        for (index, order) in orders.enumerated() {
            let fresh = try await county.stranger("fresh\(index)")
            try await county.hand(made.base + order.flatMap { $0 }, to: fresh)
            #expect(try await fresh.store.waitingFeeds().isEmpty)
            let record = try await county.record(made.id, at: fresh)
            for field in Self.fields {
                let kept = record.register(field).writes.map(\.value)
                #expect(Set(kept) == [.text("2"), .text("3")])
            }
            #expect(record.openConflicts == [.bankAccount, .amount])
            #expect(record.shown(.summary) == .text("3"))
            #expect(record.shown(.address) == .text("2"))
            #expect(record.shown(.phone) == .text("3"))
            digests.insert(try await fresh.store.stateDigests())
        }
        #expect(digests.count == 1)
    }

    @Test("is equal at village, township and county after a night")
    func night() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let made = try await histories(in: county)
        try await county.night()
        try await county.expectEqualStates()
        for node in [county.villages[0], county.townships[0], county.hub] {
            let record = try await county.record(made.id, at: node)
            #expect(record.openConflicts == [.bankAccount, .amount])
        }
    }

    @Test("loses its conflict when a person who saw both values chooses")
    func resolved() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let made = try await histories(in: county)
        try await county.night()
        _ = try await county.villages[0].submit(.edit(.bankAccount, .text("4")), on: made.id)
        _ = try await county.villages[0].submit(.edit(.amount, .text("4")), on: made.id)
        try await county.night()
        try await county.expectEqualStates()
        let record = try await county.record(made.id, at: county.hub)
        #expect(record.openConflicts.isEmpty)
        #expect(record.shown(.bankAccount) == .text("4"))
    }
}
