import Foundation
import NodeRuntime
import Storage
import Testing

@Suite("One replica file shared by several processes")
struct SharedReplicaTests {
    @Test("keeps dots contiguous and loses nothing while two commit and a third closes and syncs")
    func twoWritersAndASyncer() async throws {
        let county = try await LiveCounty()
        let hub = try await county.startHub()
        try await county.enrol("village", at: LiveCounty.villages[0], parent: hub)
        let first = try await Program("tongban", ["sync", "--replica", county.replica("village")])
            .run()
        #expect(first.status == 0)
        let replica = county.replica("village")
        let writers = try (0..<2).map { _ in
            try Program("ReplicaWorker", [replica, "open", LiveCounty.matter, "1000"]).launch()
        }
        let syncer = try Program("ReplicaWorker", [replica, "sync", hub, "40"]).launch()
        var acknowledged: [UInt64] = []
        for writer in writers {
            let outcome = await writer.outcome(within: 240)
            #expect(outcome.status == 0, "\(outcome.errors)")
            acknowledged += outcome.lines.compactMap { UInt64($0.split(separator: " ").last ?? "") }
        }
        let synced = await syncer.outcome(within: 240)
        #expect(synced.status == 0, "\(synced.errors)")
        // The certificate and the operator's name come first; every later entry opened one case.
        #expect(acknowledged.sorted() == Array(2...2001))

        let last = try await Program("ReplicaWorker", [replica, "sync", hub, "1"]).run()
        #expect(last.status == 0, "\(last.errors)")
        let village = try await county.node("village")
        let atHub = try await county.node("hub")
        #expect(try await village.store.counts().cases == 2000)
        #expect(try await village.store.counts().onlyHere == 0)
        #expect(try await village.store.stateDigests() == atHub.store.stateDigests())
        #expect(try await village.store.integrityProblems().isEmpty)
    }
}
