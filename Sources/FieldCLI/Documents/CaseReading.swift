import Explanation
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// A case with its entries and the register that names their authors.
struct CaseReading: Sendable {
    let line: CaseLine
    let record: CaseRecord
    let register: AuthorityView
    let entries: [HistoryLine]
    let byDot: [Dot: HistoryLine]

    /// Reads a case.
    ///
    /// - Throws: `NodeError.noSuchCase` if it went away meanwhile, `StorageError`.
    init(of line: CaseLine, in node: Node) async throws {
        let found = try await node.store.view { view in
            (try view.record(line.id), try view.register)
        }
        guard let record = found.0 else { throw NodeError.noSuchCase(line.number) }
        let entries = try await node.store.history(of: line.id)
        self.line = line
        self.record = record
        register = found.1
        self.entries = entries
        byDot = Dictionary(entries.map { ($0.dot, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// How people point at an entry: the number of its device and its own, as on receipts. It never
    /// comes to mean another entry, whatever arrives.
    func label(_ dot: Dot) -> String {
        let device = register.deviceNumber(of: dot.replica).map(\.description)
        return "\(device ?? dot.replica.description)-\(dot.sequence)"
    }

    /// The one of `dots` that a person points at; nil if it is none of them.
    func dot(labelled text: String, among dots: [Dot]) -> Dot? {
        dots.first { label($0).lowercased() == text.trimmed.lowercased() }
    }

    /// Who wrote an entry.
    func author(of dot: Dot) -> EntryAuthor {
        EntryAuthor(label: label(dot), byDot[dot])
    }
}

/// Who wrote an entry, when by the author's own clock, and how far it has got.
struct EntryAuthor: Encodable, Sendable {
    let entry: String
    let at: LocalTime?
    let point: String?
    let tier: Term?
    let `operator`: String?
    let role: Term?
    let custody: Term?

    init(label: String, _ line: HistoryLine?) {
        entry = label
        at = (line?.act?.claimedAt).map(LocalTime.init)
        point = line?.point?.name
        tier = line?.point?.tier.term
        self.operator = line?.person?.name
        role = line?.person?.role.term
        custody = line?.custody.term
    }

    /// Level, point and person in one piece.
    var who: String {
        let person = self.operator.map { name in
            role.map { "\(name)（\($0.shown)）" } ?? name
        }
        return [tier?.shown, point, person].compactMap { $0 }.joined(separator: " ")
    }

    /// Everything in one piece.
    var shown: String {
        let time = at.map { Wording("\($0.shown)（按其时钟）", "\($0.shown) (its clock)").shown }
        let reached = custody.map { Wording("到达 \($0.shown)", "reached \($0.shown)").shown }
        return [who, time, reached].compactMap { $0 }.joined(separator: "  ")
    }
}
