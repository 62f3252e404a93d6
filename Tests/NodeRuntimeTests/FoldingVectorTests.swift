import Foundation
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@Suite("A golden vector of folding")
struct FoldingVectorTests {
    private static let mayWrite =
        ProcessInfo.processInfo.environment["TONGBAN_WRITE_VECTORS"] == "1"

    @Test(
        "gives any replica the same refusals and the same cases",
        .enabled(if: !mayWrite),
        arguments: ["folding", "succession"]
    )
    func read(_ name: String) async throws {
        let vector = try FoldingVector.read(name)
        let key = try #require(DeviceKey(bytes: [UInt8](hexText: vector.county)))
        let path = NSTemporaryDirectory() + "folding-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let place = ReplicaDirectory(path)
        _ = try await place.create(county: key)
        let node = try await place.open()
        let courier = try #require(ReplicaID(bytes: [UInt8](repeating: 0, count: 16)))
        for segment in vector.segments {
            let outcome = try await node.store.accept(
                Message.Delivery(arrival: 0, segment: try [UInt8](hexText: segment)),
                from: courier,
                within: nil
            )
            guard case .accepted = outcome else {
                Issue.record("\(outcome)")
                continue
            }
        }
        #expect(try await node.store.waitingFeeds().isEmpty)
        let succession = try await node.store.view { try $0.register.succession }
        var records: [CaseRecord] = []
        for expected in vector.cases {
            let parts = expected.opened.split(separator: ":")
            let replica = try #require(ReplicaID(bytes: [UInt8](hexText: String(parts[0]))))
            let id = CaseID(
                point: ServicePointID(expected.point),
                dot: Dot(replica, try #require(UInt64(parts[1])))
            )
            let record = try #require(try await node.store.view { try $0.record(id) })
            let found = FoldingVector.CaseMeaning(
                record,
                succession,
                isWhole: name != "folding"
            )
            #expect(found == expected)
            records.append(record)
        }
        let refused = try await FoldingVector.refused(at: node.store, among: records)
        #expect(refused == Set(vector.refused))
        let reasons = Set(vector.refused.map(\.reason))
        #expect(name == "folding" ? reasons.count >= 7 : reasons.contains(16))
        try await node.close()
    }

    @Test("is written from a county that does everything wrong once", .enabled(if: mayWrite))
    func write() async throws {
        let script = try await FoldingScript()
        try await script.overreach()
        try await script.earlyDecision()
        try await script.conflictingFields()
        try await script.contradictions()
        try await script.strangers()
        try await script.county.expectEqualStates()
        try await FoldingVector(
            "A county with its register, catalogues, cases, refusals and rulings",
            at: script.county.hub,
            script.county,
            script.cases
        ).writeIfMissing("folding")
    }

    @Test("is written from a county that loses its replicas and its hub", .enabled(if: mayWrite))
    func writeSuccession() async throws {
        let script = try await SuccessionScript()
        try await script.periods()
        try await script.settlements()
        try await script.rulings()
        try await script.replacements()
        try await script.restoredHub()
        try await FoldingVector(
            "Days and periods, answers, settlements, replaced incarnations and a restored hub",
            at: script.hub,
            script.county,
            script.cases
        ).writeIfMissing("succession")
    }
}
