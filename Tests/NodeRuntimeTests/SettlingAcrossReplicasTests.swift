import SyncProtocol
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@Suite("A conflict between a village and its township")
struct SettlingConflictTests {
    private let county: TestCounty
    private let opened: TestCase
    private let places: [Node]

    /// Village and township edit the account apart; then everybody hears of both.
    init() async throws {
        county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        opened = try await county.open(at: village)
        try await county.night()
        _ = try await village.submit(.edit(.bankAccount, .text("6222000000000001")), on: opened.id)
        _ = try await township.submit(.edit(.bankAccount, .text("6222000000000002")), on: opened.id)
        try await county.night()
        places = [village, township, county.hub]
    }

    private func values() async throws -> [[FieldValue]] {
        var values: [[FieldValue]] = []
        for node in places {
            let record = try await county.record(opened.id, at: node)
            values.append(record.register(.bankAccount).writes.map(\.value))
        }
        return values
    }

    private func choose(_ text: String, at node: Node) async throws {
        let id = opened.id
        _ = try await node.submit(on: id) { record in
            let write = record.register(.bankAccount).writes.first { $0.value == .text(text) }
            guard let write else { throw Refusal.choiceGone(.bankAccount) }
            return try record.resolving(
                .bankAccount,
                with: .entry(write.stamp.dot),
                note: "核对存折"
            )
        }
    }

    @Test("is settled by the township, taken back by the village, settled otherwise by the county")
    func story() async throws {
        #expect(try await values().allSatisfy { $0.count == 2 })
        try await choose("6222000000000002", at: county.townships[0])
        try await county.night()
        #expect(try await values().allSatisfy { $0 == [.text("6222000000000002")] })
        try await county.expectEqualStates()
        _ = try await county.villages[0].submit(on: opened.id) {
            try $0.withdrawingResolutions(of: .bankAccount, note: "选错了")
        }
        try await county.night()
        #expect(try await values().allSatisfy { $0.count == 2 })
        try await choose("6222000000000001", at: county.hub)
        try await county.night()
        try await county.night()
        #expect(try await values().allSatisfy { $0 == [.text("6222000000000001")] })
        try await county.expectEqualStates()
    }

    @Test("holds acceptance back while it is open, and no longer")
    func blocks() async throws {
        let township = county.townships[0]
        await #expect(throws: Refusal.conflictOpen([.bankAccount])) {
            try await township.submit(.accept, on: opened.id)
        }
        try await choose("6222000000000002", at: township)
        _ = try await township.submit(.accept, on: opened.id)
    }

    @Test("is not settled twice, nor by a value that is gone, nor taken back when nothing stands")
    func wrongChoices() async throws {
        let (township, id) = (county.townships[0], opened.id)
        await #expect(throws: Refusal.notResolved(.bankAccount)) {
            try await township.submit(on: id) {
                try $0.withdrawingResolutions(of: .bankAccount, note: "")
            }
        }
        await #expect(throws: Refusal.choiceGone(.bankAccount)) {
            try await township.submit(on: id) {
                try $0.resolving(.bankAccount, with: .entry(id.dot), note: "")
            }
        }
        try await choose("6222000000000002", at: township)
        await #expect(throws: Refusal.notInConflict(.bankAccount)) {
            try await township.submit(on: id) {
                try $0.resolving(.bankAccount, with: .value(.text("1")), note: "")
            }
        }
        await #expect(throws: Refusal.notInConflict(.phone)) {
            try await township.submit(on: id) {
                try $0.resolving(.phone, with: .value(.text("1")), note: "")
            }
        }
    }

    @Test("is open again between two who settled it apart and differently")
    func apart() async throws {
        try await choose("6222000000000001", at: county.villages[0])
        try await choose("6222000000000002", at: county.townships[0])
        try await county.night()
        #expect(try await values().allSatisfy { $0.count == 2 })
        for node in places {
            let record = try await county.record(opened.id, at: node)
            #expect(record.openConflicts == [.bankAccount])
        }
        try await county.expectEqualStates()
    }
}

@Suite("A frozen case")
struct FrozenCaseTests {
    private let county: TestCounty
    private let opened: TestCase
    private let deny: Dot
    private let approve: Dot

    /// The township denies; the village approves without the right, and the county releases that.
    init() async throws {
        county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        opened = try await county.open(at: village)
        try await county.night()
        _ = try await township.submit(.accept, on: opened.id)
        try await county.night()
        deny = try await township.submit(.deny(reason: "未满八十周岁"), on: opened.id).dot
        approve = try await village.store.writeUnjudged(
            CaseAct(claimedAt: 0, changes: [.moved(.approve, reason: nil)], decisionMove: 0),
            on: .existing(opened.id.dot),
            in: opened.id.scope
        )
        try await county.night()
        let isReleased = try await county.hub.store.release(
            FeedID(approve.replica, in: opened.id.scope),
            approve.sequence,
            at: 1_767_225_600,
            by: TestCounty.person("覃县管", .administrator)
        )
        #expect(isReleased)
        try await county.night()
        try await county.night()
    }

    private func stages() async throws -> [(stage: CaseStage, isFrozen: Bool)] {
        var stages: [(stage: CaseStage, isFrozen: Bool)] = []
        for node in [county.villages[0], county.townships[0], county.hub] {
            let line = try await node.find(opened.number)
            stages.append((line.stage, line.isFrozen))
        }
        return stages
    }

    private func nights() async throws {
        try await county.night()
        try await county.night()
        try await county.expectEqualStates()
    }

    @Test("moves nowhere, goes on once the county rules, and is frozen again when that is undone")
    func story() async throws {
        #expect(try await stages().allSatisfy { $0.isFrozen })
        let id = opened.id
        for node in [county.villages[0], county.townships[0], county.hub] {
            await #expect(throws: Refusal.caseFrozen) {
                try await node.submit(.edit(.phone, .text("16400000001")), on: id)
            }
            _ = try await node.submit(.note("等县里裁定"), on: id)
        }
        await #expect(throws: Refusal.countyRules(.township)) {
            try await county.townships[0].submit(
                .rule(standing: EntryName(deny), reason: "以乡镇为准"),
                on: id
            )
        }
        await #expect(throws: Refusal.emptyText) {
            try await county.hub.submit(.rule(standing: EntryName(deny), reason: " "), on: id)
        }
        _ = try await county.hub.submit(
            .rule(standing: EntryName(approve), reason: "年龄以户口簿为准"),
            on: id
        )
        try await nights()
        #expect(try await stages().allSatisfy { $0 == (.approved, false) })
        await #expect(throws: Refusal.notFrozen) {
            try await county.hub.submit(.rule(standing: EntryName(deny), reason: "再裁"), on: id)
        }
        _ = try await county.hub.submit(on: id) { try $0.withdrawingRulings(reason: "材料有误") }
        try await nights()
        #expect(try await stages().allSatisfy { $0.isFrozen })
        _ = try await county.hub.submit(
            .rule(standing: EntryName(deny), reason: "户口簿系误录"),
            on: id
        )
        try await nights()
        #expect(try await stages().allSatisfy { $0 == (.denied, false) })
    }

    @Test("tells who released what froze it")
    func released() async throws {
        for node in [county.villages[0], county.townships[0], county.hub] {
            let line = try await node.store.history(of: opened.id).first { $0.dot == approve }
            #expect(line?.release?.person?.name == "覃县管")
            #expect(line?.release?.at == 1_767_225_600)
        }
    }
}

@Suite("An author whose entries follow a refused one")
struct FollowingEntriesTests {
    @Test("is told of each case, until the author acts with the ruling in view")
    func told() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let opened = try await county.open(at: village)
        _ = try await village.store.writeUnjudged(
            CaseAct(claimedAt: 0, changes: [.moved(.receive, reason: nil)]),
            on: .existing(opened.id.dot),
            in: opened.id.scope
        )
        try await county.sync(village, with: township)
        _ = try await township.submit(.note("已联系"), on: opened.id)
        let lines = try await township.store.followingEntries()
        #expect(lines.map(\.number) == [opened.number])
        #expect(lines.map(\.entries) == [1])
        #expect(lines.map(\.reason) == [.notCompetent])
        #expect(try await village.store.followingEntries().isEmpty)
        try await county.night()
        #expect(try await township.store.followingEntries().count == 1)
        _ = try await township.submit(.note("已核对"), on: opened.id)
        #expect(try await township.store.followingEntries().isEmpty)
    }
}
