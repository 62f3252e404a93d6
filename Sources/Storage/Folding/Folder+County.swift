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
            _ = try register()
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
            // Folded in place, and written once in `flush()`: a publication is thousands of entries.
            // Who acts is no part of the register, but his entry is a position like any other.
            if let record {
                held?.authority.fold(record, at: position - 1)
                isRegisterChanged = true
            }
            if case .incarnationReplaced(let replaced)? = record { try close(replaced) }
            if case .beacon(let beacon)? = record { try note(countyTime: beacon.countyTime) }
            held?.folded = position
            heldHead = next
            guard record != nil else { return try foldOperator(frame, of: feed) }
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
        do {
            switch RecordKind(rawValue: frame.kind) {
            case .operatorNamed: return try foldOperator(frame, of: feed)
            case .matterPublished:
                try keepMatter(frame, feed, audience)
            case .namesListed:
                try keep(try NamesRecord(payload: frame.payload))
            case .documentPublished:
                try keep(try DocumentRecord(payload: frame.payload), audience)
            default: return .malformed
            }
        } catch let reason as RefusalReason {
            return reason
        }
        return nil
    }

    /// A version is published once in a catalogue; a repetition changes nothing. A version that
    /// names its base is completed by it and kept whole.
    private func keepMatter(
        _ frame: EntryFrame,
        _ feed: FeedRow,
        _ audience: Scope.Audience
    ) throws {
        let payload = try MatterRecord.whole(frame.payload) { code, version in
            let row = try db.one(
                "SELECT record FROM matters WHERE code = ? AND version = ? AND audience = ?",
                [code.text, version, Int(audience.rawValue)]
            )
            return row.map { Array($0[0] as Data) }
        }
        let record = try MatterRecord(payload: payload)
        let position = (try journal.countyLine().offset(of: feed.feed) ?? 0) + feed.folded
        try db.run(
            "INSERT OR IGNORE INTO matters VALUES (?, ?, ?, ?, ?, ?)",
            [
                record.matter.code.text, record.matter.version, Int(audience.rawValue),
                Int(record.matter.effectiveFrom.number), Int64(position), Data(payload),
            ]
        )
    }

    private func keep(_ record: NamesRecord) throws {
        for matter in record.matters {
            try db.run(
                "INSERT OR REPLACE INTO listed_matters VALUES (?, ?, ?, ?, ?, ?)",
                [
                    matter.code.text, Int(matter.from.number), matter.name,
                    Int(matter.lowestTier.rawValue), matter.department,
                    Int(matter.status.rawValue),
                ]
            )
        }
    }

    private func keep(_ record: DocumentRecord, _ audience: Scope.Audience) throws {
        try db.run(
            "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?)",
            [
                Int(record.document.kind.rawValue), record.document.id, record.version,
                Int(audience.rawValue), record.document.text,
            ]
        )
    }
}
