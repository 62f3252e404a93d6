import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@Suite("A deviation from a guide")
struct DeviationTests {
    private static func draft(_ actual: String = "还要带户口本") -> DeviationDraft {
        DeviationDraft(
            matter: TestCounty.allowance,
            element: .acceptanceConditions,
            actual: actual
        )
    }

    @Test("goes from a village to the county, and the county's answer comes back")
    func roundTrip() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        let filed = try await village.deviate(
            DeviationDraft(
                matter: TestCounty.allowance,
                element: .materialNeed,
                part: 2,
                actual: "实际必须交",
                noticedAt: opened.id
            )
        )
        #expect(filed.deviation.says == "非必要")
        #expect(filed.deviation.version == 1000)
        #expect(filed.noticedAt == opened.id.dot)
        #expect(filed.custody == .here)
        #expect(filed.author?.name == "village0")
        #expect(filed.answer == nil)
        try await county.night()
        let office = try County(county.hub)
        let queue = try await office.deviations()
        #expect(queue.map(\.label) == [filed.label])
        #expect(queue.map(\.deviation) == [filed.deviation])
        let answer = DeviationAnswer(outcome: .accepted(asVersion: 1001), text: "下月起照改")
        try await office.answer(filed.label, answer)
        try await county.night()
        let here = try await village.store.view { try $0.deviations(about: TestCounty.allowance) }
        #expect(here.map(\.answer) == [answer])
        #expect(here.map(\.custody) == [.county])
        #expect(here.first?.ruledAt != nil)
        let township = try await county.townships[0].store.view { try $0.deviations() }
        #expect(township.map(\.answer) == [answer])
        let elsewhere = try await county.villages[1].store.view { try $0.deviations() }
        #expect(elsewhere.isEmpty, "the status of a point is read there and above only")
    }

    @Test("answered again shows the newer answer everywhere; the same answer writes nothing")
    func again() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let filed = try await county.villages[0].deviate(Self.draft())
        try await county.night()
        let office = try County(county.hub)
        let first = DeviationAnswer(outcome: .declined, text: "不属实")
        let second = DeviationAnswer(outcome: .explained, text: "请看第三条")
        try await office.answer(filed.label, first)
        try await office.answer(filed.label, second)
        let entries = try await county.hub.store.counts()
        try await office.answer(filed.label, second)
        #expect(try await county.hub.store.counts() == entries)
        try await county.night()
        for node in [county.villages[0], county.townships[0], county.hub] {
            #expect(try await node.store.view { try $0.deviations() }.map(\.answer) == [second])
        }
    }

    @Test("is not filed if it says nothing, the same, or names no part that is there")
    func faults() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        await #expect(throws: NodeError.badDeviation(.saysNothing)) {
            _ = try await village.deviate(Self.draft(" "))
        }
        await #expect(throws: NodeError.badDeviation(.saysTheSame)) {
            _ = try await village.deviate(Self.draft("材料齐全"))
        }
        await #expect(throws: NodeError.noSuchGuidePart(.materialName, 9)) {
            _ = try await village.deviate(
                DeviationDraft(
                    matter: TestCounty.allowance,
                    element: .materialName,
                    part: 9,
                    actual: "不需要"
                )
            )
        }
        await #expect(throws: OfficeFault.badAnswer(.saysNothing)) {
            try await County(county.hub).answer(
                "1-1",
                DeviationAnswer(outcome: .declined, text: "")
            )
        }
        await #expect(throws: OfficeFault.noSuchDeviation("9-9")) {
            try await County(county.hub).answer(
                "9-9",
                DeviationAnswer(outcome: .explained, text: "有")
            )
        }
        #expect(try await village.store.view { try $0.deviations() }.isEmpty)
    }

    @Test("of a hostile device is kept, refused and ruled; an answer of anybody but the county too")
    func hostile() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let filed = try await village.deviate(Self.draft())
        let scope = Scope.status(filed.point.number)
        let good = DeviationFiled(filed.deviation).payload
        let answer = DeviationAnswered(
            filed.filing,
            DeviationAnswer(outcome: .explained, text: "冒充县里")
        ).payload
        // A device of another village, one that the county does not know, and the village itself.
        var other = CraftedFeed(by: .random(), in: scope)
        try await county.grant(other.request, at: TestCounty.villageDivisions[1])
        try await county.distribute()
        try await other.see(county.judgedBy, in: county.townships[0].store)
        var stranger = CraftedFeed(by: .random(), in: scope)
        try await stranger.see(county.judgedBy, in: county.townships[0].store)
        let filedKind = RecordKind.deviationFiled.rawValue
        let answeredKind = RecordKind.deviationAnswered.rawValue
        try await county.hand(
            [
                try other.segment([
                    .init(.scope, kind: filedKind, payload: good),
                    .init(.scope, kind: answeredKind, payload: answer),
                ]),
                try stranger.segment([.init(.scope, kind: filedKind, payload: good)]),
            ],
            to: village
        )
        let scoped = try await village.store.writeUnjudged(
            kind: answeredKind,
            payload: answer,
            on: .scope,
            in: scope
        )
        let bad = try await village.store.writeUnjudged(
            kind: filedKind,
            payload: [0x0A, 0x01, 0x37],
            on: .scope,
            in: scope
        )
        try await county.night()
        for node in [village, county.townships[0], county.hub] {
            let refusals = try await node.store.refusals()
            #expect(refusals[Dot(other.feed.replica, 1)] == .wrongScope)
            #expect(refusals[Dot(other.feed.replica, 2)] == .notTheCounty)
            #expect(refusals[Dot(stranger.feed.replica, 1)] == .notGranted)
            #expect(refusals[scoped] == .notTheCounty)
            #expect(refusals[bad] == .malformed)
            let held = try await node.store.view { try $0.deviations() }
            #expect(held.map(\.filing) == [filed.filing])
            #expect(held.map(\.answer) == [nil])
        }
    }

    @Test("payload reads back as written, and is refused with anything outside its tables")
    func coding() throws {
        let replica = try #require(ReplicaID(bytes: Array(repeating: 3, count: 16)))
        let filed = DeviationFiled(
            GuideDeviation(
                matter: TestCounty.allowance,
                version: 1000,
                element: .materialNeed,
                part: 2,
                says: "非必要",
                actual: "实际必须交",
                filedOn: TestCounty.foundingDay
            ),
            noticedAt: Dot(replica, 7)
        )
        #expect(try DeviationFiled(payload: filed.payload) == filed)
        for outcome in [
            DeviationAnswer.Outcome.accepted(asVersion: 1001), .accepted(asVersion: nil),
            .explained,
            .declined,
        ] {
            let answered = DeviationAnswered(
                Dot(replica, 7),
                DeviationAnswer(outcome: outcome, text: "理由")
            )
            #expect(try DeviationAnswered(payload: answered.payload) == answered)
        }
        for payload: [UInt8] in [[], [0xFF], filed.payload + [0x18, 0x77]] {
            #expect(throws: RefusalReason.malformed) { try DeviationFiled(payload: payload) }
        }
    }
}
