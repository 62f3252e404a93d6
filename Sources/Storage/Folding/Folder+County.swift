import Foundation
import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

extension Folder {
    func isCounty(_ feed: FeedRow) -> Bool {
        feed.deviceKey == journal.identity.county
    }

    func foldAuthority(_ frame: EntryFrame, of feed: FeedRow) throws -> RefusalReason? {
        guard frame.kind != Certificate.kind else { return nil }
        guard isCounty(feed) else { return .notTheCounty }
        guard let kind = RecordKind(rawValue: frame.kind) else { return .malformed }
        if kind == .operatorNamed {
            let (authority, _) = try register()
            held = (authority, feed.folded + 1)
            registers.keep(authority, folded: feed.folded + 1)
            return try foldOperator(frame, of: feed)
        }
        do {
            guard let record = try AuthorityRecord(kind: kind, payload: frame.payload) else {
                return .malformed
            }
            var (authority, _) = try register()
            authority.fold(record, at: feed.folded)
            held = (authority, feed.folded + 1)
            registers.keep(authority, folded: feed.folded + 1)
            try db.run(
                "INSERT OR REPLACE INTO checkpoints VALUES ('authority', ?)",
                [Data(authority.bytes)]
            )
            return nil
        } catch let reason as RefusalReason {
            return reason
        }
    }

    func foldCatalogue(
        _ frame: EntryFrame,
        of feed: FeedRow,
        audience: Scope.Audience
    ) throws -> RefusalReason? {
        guard frame.kind != Certificate.kind else { return nil }
        guard isCounty(feed) else { return .notTheCounty }
        if frame.kind == RecordKind.operatorNamed.rawValue {
            return try foldOperator(frame, of: feed)
        }
        guard frame.kind == RecordKind.matterPublished.rawValue,
            let record = try? MatterRecord(payload: frame.payload)
        else { return .malformed }
        // A version is published once; a repetition changes nothing.
        try db.run(
            "INSERT OR IGNORE INTO matters VALUES (?, ?, ?, ?, ?)",
            [
                record.matter.code.text, record.matter.version, Int(audience.rawValue),
                Int64(feed.folded), Data(frame.payload),
            ]
        )
        return nil
    }
}
