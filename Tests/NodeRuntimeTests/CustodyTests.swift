import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("Custody of a case: 本机, 乡镇, 县")
struct CustodyTests {
    /// A case that the village has closed and nobody else holds.
    private struct Closed {
        let county: TestCounty
        let opened: TestCase
        let feed: FeedID
        let held: Receipt.HeldFeed

        init() async throws {
            county = try await TestCounty()
            try await county.distribute()
            let village = county.villages[0]
            opened = try await county.severalSegments(at: village, count: 2)
            feed = FeedID(village.store.identity.replica, in: opened.id.scope)
            held = try #require(try await village.store.held([feed]).first)
        }

        var custody: Custody {
            get async throws { try await county.villages[0].find(opened.number).custody }
        }

        func receipt(by node: Node, for feeds: [Receipt.HeldFeed]) throws -> Receipt {
            try Receipt(
                for: feeds,
                wall: 0,
                replica: node.store.identity.replica,
                by: node.signer
            )
        }
    }

    @Test("is 本机 until a receipt comes, though the segment was closed and sent")
    func here() async throws {
        let closed = try await Closed()
        #expect(try await closed.custody == .here)
        #expect(try await closed.county.villages[0].store.counts().onlyHere == 2)
        let county = closed.county
        try await county.hand(
            try await county.segments(of: county.villages[0]),
            to: county.townships[0]
        )
        #expect(try await closed.custody == .here)
    }

    @Test("is 乡镇 by the receipt of the township above")
    func township() async throws {
        let closed = try await Closed()
        let village = closed.county.villages[0].store
        let receipt = try closed.receipt(by: closed.county.townships[0], for: [closed.held])
        #expect(try await village.keep(receipt))
        #expect(try await closed.custody == .township)
        #expect(try await village.counts().atTownship == 2)
    }

    @Test("does not rise by a forged receipt, nor by one of a device without a grant")
    func forged() async throws {
        let closed = try await Closed()
        let village = closed.county.villages[0].store
        let real = try closed.receipt(by: closed.county.townships[0], for: [closed.held])
        let stranger = try await closed.county.stranger("stranger")
        #expect(try await village.keep(closed.receipt(by: stranger, for: [closed.held])) == false)
        var bytes = Frame.bytes(of: .receipt(real))
        bytes[bytes.count - 1] ^= 1
        var decoder = FrameDecoder()
        guard case .receipt(let altered) = try decoder.append(bytes).first else {
            Issue.record("a receipt with another signature is still a receipt")
            return
        }
        #expect(try await village.keep(altered) == false)
        #expect(try await closed.custody == .here)
    }

    @Test("does not rise by the receipt of a village, the own one or another")
    func village() async throws {
        let closed = try await Closed()
        for signer in closed.county.villages {
            _ = try await closed.county.villages[0].store.keep(
                closed.receipt(by: signer, for: [closed.held])
            )
        }
        #expect(try await closed.custody == .here)
        _ = try await closed.county.villages[0].store.keep(
            closed.receipt(by: closed.county.townships[1], for: [closed.held])
        )
        #expect(try await closed.custody == .here)
    }

    @Test("does not rise by a receipt for nothing, for more than was written, or for other bytes")
    func otherContent() async throws {
        let closed = try await Closed()
        let township = closed.county.townships[0]
        let other = try #require(
            ContentHash(bytes: closed.held.hash.bytes.map { $0 ^ 1 })
        )
        let claims = [
            Receipt.HeldFeed(feed: closed.feed, count: 0, hash: .zero),
            Receipt.HeldFeed(feed: closed.feed, count: 99, hash: closed.held.hash),
            Receipt.HeldFeed(feed: closed.feed, count: closed.held.count, hash: other),
        ]
        for claim in claims {
            _ = try await closed.county.villages[0].store.keep(
                closed.receipt(by: township, for: [claim])
            )
            #expect(try await closed.custody == .here)
        }
    }

    @Test("does not let a receipt decide whose key another replica has")
    func borrowedReplica() async throws {
        let closed = try await Closed()
        let (county, village) = (closed.county, closed.county.villages[0])
        var crafted = CraftedFeed(by: .random(), in: closed.opened.id.scope)
        try await county.grant(crafted.request, at: TestCounty.villageDivisions[0])
        try await county.distribute()
        let receipt = try Receipt(
            for: [closed.held],
            wall: 0,
            replica: crafted.feed.replica,
            by: county.townships[0].signer
        )
        _ = try await village.store.keep(receipt)
        try await crafted.see(county.judgedBy, in: village.store)
        let opening = CraftedFeed.Draft(.opened, TestCounty.openingAct())
        try await county.hand(
            [try crafted.segment([opening]), try crafted.segment([opening])],
            to: village
        )
        #expect(try await village.store.quarantinedSegments().isEmpty)
        #expect(try await village.store.caseLines(limit: 9).count == 3)
    }

    @Test("is 县 by a ruling and nothing less, though the county has signed a receipt")
    func county() async throws {
        let closed = try await Closed()
        let (county, village) = (closed.county, closed.county.villages[0])
        _ = try await village.store.keep(closed.receipt(by: county.hub, for: [closed.held]))
        #expect(try await closed.custody == .township)
        try await county.sync(village, with: county.townships[0])
        try await county.sync(county.townships[0], with: county.hub)
        #expect(try await closed.custody == .township)
        try await county.sync(village, with: county.townships[0])
        #expect(try await closed.custody == .county)
        #expect(try await village.store.counts().atCounty == 2)
    }

    @Test("does not fall when the township adds to the case")
    func townshipAdds() async throws {
        let closed = try await Closed()
        let (county, village) = (closed.county, closed.county.villages[0])
        try await county.sync(village, with: county.townships[0])
        _ = try await county.townships[0].submit(.accept, on: closed.opened.id)
        try await county.sync(village, with: county.townships[0])
        #expect(try await village.find(closed.opened.number).stage == .accepted)
        #expect(try await closed.custody == .township)
    }
}
