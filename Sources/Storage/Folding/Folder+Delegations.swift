import Foundation
import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

extension Folder {
    /// Folds what a point says about an offer to it. Judged by the register at the head it names:
    /// only a device of the point speaks for it, and only of what it was offered there.
    func foldAnswer(
        _ frame: EntryFrame,
        of feed: FeedRow,
        point: ServicePointID
    ) throws -> RefusalReason? {
        let view = try view(at: frame.heads[.authority])
        guard let grant = feed.deviceKey.flatMap({ view.grant(of: $0) }) else { return .notGranted }
        guard grant.point == point else { return .wrongScope }
        guard frame.subject == .scope else { return .malformed }
        let answer: DelegationAnswer
        do {
            answer = try DelegationAnswered(payload: frame.payload).answer
        } catch {
            return error
        }
        let versions = view.delegations.handshake(of: answer.matter, at: point)?.versions ?? []
        guard versions.indices.contains(answer.version - 1) else { return .illegal }
        try db.run(
            "INSERT OR REPLACE INTO delegation_answers VALUES (?, ?, ?, ?, ?)",
            [
                feed.id, Int64(feed.folded), answer.matter.text, answer.version,
                Data(frame.payload),
            ]
        )
        return nil
    }

    /// Remembers a moment that the county has signed.
    func note(countyTime moment: Int64) throws {
        try db.run(
            """
            INSERT INTO county_time VALUES (1, ?)
            ON CONFLICT DO UPDATE SET ruled_at = max(ruled_at, excluded.ruled_at)
            """,
            [moment]
        )
    }

    /// The register at the head that the opening of a case names: what it gave, the case keeps.
    func pin(of record: CaseRecord) throws -> AuthorityView? {
        guard let opening = record.opening else { return nil }
        let dot = opening.stamp.dot
        guard let feed = try journal.feed(FeedID(dot.replica, in: record.id.scope)) else {
            return nil
        }
        return try view(at: journal.frame(feed, dot.sequence).heads[.authority])
    }
}
