import Foundation
import GRDB
import Replication
import ServiceRecords
import SyncProtocol

extension Folder {
    /// Why an entry of a county scope has no position yet, in words for the log, or nil.
    func placeReason(_ frame: EntryFrame, in feed: FeedRow) throws -> String? {
        // Certificates say nothing, and what is not the county's is refused wherever it stands.
        guard feed.feed.scope.isCountyWritten, isCounty(feed), feed.folded > 0 else { return nil }
        let line = try journal.countyLine()
        if line.rank(of: feed.feed.replica) != nil {
            return try line.before(feed.feed).flatMap { try missing($0, for: feed.feed) }
        }
        guard feed.feed.scope == .authority else {
            // Our own catalogue may be older than our register; others send the register first.
            if line.lives.isEmpty, feed.feed.replica == journal.identity.replica { return nil }
            lacking[feed.feed] = (FeedID(feed.feed.replica, in: .authority), 2)
            return "register"
        }
        guard frame.kind == RecordKind.hubRestored.rawValue else {
            return line.lives.isEmpty ? nil : "another incarnation of the county"
        }
        // A payload that cannot be read is refused when it is folded.
        guard let restored = try? HubRestored(payload: frame.payload) else { return nil }
        if line.lives.isEmpty {
            lacking[feed.feed] = (FeedID(restored.previous, in: .authority), 2)
            return "register of \(restored.previous)"
        }
        guard line.current == restored.previous else { return "another incarnation of the county" }
        guard let end = restored.ends.end(in: .authority) else { return nil }
        let head = Heads.Head(scope: .authority, replica: restored.previous, count: end.count)
        if let reason = try missing(head, for: feed.feed) { return reason }
        let before = try journal.feed(head.feed)
        let hash = try before.flatMap { try journal.segmentHash($0, containing: end.count - 1) }
        return hash == end.hash ? nil : "branch"
    }

    private func missing(_ head: Heads.Head, for feed: FeedID) throws -> String? {
        guard try journal.folded(of: head) < head.count else { return nil }
        lacking[feed] = (head.feed, head.count)
        return "end \(head.scope.code.kind)/\(head.scope.code.key):\(head.count)"
    }

    /// Folds the county's word on where the feeds of its earlier incarnation end.
    func foldRestoration(_ frame: EntryFrame, of feed: FeedRow) throws -> RefusalReason? {
        let restored: HubRestored
        do {
            restored = try HubRestored(payload: frame.payload)
        } catch {
            return error
        }
        var line = try journal.countyLine()
        let known = line
        guard line.follow(restored, by: feed.feed.replica) else { return .malformed }
        guard line != known else { return nil }
        let (authority, _) = try register()
        try journal.keep(line)
        for end in restored.ends {
            guard let ended = try journal.feed(FeedID(restored.previous, in: end.scope)),
                ended.folded > end.count
            else { continue }
            mustStartOver = true
        }
        let next = Heads.Head(scope: .authority, replica: feed.feed.replica, count: feed.folded + 1)
        held = (authority, line.position(of: next))
        registers.keep(authority, at: next)
        return nil
    }

    /// Whether an entry of a county scope stands where the county has closed its feed.
    func isPastTheEnd(_ frame: EntryFrame, of feed: FeedRow) throws -> Bool {
        guard frame.kind != Certificate.kind, feed.feed.scope.isCountyWritten,
            let end = try end(of: feed.feed)
        else { return false }
        return feed.folded >= end
    }

    /// How many entries of a feed count by the county's word; nil for all of them.
    func end(of feed: FeedID) throws -> UInt64? {
        try journal.countyLine().end(of: feed) ?? register().authority.end(of: feed)
    }

    /// The entry with its context read as the county says: a feed that it closed reaches to its
    /// end.
    func counted(_ frame: EntryFrame, in feed: FeedID) throws -> EntryFrame {
        guard !feed.scope.isCountyWritten, try hasEnds() else { return frame }
        let context = VersionVector(
            try frame.context.entries.map { entry in
                let end = try end(of: FeedID(entry.replica, in: feed.scope))
                return (entry.replica, min(entry.count, end ?? .max))
            }
        )
        return EntryFrame(
            subject: frame.subject,
            context: context,
            heads: frame.heads,
            kind: frame.kind,
            payload: frame.payload
        )
    }

    private func hasEnds() throws -> Bool {
        if try journal.countyLine().lives.count > 1 { return true }
        return try !register().authority.replacements.isEmpty
    }

    /// Remembers to fold everything anew if a feed that the county closes was folded further here.
    func close(_ replaced: IncarnationReplaced) throws {
        let rows = try db.all(
            """
            SELECT scopes.kind, scopes.key, feeds.folded FROM \(FeedRow.tables)
            WHERE replicas.replica = ?
            """,
            [replaced.old.data]
        )
        for row in rows {
            let scope = try Scope(storedKind: row[0], key: row[1])
            let end = replaced.ends.end(in: scope)?.count ?? 0
            if UInt64(row[2] as Int64) > end { mustStartOver = true }
        }
    }

    /// Whether a context or a head reaches entries that do not count; they may be lost for good.
    func reachesPastAnEnd(_ base: SegmentBody.Base, author: FeedID) throws -> Bool {
        let inScope = base.context.entries.map { (FeedID($0.replica, in: author.scope), $0.count) }
        let county = base.heads.entries.map { ($0.feed, $0.count) }
        return try (inScope + county).contains { feed, count in
            try end(of: feed).map { count > $0 } ?? false
        }
    }

    /// Folds everything anew from the journal, because what was folded counts no more. O(journal).
    func startOver() throws {
        mustStartOver = false
        held = nil
        heldHead = nil
        isRegisterChanged = false
        cases = [:]
        changed = []
        lacking = [:]
        matters = [:]
        registers.forget()
        try db.execute(
            sql: """
                UPDATE feeds SET folded = 0, waiting = NULL;
                UPDATE entries SET status = 0, reason = NULL, lamport = 0;
                UPDATE cases SET state = x'';
                DELETE FROM checkpoints WHERE name = 'authority';
                DELETE FROM matters; DELETE FROM listed_matters; DELETE FROM documents;
                DELETE FROM held_catalogues; DELETE FROM delegation_answers; DELETE FROM operators;
                DELETE FROM admissions; DELETE FROM deviations; DELETE FROM deviation_answers;
                DELETE FROM admission_steps; DELETE FROM exceptions; DELETE FROM releases;
                DELETE FROM ruling_windows;
                """
        )
        journal.forgetFrontiers()
        let rows = try db.all(
            """
            SELECT feeds.id FROM feeds JOIN scopes ON scopes.id = feeds.scope_id
            ORDER BY scopes.kind DESC, scopes.key DESC, feeds.id DESC
            """
        )
        // Taken from the end: authority first, then the catalogues.
        try foldAll(rows.map { $0[0] })
        for row in try db.all("SELECT id FROM cases") { changed.insert(row[0]) }
    }
}

extension Heads.Head {
    /// The feed it is a prefix of.
    var feed: FeedID { FeedID(replica, in: scope) }
}
