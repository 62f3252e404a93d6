import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

/// A county in which people work, overreach and contradict each other, each thing once.
final class FoldingScript {
    let county: TestCounty
    private(set) var cases: [CaseID] = []
    private var village: Node { county.villages[0] }
    private var township: Node { county.townships[0] }

    init() async throws {
        county = try await TestCounty()
        try await county.distribute()
    }

    private func open(_ name: String) async throws -> CaseID {
        let opened = try await county.open(at: village, for: name)
        cases.append(opened.id)
        return opened.id
    }

    private func write(_ act: CaseAct, on id: CaseID, at node: Node) async throws {
        try await node.store.writeUnjudged(act, on: .existing(id.dot), in: id.scope)
    }

    private func moved(_ transition: Transition, under move: UInt64? = nil) -> CaseAct {
        CaseAct(
            claimedAt: 0,
            changes: [.moved(transition, reason: nil)],
            decisionMove: move
        )
    }

    /// A village accepts what only its township may, and builds on it; the county releases the first.
    func overreach() async throws {
        let id = try await open("甲一")
        try await write(moved(.accept), on: id, at: village)
        try await write(moved(.startProcessing), on: id, at: village)
        _ = try await village.submit(.note("照常记录"), on: id)
        try await county.night()
        try await write(moved(.startProcessing), on: id, at: village)
        try await county.night()
        let other = try await open("甲二")
        try await write(moved(.accept), on: other, at: village)
        try await county.night()
        let feed = FeedID(village.store.identity.replica, in: other.scope)
        let line = try #require(
            try await county.hub.store.refusedEntries(ownOnly: false)
                .last { $0.feed == feed && $0.reason == .notCompetent }
        )
        let person = try Operator(name: "覃县管", role: .administrator)
        #expect(try await county.hub.store.release(feed, line.sequence, at: 9, by: person))
        try await county.night()
    }

    /// The right is passed on; its new holder decides before the county has ruled on the pass.
    func earlyDecision() async throws {
        let id = try await open("乙")
        try await county.sync(village, with: township)
        _ = try await township.submit(.accept, on: id)
        _ = try await township.submit(.startProcessing, on: id)
        let seat = try #require(try await county.hub.ownPoint()).id
        _ = try await township.passDecision(of: id, to: seat)
        try await write(moved(.deny, under: 1), on: id, at: township)
        try await township.store.closeOpenEntries(with: township.pen)
        try await county.hand(try await county.segments(of: township), to: county.hub)
        try await write(moved(.approve, under: 1), on: id, at: county.hub)
        try await county.night()
        _ = try await county.hub.submit(.approve(reason: "县里决定"), on: id)
        try await county.night()
    }

    /// Three levels write the same fields, the village knowing nothing of the others.
    func conflictingFields() async throws {
        let id = try await open("丙")
        try await county.night()
        let fields: [CaseField] = [.phone, .address, .bankAccount, .amount, .summary]
        for (index, node) in [township, village, county.hub].enumerated() {
            for field in fields {
                _ = try await node.submit(.edit(field, .text("\(index)")), on: id)
            }
            if index == 0 { try await county.sync(township, with: county.hub) }
        }
        try await write(
            CaseAct(claimedAt: 0, changes: [.materialReturned(1), .materialTaken(2)]),
            on: id,
            at: village
        )
        try await write(CaseAct(claimedAt: 0, changes: [.materialTaken(1)]), on: id, at: township)
        try await county.night()
        _ = try await village.submit(.edit(.amount, .text("4")), on: id)
        try await county.night()
    }

    /// Concurrent steps: a withdrawal beside an approval, an acceptance beside a notice, a notice that
    /// is answered.
    func contradictions() async throws {
        let decided = try await open("丁一")
        let accepted = try await open("丁二")
        let corrected = try await open("丁三")
        try await county.night()
        _ = try await township.submit(.accept, on: decided)
        for id in [accepted, corrected] { _ = try await township.submit(.receive, on: id) }
        try await county.night()
        try await write(moved(.approve, under: 0), on: decided, at: township)
        try await write(moved(.withdraw), on: decided, at: village)
        try await write(moved(.accept), on: accepted, at: township)
        try await write(moved(.requestCorrection), on: accepted, at: county.hub)
        try await write(moved(.requestCorrection), on: corrected, at: township)
        try await write(moved(.requestCorrection), on: corrected, at: county.hub)
        try await county.night()
        try await write(moved(.supplyCorrection), on: corrected, at: village)
        try await write(
            CaseAct(claimedAt: 0, changes: [.fieldSet(.phone, .text("16400000083"))]),
            on: decided,
            at: village
        )
        try await county.night()
    }

    /// Entries nobody may admit: of no grant, of another village, unreadable, of no published matter.
    func strangers() async throws {
        let id = try await open("戊")
        try await county.night()
        for isGranted in [false, true] {
            var crafted = CraftedFeed(by: .random(), in: id.scope)
            if isGranted {
                try await county.grant(crafted.request, at: TestCounty.villageDivisions[1])
                try await county.distribute()
            }
            try await crafted.see(county.judgedBy, in: village.store)
            cases.append(CaseID(point: id.point, dot: crafted.nextDot))
            let segment = try crafted.segment([.init(.opened, TestCounty.openingAct())])
            try await county.hand([segment], to: village)
        }
        try await village.store.writeUnjudged(
            kind: RecordKind.caseActed.rawValue,
            payload: [0xFF],
            on: .existing(id.dot),
            in: id.scope
        )
        let unpublished = CaseAct(
            claimedAt: 0,
            changes: [.opened(matter: TestCounty.allowance, version: 9)],
            audience: .village
        )
        let dot = try await village.store.writeUnjudged(unpublished, on: .opened, in: id.scope)
        cases.append(CaseID(point: id.point, dot: dot))
        try await county.night()
    }
}
