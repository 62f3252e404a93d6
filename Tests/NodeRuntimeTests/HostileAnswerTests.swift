import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@Suite("An answer its author may not give")
struct HostileAnswerTests {
    private static func payload(version: Int = 1) -> [UInt8] {
        DelegationAnswered(
            DelegationAnswer(
                matter: TestCounty.approval,
                version: version,
                word: .accept([]),
                claimedAt: 0
            )
        ).payload
    }

    private func written(
        _ payload: [UInt8],
        by node: Node,
        in scope: Scope
    ) async throws -> Dot {
        try await node.store.writeUnjudged(
            kind: RecordKind.delegationAnswered.rawValue,
            payload: payload,
            on: .scope,
            in: scope
        )
    }

    private func status(of node: Node) async throws -> Scope {
        .status(try #require(try await node.ownPoint()).id.number)
    }

    @Test("is refused: for an offer to another point, for another version, for nothing at all")
    func anothersOffer() async throws {
        let county = try await TestCounty()
        try await county.offer(TestCounty.approval, to: county.townships[0], .decision)
        try await county.distribute()
        let village = county.villages[0]
        let forged = try await written(
            Self.payload(),
            by: village,
            in: try await status(of: village)
        )
        let (one, other) = (county.townships[0], county.townships[1])
        let early = try await written(
            Self.payload(version: 2),
            by: one,
            in: try await status(of: one)
        )
        let stray = try await written(Self.payload(), by: other, in: try await status(of: other))
        let torn = try await written([0xFF], by: other, in: try await status(of: other))
        try await county.night()
        let refusals = try await county.hub.store.refusals()
        #expect(refusals[forged] == .illegal)
        #expect(refusals[early] == .illegal)
        #expect(refusals[stray] == .illegal)
        #expect(refusals[torn] == .malformed)
        let dossier = try await county.dossier(TestCounty.approval, of: one, at: county.hub)
        #expect(dossier.stage == .offered)
        #expect(dossier.answers.isEmpty)
    }

    @Test("is refused from a point above that speaks for the point it was offered to")
    func byAnother() async throws {
        let county = try await TestCounty()
        try await county.offer(TestCounty.certificate, to: county.villages[0], .decision)
        try await county.distribute()
        let payload = DelegationAnswered(
            DelegationAnswer(
                matter: TestCounty.certificate,
                version: 1,
                word: .accept([]),
                claimedAt: 0
            )
        ).payload
        let dot = try await written(
            payload,
            by: county.townships[0],
            in: try await status(of: county.villages[0])
        )
        try await county.night()
        #expect(try await county.hub.store.refusals()[dot] == .wrongScope)
        let dossier = try await county.dossier(
            TestCounty.certificate,
            of: county.villages[0],
            at: county.hub
        )
        #expect(dossier.stage == .offered)
    }

    @Test("is kept and not counted when its device was granted nothing")
    func ungranted() async throws {
        let county = try await TestCounty()
        let township = county.townships[0]
        try await county.offer(TestCounty.approval, to: township, .decision)
        try await county.distribute()
        var feed = CraftedFeed(by: .random(), in: try await status(of: township))
        try await feed.see(
            [FeedID(county.hub.store.identity.replica, in: .authority)],
            in: county.hub.store
        )
        let segment = try feed.segment([
            .init(
                .scope,
                kind: RecordKind.delegationAnswered.rawValue,
                payload: Self.payload()
            )
        ])
        try await county.hand([segment], to: county.hub)
        let dossier = try await county.dossier(TestCounty.approval, of: township, at: county.hub)
        #expect(dossier.stage == .offered)
        #expect(dossier.answers.isEmpty)
        let refused = try await county.hub.store.refusedEntries(ownOnly: false)
        #expect(refused.map(\.reason) == [.notGranted])
    }
}
