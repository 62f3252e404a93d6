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
        if kind == .hubRestored { return try foldRestoration(frame, of: feed) }
        do {
            let record = try AuthorityRecord(kind: kind, payload: frame.payload)
            guard record != nil || kind == .operatorNamed else { return .malformed }
            var line = try journal.countyLine()
            var (authority, _) = try register()
            if line.lives.isEmpty {
                line.begin(with: feed.feed.replica)
                try journal.keep(line)
            }
            let next = Heads.Head(
                scope: .authority,
                replica: feed.feed.replica,
                count: feed.folded + 1
            )
            let position = line.position(of: next)
            // Who acts is no part of the register, but his entry is a position like any other.
            if let record { authority.fold(record, at: position - 1) }
            if case .incarnationReplaced(let replaced)? = record { try close(replaced) }
            held = (authority, position)
            registers.keep(authority, at: next)
            guard record != nil else { return try foldOperator(frame, of: feed) }
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
        let position = (try journal.countyLine().offset(of: feed.feed) ?? 0) + feed.folded
        // A version is published once; a repetition changes nothing.
        try db.run(
            "INSERT OR IGNORE INTO matters VALUES (?, ?, ?, ?, ?)",
            [
                record.matter.code.text, record.matter.version, Int(audience.rawValue),
                Int64(position), Data(frame.payload),
            ]
        )
        return nil
    }
}
