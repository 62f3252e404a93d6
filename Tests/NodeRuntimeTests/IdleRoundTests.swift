import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncEngine
import Synchronization
import SyncProtocol
import TestCounty
import Testing

@Suite("An idle round")
struct IdleRoundTests {
    /// Frame bytes each way of a conversation with nothing to say, in an open session.
    private func idleBytes(_ child: Node, with parent: Node) async throws -> (up: Int, down: Int) {
        let link = LoopbackLink(to: parent)
        let dialer = Dialer(child, over: link, logger: quiet)
        _ = try await dialer.converse()
        _ = try await dialer.converse()
        let before = link.carried.withLock { $0 }
        let summary = try await dialer.converse()
        #expect(summary.segmentsSent + summary.segmentsTaken == 0)
        let after = link.carried.withLock { $0 }
        return (after.up - before.up, after.down - before.down)
    }

    @Test("takes at most 128 bytes each way, with ten cases as with two thousand")
    func cases() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let point = try #require(try await village.ownPoint()).id
        for count in [10, 1990] {
            _ = try await village.commit { _ in
                (0..<count).map { .open(at: point, TestCounty.openingAct(for: "申请人\($0)")) }
            }
            try await county.sync(village, with: county.townships[0])
            try await county.sync(county.townships[0], with: county.hub)
            let low = try await idleBytes(village, with: county.townships[0])
            let high = try await idleBytes(county.townships[0], with: county.hub)
            let held = try await county.hub.store.counts().cases
            print("idle round with \(held) cases: village \(low), township \(high) bytes")
            for bytes in [low.up, low.down, high.up, high.down] { #expect(bytes <= 128) }
        }
        #expect(try await county.hub.store.counts().cases == 2000)
    }

    @Test("takes at most 128 bytes each way between a county and a township of thirty villages")
    func villages() async throws {
        let county = try await TestCounty(extraVillages: 28)
        try await county.distribute()
        for (index, village) in county.villages.enumerated() where index != 2 {
            try await county.open(at: village)
        }
        try await county.night()
        #expect(try await county.hub.store.counts().cases == 30)
        let high = try await idleBytes(county.townships[0], with: county.hub)
        let low = try await idleBytes(county.villages[30], with: county.townships[0])
        print("idle round with 30 villages: village \(low), township \(high) bytes")
        for bytes in [low.up, low.down, high.up, high.down] { #expect(bytes <= 128) }
    }
}
