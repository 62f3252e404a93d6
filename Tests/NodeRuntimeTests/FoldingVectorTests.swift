import Foundation
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@Suite("The golden vector of folding")
struct FoldingVectorTests {
    private static let mayWrite =
        ProcessInfo.processInfo.environment["TONGBAN_WRITE_VECTORS"] == "1"

    @Test("gives any replica the same refusals and the same cases", .enabled(if: !mayWrite))
    func read() async throws {
        let vector = try FoldingVector.read()
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
        var records: [CaseRecord] = []
        for expected in vector.cases {
            let parts = expected.opened.split(separator: ":")
            let replica = try #require(ReplicaID(bytes: [UInt8](hexText: String(parts[0]))))
            let id = CaseID(
                point: ServicePointID(expected.point),
                dot: Dot(replica, try #require(UInt64(parts[1])))
            )
            let record = try #require(try await node.store.view { try $0.record(id) })
            #expect(FoldingVector.CaseMeaning(record) == expected)
            records.append(record)
        }
        let refused = try await FoldingVector.refused(at: node.store, among: records)
        #expect(refused == Set(vector.refused))
        #expect(Set(vector.refused.map(\.reason)).count >= 7, "the vector shows most reasons")
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
        let hub = script.county.hub
        var records: [CaseRecord] = []
        for id in script.cases {
            records.append(try await script.county.record(id, at: hub))
        }
        let refused = try await FoldingVector.refused(at: hub.store, among: records)
        try FoldingVector(
            about: "A county with its register, catalogues, cases, refusals and rulings",
            county: hub.store.identity.deviceKey.bytes.hexText,
            segments: try await script.county.segments(of: hub).map(\.hexText),
            refused: refused.sorted {
                ($0.replica, $0.scope.key, $0.sequence) < ($1.replica, $1.scope.key, $1.sequence)
            },
            cases: records.map { FoldingVector.CaseMeaning($0) }
        ).writeIfMissing()
    }
}
