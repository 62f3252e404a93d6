import Foundation
import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

/// Folds entries into the states, inside one transaction; what it changed is written by ``flush()``.
///
/// Local commits, segments from peers and rebuilds all come through here: a remote entry differs
/// from a local one only in where it came from.
final class Folder {
    let journal: Journal
    let registers: RegisterCache
    var held: (authority: Authority, folded: UInt64)?
    /// Whether ``held`` has entries that no checkpoint has yet.
    var isRegisterChanged = false
    /// The head up to which ``held`` is folded, where that is further than the cache knows.
    var heldHead: Heads.Head?
    var cases: [Int64: CaseRecord] = [:]
    var changed: Set<Int64> = []
    /// Rows of feeds, which never change.
    var feedRows: [FeedID: Int64] = [:]
    /// Whether the county closed a feed that is folded further here.
    var mustStartOver = false
    var matters: [MatterVersion: PublishedMatter] = [:]
    /// By feed that waits: the feed it waits for, and up to which count.
    var lacking: [FeedID: (feed: FeedID, count: UInt64)] = [:]

    struct MatterVersion: Hashable {
        let code: MatterCode
        let version: Int
        /// The catalogue that must hold it; nil for any, as all hold the same.
        var audience: Scope.Audience?
    }

    struct PublishedMatter {
        let matter: Matter
        let audience: Scope.Audience
        /// In the catalogue that published it, see ``CountyLine``.
        let position: UInt64
    }

    private enum Status: Int {
        case waiting = 0
        case folded = 1
        case refused = 2
    }

    init(_ journal: Journal, registers: RegisterCache) {
        self.journal = journal
        self.registers = registers
    }

    var db: Database { journal.db }

    /// The register, and the position up to which the county's authority is folded into it.
    func register() throws -> (authority: Authority, folded: UInt64) {
        if let held { return held }
        let head = try journal.currentHeads()[.authority]
        let folded = try head.map { try journal.countyLine().position(of: $0) } ?? 0
        let loaded = try registers.authority(at: head) {
            guard
                let row = try db.one("SELECT bytes FROM checkpoints WHERE name = 'authority'")
            else { return Authority(county: journal.identity.county) }
            do {
                return try Authority(
                    county: journal.identity.county,
                    bytes: Array(row[0] as Data)
                )
            } catch {
                throw StorageError.damaged("checkpoint of the register")
            }
        }
        held = (loaded, folded)
        return (loaded, folded)
    }

    /// The register as it stands now.
    func view() throws -> AuthorityView {
        let (authority, folded) = try register()
        return registers.view(of: authority, at: folded, line: try journal.countyLine())
    }

    /// The register as it stood at `head`; empty without one.
    func view(at head: Heads.Head?) throws -> AuthorityView {
        let (authority, _) = try register()
        let line = try journal.countyLine()
        let position = head.map { line.position(of: $0) } ?? 0
        return registers.view(of: authority, at: position, line: line)
    }

    /// One version of a matter, as the catalogue of `audience` has it, or the lowest that has it.
    func matter(
        _ code: MatterCode,
        version: Int,
        in audience: Scope.Audience? = nil
    ) throws -> PublishedMatter? {
        let key = MatterVersion(code: code, version: version, audience: audience)
        if let known = matters[key] { return known }
        // Asked for first, because what is kept between transactions is good for one register.
        _ = try register()
        if let known = registers.matter(key) {
            matters[key] = known
            return known
        }
        guard
            let row = try db.one(
                """
                SELECT record, audience, position FROM matters WHERE code = ? AND version = ?
                AND audience = coalesce(?, audience) ORDER BY audience DESC LIMIT 1
                """,
                [code.text, version, audience.map { Int($0.rawValue) }]
            )
        else { return nil }
        guard let record = try? MatterRecord(payload: Array(row[0] as Data)),
            let audience = Scope.Audience(rawValue: row[1])
        else { throw StorageError.damaged("matter \(code)") }
        let published = PublishedMatter(
            matter: record.matter,
            audience: audience,
            position: UInt64(row[2] as Int64)
        )
        matters[key] = published
        registers.keep(published, as: key)
        return published
    }

    /// Folds what can be folded of `feed`, then of everything that waited for it.
    func fold(from feed: Int64) throws {
        try foldAll([feed])
        if mustStartOver { try startOver() }
    }

    /// Folds these feeds and everything that waited for them.
    func foldAll(_ feeds: [Int64]) throws {
        var queue = feeds
        while let next = queue.popLast() {
            let row = try journal.feed(row: next)
            guard try foldRun(of: row) else { continue }
            let waiting = try db.all(
                row.feed.scope.isCountyWritten
                    ? "SELECT id FROM feeds WHERE waiting IS NOT NULL"
                    : "SELECT id FROM feeds WHERE waiting IS NOT NULL AND scope_id = \(row.scopeID)"
            )
            queue += waiting.map { $0[0] as Int64 }.filter { $0 != next }
        }
    }

    /// Folds a feed up to its end or to the first entry that must wait; whether it got anywhere.
    private func foldRun(of opened: FeedRow) throws -> Bool {
        var feed = opened
        var lamport =
            feed.folded == 0
            ? LamportNumber(0) : try journal.lamport(feed.id, feed.folded - 1)
        var context =
            feed.folded == 0
            ? VersionVector()
            : try counted(journal.frame(feed, feed.folded - 1), in: feed.feed).context
        feed.waiting = nil
        lacking[feed.feed] = nil
        while feed.folded < feed.held {
            let written = try journal.frame(feed, feed.folded)
            let frame = try counted(written, in: feed.feed)
            if let reason = try waitingReason(frame, written: written, in: feed) {
                feed.waiting = reason
                break
            }
            lamport = try nextLamport(frame, after: lamport, context: context, in: feed)
            context = frame.context
            try fold(frame, of: feed, lamport: lamport)
            feed.folded += 1
            journal.advance(feed)
        }
        // Once a run, not once an entry: nothing reads the row in between.
        try journal.save(feed)
        return feed.folded > opened.folded
    }

    /// Why `frame` cannot be folded yet, in words for the log, or nil.
    private func waitingReason(
        _ frame: EntryFrame,
        written: EntryFrame,
        in feed: FeedRow
    ) throws -> String? {
        let frontier = try journal.frontier(of: feed.scopeID)
        if let missing = frame.context.firstMissing(from: frontier) {
            lacking[feed.feed] = (
                FeedID(missing.replica, in: feed.feed.scope), missing.count
            )
            return "context \(missing.replica):\(missing.count)"
        }
        let line = try journal.countyLine()
        for head in frame.heads.entries {
            let needed = min(head.count, line.end(of: head.feed) ?? .max)
            guard try journal.folded(of: head) < needed else { continue }
            lacking[feed.feed] = (head.feed, needed)
            return "head \(head.scope.code.kind)/\(head.scope.code.key):\(head.count)"
        }
        guard isKnown(frame.kind, in: feed.feed.scope) else { return "upgrade \(frame.kind)" }
        if let reason = try placeReason(frame, in: feed) { return reason }
        // A segment's digest covers what its last entry reaches.
        guard feed.folded < feed.closed,
            try journal.segmentEnd(feed, containing: feed.folded) == feed.folded + 1
        else { return nil }
        let base = SegmentBody.Base(context: written.context, heads: written.heads)
        let digest = try journal.contextDigest(of: base, author: feed.feed)
        let signed = try db.one(
            "SELECT header FROM segments WHERE feed_id = ? AND first <= ? ORDER BY first DESC LIMIT 1",
            [feed.id, Int64(feed.folded)]
        )
        if try digest == nil && reachesPastAnEnd(base, author: feed.feed) { return nil }
        guard let signed, let digest,
            try SegmentHeader(bytes: Array(signed[0] as Data)).contextDigest == digest
        else { return "branch" }
        return nil
    }

    private func isKnown(_ kind: UInt64, in scope: Scope) -> Bool {
        switch scope {
        case .authority, .catalogue: kind == Certificate.kind || RecordKind(rawValue: kind) != nil
        case .cases, .status:
            kind == Certificate.kind || kind == Ruling.kind || RecordKind(rawValue: kind) != nil
        }
    }

    /// One more than the greatest rank in the context; only what the context gained can raise it.
    private func nextLamport(
        _ frame: EntryFrame,
        after own: LamportNumber,
        context: VersionVector,
        in feed: FeedRow
    ) throws -> LamportNumber {
        var seen = [own]
        for entry in frame.context.entries where entry.count > context[entry.replica] {
            guard let other = try journal.feed(FeedID(entry.replica, in: feed.feed.scope)) else {
                continue
            }
            seen.append(try journal.lamport(other.id, entry.count - 1))
        }
        return LamportNumber(after: seen)
    }

    private func fold(_ frame: EntryFrame, of feed: FeedRow, lamport: LamportNumber) throws {
        let reason: RefusalReason?
        var caseRow: Int64?
        switch feed.feed.scope {
        case _ where try isPastTheEnd(frame, of: feed): reason = .pastTheEnd
        case .authority: reason = try foldAuthority(frame, of: feed)
        case .catalogue(let audience):
            reason = try foldCatalogue(frame, of: feed, audience: audience)
        case .cases(let point):
            if frame.kind == Ruling.kind {
                reason = try foldRuling(frame, of: feed)
            } else if frame.kind == Certificate.kind {
                reason = nil
            } else if frame.kind == RecordKind.operatorNamed.rawValue {
                reason = try foldOperator(frame, of: feed)
            } else {
                (caseRow, reason) = try foldCase(
                    frame,
                    dot: Dot(feed.feed.replica, feed.folded),
                    of: feed,
                    lamport: lamport,
                    point: ServicePointID(point)
                )
            }
        case .status(let point):
            switch frame.kind {
            case Certificate.kind: reason = nil
            case Ruling.kind: reason = try foldRuling(frame, of: feed)
            case RecordKind.operatorNamed.rawValue: reason = try foldOperator(frame, of: feed)
            case RecordKind.catalogueHeld.rawValue:
                reason = try foldHeld(frame, of: feed, point: ServicePointID(point))
            case RecordKind.delegationAnswered.rawValue:
                reason = try foldAnswer(frame, of: feed, point: ServicePointID(point))
            case RecordKind.deviationFiled.rawValue:
                reason = try foldDeviation(frame, of: feed, point: ServicePointID(point))
            case RecordKind.deviationAnswered.rawValue:
                reason = try foldDeviationAnswer(
                    frame,
                    of: feed,
                    point: ServicePointID(point),
                    lamport: lamport
                )
            case RecordKind.incarnationReplaced.rawValue:
                // A statement: read when the county is asked to act on it.
                let stated = try? IncarnationReplaced(payload: frame.payload)
                reason = stated?.new == feed.feed.replica ? nil : .malformed
            // Nothing else is written here yet, so whatever comes is not what its kind promises.
            default: reason = .malformed
            }
        }
        try db.run(
            """
            UPDATE entries SET case_id = ?, lamport = ?, status = ?, reason = ?
            WHERE feed_id = ? AND sequence = ?
            """,
            [
                caseRow, Int64(lamport.rank),
                reason == nil ? Status.folded.rawValue : Status.refused.rawValue,
                reason.map { Int64($0.code) }, feed.id, Int64(feed.folded),
            ]
        )
    }

    /// Writes the states that changed, and their lines in the lists.
    func flush() throws {
        if isRegisterChanged, let held {
            try db.run(
                "INSERT OR REPLACE INTO checkpoints VALUES ('authority', ?)",
                [Data(held.authority.bytes)]
            )
            isRegisterChanged = false
        }
        if let held, let heldHead { registers.keep(held.authority, at: heldHead) }
        heldHead = nil
        for caseRow in changed.sorted() {
            let record = try self.record(caseRow)
            try db.run(
                "UPDATE cases SET state = ? WHERE id = ?",
                [Data(record.bytes), caseRow]
            )
            try CaseList.write(record, at: caseRow, in: self)
        }
        changed = []
    }
}

extension Scope {
    /// Whether only the county writes here.
    var isCountyWritten: Bool {
        switch self {
        case .authority, .catalogue: true
        case .cases, .status: false
        }
    }
}
