import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("What a publication costs the county")
struct PublishingCostTests {
    @Test("is the same with a handful of registered devices as with five hundred and fifty")
    func entries() async throws {
        let files = try FullCounty()
        let few = try await TestCounty.full()
        let many = try await TestCounty.full()
        let villages = try await many.hub.store.view { view in
            try view.register.allPoints.filter { $0.tier == .village }
        }
        // In one commit: how the devices came to be registered does not matter here.
        let grants = try villages.enumerated().map { index, village in
            var key = [UInt8](repeating: 7, count: DeviceKey.byteCount)
            var replica = [UInt8](repeating: 9, count: ReplicaID.byteCount)
            (key[0], key[1]) = (UInt8(index % 256), UInt8(index / 256))
            (replica[0], replica[1]) = (UInt8(index % 256), UInt8(index / 256))
            return Authority.Grant(
                deviceKey: try #require(DeviceKey(bytes: key)),
                replica: try #require(ReplicaID(bytes: replica)),
                point: village.id,
                decides: false,
                number: UInt32(100 + index)
            )
        }
        _ = try await many.hub.commit { _ in grants.map { .register(.deviceGranted($0)) } }
        #expect(try await many.hub.store.view { try $0.register.allGrants.count } >= 550)
        func publish(_ county: TestCounty) async throws -> Publication {
            let office = try County(county.hub)
            return try await office.publish(
                try await office.changes(at: files.changeList),
                on: TestCounty.foundingDay
            )
        }
        let small = try await publish(few)
        #expect(small == (try await publish(many)))
        #expect(small.written.values.map(\.entries).reduce(0, +) < 60)
    }
}
