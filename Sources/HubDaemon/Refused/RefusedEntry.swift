import Explanation
import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// An entry outside the fold, as the office speaks of it.
struct RefusedEntry: Hashable, Sendable {
    let line: RefusedLine
    /// How a command names it: `REPLICA:SEQUENCE`, and `@POINT` where that alone fits several.
    let entry: String
    /// Whom its author acts for, as far as it is known.
    let author: ServicePoint?
    /// When its author's clock says it was written; nil if it cannot be read.
    let claimedAt: Int64?

    /// One line, for a list.
    var wording: Wording {
        let (number, reason) = (line.number ?? "-", line.reason.term.wording)
        let who = author?.name ?? line.feed.replica.description
        return Wording(
            "\(entry)  办件 \(number)  \(who)：\(reason.chinese)",
            "\(entry)  case \(number)  \(who): \(reason.english)"
        )
    }
}

extension County {
    /// Every entry outside the fold, with its author. O(entries of the cases concerned).
    func refusedEntries() async throws -> [RefusedEntry] {
        let lines = try await node.store.refusedEntries(ownOnly: false)
        var histories: [String: [Dot: HistoryLine]] = [:]
        for number in lines.compactMap(\.number) where histories[number] == nil {
            let id = try await node.find(number).id
            histories[number] = Dictionary(
                try await node.store.history(of: id).map { ($0.dot, $0) },
                uniquingKeysWith: { first, _ in first }
            )
        }
        let names = lines.map { "\($0.feed.replica):\($0.sequence)" }
        let uses = names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return zip(lines, names).map { line, name in
            let isAmbiguous = uses[name] != 1
            let dot = Dot(line.feed.replica, line.sequence)
            let history = line.number.flatMap { histories[$0]?[dot] }
            return RefusedEntry(
                line: line,
                entry: isAmbiguous ? "\(name)@\(line.feed.scope.code.key)" : name,
                author: history?.point,
                claimedAt: history?.act?.claimedAt
            )
        }
    }
}
