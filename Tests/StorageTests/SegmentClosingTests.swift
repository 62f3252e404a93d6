import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol
import TestCounty
import Testing

@testable import Storage

@Suite("Closing")
struct SegmentClosingTests {
    /// Closes what is open, as every conversation begins by doing.
    private func close(_ node: Node, in county: TestCounty) async throws {
        try await county.sync(node, with: county.township(of: 0))
    }

    @Test("gives five hundred cases several bodies, each under 64 KiB, in one chain")
    func severalBodies() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let point = try #require(try await village.ownPoint()).id
        _ = try await village.commit { _ in
            (0..<500).map { .open(at: point, TestCounty.openingAct(for: "申请人\($0)")) }
        }
        try await close(village, in: county)
        let feed = FeedID(village.store.identity.replica, in: .cases(point.number))
        let segments = try await village.store.segments(of: feed)
        #expect(segments.count > 1)
        #expect(segments.allSatisfy { $0.body.count <= SegmentLimits.bodyBytes })
        var hash = ContentHash.zero
        var next: UInt64 = 0
        for segment in segments {
            #expect(segment.header.first == next)
            try segment.verify(by: village.store.identity.deviceKey, onto: hash)
            hash = segment.hash(after: hash)
            next = segment.header.end
        }
        #expect(next == 502)
        #expect(try await county.townships[0].store.segments(of: feed) == segments)
    }

    @Test("is final: an entry stays in its segment, whatever is written later")
    func final() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        let feed = FeedID(village.store.identity.replica, in: opened.id.scope)
        var closed: [Segment] = []
        for round in 0..<4 {
            for index in 0...round {
                _ = try await village.submit(.note("\(round)-\(index)"), on: opened.id)
            }
            try await close(village, in: county)
            let now = try await village.store.segments(of: feed)
            #expect(now.count == closed.count + 1)
            #expect(Array(now.prefix(closed.count)) == closed)
            closed = now
        }
        try await close(village, in: county)
        #expect(try await village.store.segments(of: feed) == closed)
    }

    @Test("is a commit: another program on the same file finds the segment and nothing open")
    func durable() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        try await close(village, in: county)
        let feed = FeedID(village.store.identity.replica, in: opened.id.scope)
        let second = try await Store.open(in: county.directory + "/village0")
        #expect(try await second.segments(of: feed).map(\.header.end) == [3])
        let open = try await second.rows().filter { $0.hasPrefix("open_entries") }
        #expect(open.isEmpty)
        try await second.close()
    }

    @Test("writes contexts and heads that only go forward, at every level")
    func forward() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let opened = try await county.open(at: county.villages[0])
        for round in 0..<3 {
            for node in [county.villages[0], county.townships[0], county.hub] {
                _ = try await node.submit(.note("第\(round)轮"), on: opened.id)
                try await county.night()
            }
            try await county.grant(
                try await county.stranger("device\(round)"),
                at: TestCounty.villageDivisions[0]
            )
        }
        for store in ([county.hub] + county.townships + county.villages).map(\.store) {
            for feed in try await store.feeds() {
                var base = SegmentBody.Base.empty
                for segment in try await store.segments(of: feed) {
                    for entry in try SegmentBody(of: segment, base: base).entries {
                        #expect(entry.context.dominates(base.context))
                        #expect(base.heads.firstMissing(from: entry.heads) == nil)
                        base = SegmentBody.Base(context: entry.context, heads: entry.heads)
                    }
                }
            }
        }
    }
}
