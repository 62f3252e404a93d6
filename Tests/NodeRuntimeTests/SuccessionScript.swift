import Foundation
import HubRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

/// A county in which delegations end, people settle what they wrote apart, replicas are lost and the
/// hub comes back from a backup.
final class SuccessionScript {
    let county: TestCounty
    private(set) var hub: Node
    private(set) var townships: [Node]
    private(set) var villages: [Node]
    private(set) var cases: [CaseID] = []
    /// Of the first village's cases.
    private let scope: Scope
    private static let tomorrow = TestCounty.foundingDay.advanced(by: 1)

    init() async throws {
        county = try await TestCounty()
        try await county.distribute()
        (hub, townships, villages) = (county.hub, county.townships, county.villages)
        scope = try await county.scope(ofVillage: 0)
    }

    // MARK: Handles

    private func night() async throws {
        for (index, village) in villages.enumerated() {
            try await county.sync(village, with: township(of: index))
        }
        for township in townships { try await county.sync(township, with: hub) }
        for (index, village) in villages.enumerated() {
            try await county.sync(village, with: township(of: index))
        }
    }

    private func township(of village: Int) -> Node { townships[village == 2 ? 1 : 0] }

    @discardableResult
    private func open(_ name: String, at node: Node) async throws -> CaseID {
        let opened = try await county.open(at: node, for: name)
        cases.append(opened.id)
        return opened.id
    }

    @discardableResult
    private func write(_ changes: [CaseChange], on id: CaseID, at node: Node) async throws -> Dot {
        try await node.store.writeUnjudged(
            CaseAct(claimedAt: 0, changes: changes),
            on: .existing(id.dot),
            in: id.scope
        )
    }

    /// Opens without asking the own rules.
    private func write(opening matter: MatterCode, version: Int, on day: Day) async throws {
        let act = CaseAct(
            claimedAt: 0,
            changes: [
                .opened(matter: matter, version: version),
                .fieldSet(.applicant, .applicant(Applicant(name: "张三", identityNumber: nil))),
                .moved(.receive, reason: nil),
            ],
            audience: .village,
            openedOn: day
        )
        let dot = try await villages[0].store.writeUnjudged(act, on: .opened, in: scope)
        guard case .cases(let point) = scope else { return }
        cases.append(CaseID(point: ServicePointID(point), dot: dot))
    }

    private func publish(_ act: CatalogueChange.Act, of matter: MatterCode, on day: Day)
        async throws
    {
        _ = try await County(hub).publish(
            .changes([CatalogueChange(matter: matter, act: act, day: Self.tomorrow, line: 2)]),
            on: day
        )
    }

    // MARK: Days and periods

    /// A delegation ends: what was opened before goes on, what is opened after is not competent, and
    /// no author's day lies before the county's.
    func periods() async throws {
        let village = villages[0]
        let early = try await village.open(
            TestCounty.certificate,
            applicant: Applicant(name: "王小兰", identityNumber: nil),
            fields: [],
            materials: [],
            receive: true,
            on: TestCounty.foundingDay
        )
        let id = try #require(early.caseID)
        cases.append(id)
        try await publish(
            .takeBack(from: .village, .decision),
            of: TestCounty.certificate,
            on: TestCounty.foundingDay
        )
        try await night()
        try await write(opening: TestCounty.certificate, version: 1000, on: Self.tomorrow)
        try await write(opening: TestCounty.certificate, version: 1000, on: Day(number: 0))
        _ = try await village.submit(.accept, on: id)
        _ = try await village.submit(.approve(reason: "当场办结"), on: id)
        try await publish(
            .set(.status, from: MatterStatus.inUse.title, to: MatterStatus.suspended.title),
            of: TestCounty.licence,
            on: Self.tomorrow
        )
        try await publish(
            .delegate(to: .township, .acceptance, modelSitesOnly: false),
            of: TestCounty.approval,
            on: Self.tomorrow
        )
        try await night()
        try await write(
            opening: TestCounty.certificate,
            version: 1000,
            on: TestCounty.foundingDay
        )
        let versions = try await village.store.view { try $0.versions(of: TestCounty.licence) }
        let suspended = try #require(versions.first { $0.status == .suspended })
        try await write(opening: TestCounty.licence, version: suspended.version, on: Self.tomorrow)
        try await night()
    }

    // MARK: Settlements

    /// An account is settled, taken back and settled otherwise; answers and an amount stay apart.
    func settlements() async throws {
        let (village, township) = (villages[0], townships[0])
        let id = try await open("己一", at: village)
        try await night()
        let (size, head) = (try key("household.size"), try key("household.head"))
        for (index, node) in [village, township].enumerated() {
            for field in [CaseField.bankAccount, .amount] {
                _ = try await node.submit(.edit(field, .text("\(index + 1)")), on: id)
            }
            try await write(
                [.answered(size, .number(Int64(index + 3))), .answered(head, .text("户\(index)"))],
                on: id,
                at: node
            )
        }
        try await night()
        try await choose("2", at: township, on: id)
        try await night()
        _ = try await village.submit(on: id) {
            try $0.withdrawingResolutions(of: .bankAccount, note: "选错了")
        }
        try await night()
        try await choose("1", at: hub, on: id)
        try await write([.answered(size, .number(9))], on: id, at: village)
        try await night()
        // Names what its author has not seen; rules without being the county; withdraws no settlement.
        let unseen = EntryName(author: hub.store.identity.replica.bytes, sequence: 999)
        let opening = EntryName(author: id.dot.replica.bytes, sequence: id.dot.sequence)
        try await write(
            [.conflictResolved(.amount, .text("7"), superseding: [unseen], note: "")],
            on: id,
            at: village
        )
        try await write(
            [.decisionRuled(standing: opening, settingAside: [unseen], reason: "越权")],
            on: id,
            at: township
        )
        try await write([.resolutionWithdrawn([opening], note: "")], on: id, at: township)
        try await night()
    }

    private func key(_ text: String) throws -> FormKey { try #require(FormKey(text)) }

    private func choose(_ text: String, at node: Node, on id: CaseID) async throws {
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

    /// Contradictory decisions freeze a case; the county rules, takes that back and rules otherwise.
    func rulings() async throws {
        let (village, township) = (villages[0], townships[0])
        let id = try await open("己二", at: village)
        try await night()
        _ = try await township.submit(.accept, on: id)
        try await night()
        let deny = try await township.submit(.deny(reason: "未满八十周岁"), on: id).dot
        let approve = try await village.store.writeUnjudged(
            CaseAct(claimedAt: 0, changes: [.moved(.approve, reason: nil)], decisionMove: 0),
            on: .existing(id.dot),
            in: id.scope
        )
        try await night()
        try await release(approve, in: id.scope)
        try await night()
        _ = try await hub.submit(.rule(standing: EntryName(approve), reason: "以户口簿为准"), on: id)
        try await night()
        _ = try await hub.submit(on: id) { try $0.withdrawingRulings(reason: "材料有误") }
        try await write([.fieldSet(.phone, .text("16400000083"))], on: id, at: village)
        try await night()
        _ = try await hub.submit(.rule(standing: EntryName(deny), reason: "户口簿系误录"), on: id)
        try await night()
        let frozen = try await open("己三", at: village)
        try await night()
        _ = try await township.submit(.accept, on: frozen)
        try await night()
        _ = try await township.submit(.deny(reason: "未满八十周岁"), on: frozen)
        let other = try await village.store.writeUnjudged(
            CaseAct(claimedAt: 0, changes: [.moved(.approve, reason: nil)], decisionMove: 0),
            on: .existing(frozen.dot),
            in: frozen.scope
        )
        try await night()
        try await release(other, in: frozen.scope)
        try await night()
    }

    private func release(_ dot: Dot, in scope: Scope) async throws {
        let person = try Operator(name: "覃县管", role: .administrator)
        let feed = FeedID(dot.replica, in: scope)
        #expect(try await hub.store.release(feed, dot.sequence, at: 9, by: person))
    }

    // MARK: Replicas that are lost

    /// A village comes back having heard all it wrote; a township comes back and decides on; a
    /// village's last words are given up on and turn up after all.
    func replacements() async throws {
        let first = try await open("庚一", at: villages[1])
        try await night()
        let image = try await county.backUp(villages[1], in: "village1")
        _ = try await villages[1].submit(.note("备份之后"), on: first)
        try await night()
        villages[1] = try await restored("village1", from: image, closing: villages[1])
        _ = try await villages[1].submit(.note("恢复之后"), on: first)
        try await replace(villages[1], under: 0, lostBecause: nil)
        try await open("庚二", at: villages[1])

        let right = try await open("庚三", at: villages[2])
        try await night()
        _ = try await townships[1].submit(.accept, on: right)
        try await night()
        let seat = try await county.backUp(townships[1], in: "township1")
        _ = try await townships[1].submit(.startProcessing, on: right)
        try await night()
        townships[1] = try await restored("township1", from: seat, closing: townships[1])
        try await county.sync(townships[1], with: hub)
        // Before the county has replaced it, it decides nothing.
        _ = try await townships[1].store.writeUnjudged(
            CaseAct(claimedAt: 0, changes: [.moved(.deny, reason: nil)], decisionMove: 0),
            on: .existing(right.dot),
            in: right.scope
        )
        try await county.sync(townships[1], with: hub)
        _ = try await County(hub).replace(
            by: county.request(of: townships[1]),
            lostBecause: nil
        )
        try await night()
        _ = try await townships[1].submit(.approve(reason: "接替后决定"), on: right)
        try await night()
        try await giveUp()
    }

    private func giveUp() async throws {
        let image = try await county.backUp(villages[0], in: "village0")
        let late = try await open("庚四", at: villages[0])
        _ = try await villages[0].submit(.note("没有送出"), on: late)
        try await villages[0].close()
        try FileManager.default.copyItem(
            atPath: county.place("village0").path,
            toPath: county.place("lost").path
        )
        try county.wipe("village0")
        (villages[0], _) = try await county.restore("village0", from: image)
        try await replace(villages[0], under: 0, lostBecause: "硬盘坏了")
        let found = try await county.place("lost").open()
        try await county.sync(found, with: townships[0])
        try await found.close()
        try await night()
    }

    private func restored(
        _ name: String,
        from file: String,
        closing node: Node
    ) async throws -> Node {
        try await node.close()
        try county.wipe(name)
        return try await county.restore(name, from: file).0
    }

    private func replace(
        _ node: Node,
        under township: Int,
        lostBecause reason: String?
    ) async throws {
        try await county.sync(node, with: townships[township])
        try await county.sync(townships[township], with: hub)
        _ = try await County(hub).replace(
            by: county.request(of: node),
            lostBecause: reason
        )
        try await night()
    }

    // MARK: A hub that is lost

    /// The hub comes back without its newest words, everybody is given up on, and it rules anew on
    /// what it had ruled before; then its old words turn up.
    func restoredHub() async throws {
        let (village, township) = (villages[0], townships[0])
        let id = try await open("辛一", at: village)
        let passed = try await passedUp("辛二")
        let late = try await accepted("辛三")
        try await night()
        let image = try await county.backUp(hub, in: "hub")

        let dot = try await village.store.writeUnjudged(
            CaseAct(claimedAt: 0, changes: [.moved(.approve, reason: nil)], decisionMove: 0),
            on: .existing(id.dot),
            in: id.scope
        )
        let seat = try #require(try await hub.ownPoint()).id
        _ = try await township.passDecision(of: late, to: seat)
        try await night()
        try await release(dot, in: id.scope)
        let stranger = try await county.stranger("late")
        try await county.grant(county.request(of: stranger), at: TestCounty.villageDivisions[1])
        try await open("辛四", at: villages[2])
        try await night()
        let below =
            try await county.segments(of: village, writtenBy: village)
            + county.segments(of: township, writtenBy: township)

        hub = try await restored("hub", from: image, closing: hub)
        for township in townships {
            let seat = try #require(try await township.ownPoint())
            _ = try await hub.store.waiveChildren(at: seat.id, because: "试")
        }
        #expect(try await hub.store.takeOffice())
        try await county.hand(below, to: hub)
        #expect(try await hub.store.rule(at: 77) > 0)
        // The right was passed to the hub that was lost; its heir decides by its own ruling.
        _ = try await hub.submit(.approve(reason: "县里决定"), on: late)
        _ = try await hub.passDecision(of: passed, to: try #require(township.ownPoint()).id)
        try await night()
        try await night()
        _ = try await township.submit(.approve(reason: "退回乡镇决定"), on: passed)
        try await publishAgain()
        #expect(try await hub.store.refusals()[dot] == nil, "the earlier ruling stands")
        try await lastWords()
        #expect(try await hub.store.waitingFeeds().isEmpty)
    }

    /// A case that its township has accepted.
    private func accepted(_ name: String) async throws -> CaseID {
        let id = try await open(name, at: villages[0])
        try await county.sync(villages[0], with: townships[0])
        _ = try await townships[0].submit(.accept, on: id)
        return id
    }

    /// A case that its township has accepted and passed to the county.
    private func passedUp(_ name: String) async throws -> CaseID {
        let id = try await accepted(name)
        let seat = try #require(try await hub.ownPoint()).id
        _ = try await townships[0].passDecision(of: id, to: seat)
        return id
    }

    /// The restored hub publishes a version, which counts only for those who have heard of it.
    private func publishAgain() async throws {
        try await publish(
            .set(.promisedLimit, from: "10", to: "8"),
            of: TestCounty.allowance,
            on: Self.tomorrow
        )
        let versions = try await hub.store.view { try $0.versions(of: TestCounty.allowance) }
        let newest = try #require(versions.map(\.version).max())
        try await write(opening: TestCounty.allowance, version: newest, on: Self.tomorrow)
        try await night()
        try await write(opening: TestCounty.allowance, version: newest, on: Self.tomorrow)
        try await open("辛五", at: villages[2])
        try await night()
        try await night()
    }

    /// More of the village's lost feed turns up at the hub, which has not ruled on it yet.
    private func lastWords() async throws {
        let found = try await county.place("lost").open()
        let id = try #require(cases.last { $0.dot.replica == found.store.identity.replica })
        try await write([.noted("还有一句")], on: id, at: found)
        try await found.store.closeOpenEntries(with: found.pen)
        try await county.hand(try await county.segments(of: found, writtenBy: found), to: hub)
        try await found.close()
    }
}
