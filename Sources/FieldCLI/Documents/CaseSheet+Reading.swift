import Explanation
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage

extension CaseSheet {
    /// What the register and the catalogue say about a case, read in one snapshot.
    struct Surroundings: Sendable {
        let record: CaseRecord
        /// Where the right to decide is.
        let holder: ReplicaID?
        let matter: Matter?
        let point: ServicePoint?
        let decidingPoint: ServicePoint?
        let decidesHere: Bool
        let timekeeping: Timekeeping
        let day: Day
    }

    /// Reads a case.
    ///
    /// - Throws: `NodeError.noSuchCase` if it went away meanwhile, `StorageError`.
    init(of line: CaseLine, in node: Node, _ mask: Mask) async throws {
        guard let around = try await Self.surroundings(of: line, in: node) else {
            throw NodeError.noSuchCase(line.number)
        }
        let record = around.record
        let entries = try await node.store.history(of: line.id)
        let authors = Dictionary(
            entries.map { ($0.dot, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        number = line.number
        stage = line.state.term
        frozen = line.isFrozen
        matter = MatterName(
            code: line.matter.text,
            name: around.matter?.name ?? line.matterName,
            version: record.opening?.version ?? 0,
            versionText: MatterVersion(record.opening?.version ?? 0).shown,
            promisedDays: around.matter?.promisedLimit.count
        )
        point =
            around.point.map(PointName.init)
            ?? PointName(number: line.id.point.number, name: "", division: nil, tier: nil)
        openedAt = LocalTime(line.openedAt)
        custody = line.custody.term
        clock = ClockSheet(line.timeline, by: around.timekeeping, on: around.day)
        decision = Decision(
            point: around.decidingPoint.map(PointName.init),
            replica: around.holder?.description,
            here: around.decidesHere
        )
        fields = CaseField.allCases.compactMap { Field($0, of: record, authors, mask) }
        answers = record.form.keys.compactMap { Answered($0, of: record, authors, mask) }
        materials = Self.papers(of: record, around.matter)
        let steps = StepReader(record, matter: around.matter)
        history = entries.map(steps.step)
    }

    private static func surroundings(
        of line: CaseLine,
        in node: Node
    ) async throws -> Surroundings? {
        let today = node.today
        return try await node.store.view { view in
            guard let record = try view.record(line.id) else { return nil }
            let day = try view.day(byClock: today)
            let register = try view.register
            let holder = record.rightHolding(
                register.succession,
                county: register.countyDecider
            )?.holder
            return Surroundings(
                record: record,
                holder: holder,
                matter: try view.handledMatter(of: record, on: day),
                point: register.point(line.id.point),
                decidingPoint: register.allPoints.first { point in
                    holder != nil && register.decider(at: point.id) == holder
                },
                decidesHere: try view.actor(for: record, matter: line.matter, on: day)?
                    .holdsDecisionRight
                    ?? false,
                timekeeping: register.timekeeping,
                day: day
            )
        }
    }

    /// The papers in the guide's order, then what is held beyond it.
    private static func papers(of record: CaseRecord, _ matter: Matter?) -> [Paper] {
        let held = record.materials.elements.map(Int.init)
        let asked = matter?.materials ?? []
        return asked.map {
            Paper(
                number: $0.number,
                name: $0.name,
                necessity: $0.necessity.term,
                held: held.contains($0.number)
            )
        }
            + held.filter { number in !asked.contains { $0.number == number } }
            .map { Paper(number: $0, name: "", necessity: nil, held: true) }
    }
}

extension CaseSheet.PointName {
    init(_ point: ServicePoint) {
        self.init(
            number: point.id.number,
            name: point.name,
            division: point.division.text,
            tier: point.tier.term
        )
    }
}

extension CaseSheet.Field {
    /// Nil if the field was never written.
    init?(
        _ field: CaseField,
        of record: CaseRecord,
        _ authors: [Dot: HistoryLine],
        _ mask: Mask
    ) {
        let register = record.register(field)
        let policy = CaseFieldPolicy.of(field)
        guard let shown = register.shown(by: policy.shown) else { return nil }
        func described(_ write: MVRegister<FieldValue>.Write) -> CaseSheet.Write {
            let author = authors[write.stamp.dot]
            return CaseSheet.Write(
                mask.value(write.value, of: field),
                Tier(rawValue: write.stamp.level)?.term,
                author?.point?.name,
                (author?.act?.claimedAt).map(LocalTime.init)
            )
        }
        let first = described(shown)
        let others = register.writes.filter { $0.stamp != shown.stamp }
        self.init(
            field: field.term,
            value: first.value,
            tier: first.tier,
            point: first.point,
            writtenAt: first.writtenAt,
            conflict: policy.needsChoice && register.isInConflict
                && !record.progress().stage.isTerminal,
            others: register.isInConflict ? others.map(described) : []
        )
    }
}
