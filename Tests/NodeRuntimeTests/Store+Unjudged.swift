import Replication
import ServiceRecords
import SyncProtocol

@testable import Storage

extension Store {
    /// Writes an entry of our own without asking the rules, as an altered program would.
    ///
    /// The replica judges it like anyone else's.
    @discardableResult
    func writeUnjudged(
        _ act: CaseAct,
        on subject: EntryFrame.Subject,
        in scope: Scope
    ) async throws -> Dot {
        try await writeUnjudged(
            kind: act.kind.rawValue,
            payload: act.payload,
            on: subject,
            in: scope
        )
    }

    /// Writes an entry of any kind.
    @discardableResult
    func writeUnjudged(
        kind: UInt64,
        payload: [UInt8],
        on subject: EntryFrame.Subject,
        in scope: Scope
    ) async throws -> Dot {
        let identity = identity
        let registers = registers
        return try await write { db in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            do {
                _ = try folder.append(subject, kind: kind, payload: payload, in: scope)
            } catch StorageError.inconsistent {
                // Refused by the judgement; the entry stays written, which is the point.
            }
            try folder.flush()
            let feed = try folder.journal.makeFeed(FeedID(identity.replica, in: scope))
            return Dot(identity.replica, feed.held - 1)
        }
    }

    /// Reasons by dot of what is outside the fold here.
    func refusals() async throws -> [Dot: RefusalReason] {
        let lines = try await refusedEntries(ownOnly: false)
        return Dictionary(
            lines.map { (Dot($0.feed.replica, $0.sequence), $0.reason) },
            uniquingKeysWith: { $1 }
        )
    }
}
