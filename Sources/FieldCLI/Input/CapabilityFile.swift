import Explanation
import Foundation
import ServiceModel

/// What an acceptance shows, as a file hands it over: one JSON object, an entry for each item.
struct CapabilityFile: Hashable, Sendable {
    /// The items, ascending.
    let checks: [CapabilityCheck]

    fileprivate struct Entry: Decodable {
        let evidence: String?
        let by: String?
        let due: String?
        let plan: String?
    }

    /// Reads `{"staff": {"evidence": "…", "by": "…"}, "seal": {"due": "YYYY-MM-DD", "plan": "…"}}`.
    init(json text: String) throws {
        guard !text.trimmed.isEmpty else { throw InputFault.empty }
        let decoder = JSONDecoder()
        let bytes = Foundation.Data(text.utf8)
        guard (try? decoder.decode(AnyJSON.self, from: bytes)) != nil else {
            throw InputFault.notJSON
        }
        guard let entries = try? decoder.decode([String: AnyJSON].self, from: bytes) else {
            throw InputFault.notAnObject
        }
        let allowed = CapabilityItem.allCases.map(\.term.token)
        for name in entries.keys.sorted() where CapabilityItem(named: name) == nil {
            throw InputFault.unknownEntry(
                name,
                closest: EditDistance.closest(to: name, among: allowed),
                allowed: allowed
            )
        }
        guard let read = try? decoder.decode([String: Entry].self, from: bytes) else {
            throw InputFault.notACheck
        }
        checks = try read.sorted { $0.key < $1.key }.compactMap { name, entry in
            try CapabilityItem(named: name).map { CapabilityCheck($0, try entry.finding) }
        }.sorted { $0.item < $1.item }
        guard !checks.isEmpty else { throw InputFault.empty }
    }
}

extension CapabilityFile.Entry {
    /// Met if no day is named, else due.
    fileprivate var finding: CapabilityCheck.Finding {
        get throws {
            guard let due else {
                return .met(evidence: evidence?.trimmed ?? "", by: by?.trimmed ?? "")
            }
            guard let day = Day(iso: due) else { throw ArgumentFault.noSuchDay(due) }
            return .due(day, plan: (plan ?? evidence)?.trimmed ?? "")
        }
    }
}
