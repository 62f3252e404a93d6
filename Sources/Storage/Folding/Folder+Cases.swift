import Foundation
import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

extension Folder {
    func record(_ caseRow: Int64) throws -> CaseRecord {
        if let known = cases[caseRow] { return known }
        let id = try caseID(caseRow)
        let stored = try db.one("SELECT state FROM cases WHERE id = ?", [caseRow])
        let state = stored?[0] as Data? ?? Data()
        do {
            let record =
                state.isEmpty
                ? CaseRecord(id: id) : try CaseRecord(id: id, bytes: Array(state))
            cases[caseRow] = record
            return record
        } catch {
            throw StorageError.damaged("state of case \(caseRow)")
        }
    }

    /// The name of a case, whatever its stored state looks like.
    func caseID(_ caseRow: Int64) throws -> CaseID {
        guard
            let row = try db.one(
                """
                SELECT cases.sequence, replicas.replica, scopes.key FROM cases
                JOIN feeds ON feeds.id = cases.feed_id
                JOIN replicas ON replicas.id = feeds.replica_id
                JOIN scopes ON scopes.id = cases.scope_id WHERE cases.id = ?
                """,
                [caseRow]
            )
        else { throw StorageError.damaged("case \(caseRow)") }
        return CaseID(
            point: ServicePointID(UInt32(row[2] as Int64)),
            dot: Dot(try ReplicaID(stored: row[1]), UInt64(row[0] as Int64))
        )
    }

    func keep(_ record: CaseRecord, at caseRow: Int64) {
        cases[caseRow] = record
        changed.insert(caseRow)
    }

    /// Folds an entry about a case; the row of the case, and why the entry was refused if it was.
    func foldCase(
        _ frame: EntryFrame,
        dot: Dot,
        of feed: FeedRow,
        lamport: LamportNumber,
        point: ServicePointID
    ) throws -> (Int64?, RefusalReason?) {
        guard let caseRow = try caseRow(of: frame, dot: dot, feed: feed) else {
            return (nil, .malformed)
        }
        var record = try self.record(caseRow)
        let entry = try self.caseEntry(
            frame,
            dot: dot,
            of: feed,
            lamport: lamport,
            point: point,
            record: record
        )
        let reason = try record.fold(
            entry,
            verdict: try verdict(on: dot, of: feed),
            isRuled: isRuled(in: feed.feed.scope)
        )
        keep(record, at: caseRow)
        return (caseRow, reason)
    }

    func caseEntry(
        _ frame: EntryFrame,
        dot: Dot,
        of feed: FeedRow,
        lamport: LamportNumber,
        point: ServicePointID,
        record: CaseRecord
    ) throws -> CaseEntry {
        let act = Result<CaseAct, RefusalReason> { () throws(RefusalReason) in
            let act = try CaseAct(payload: frame.payload)
            guard act.kind.rawValue == frame.kind else { throw .malformed }
            return act
        }
        let opens = frame.subject == .opened
        var pinned = record.opening.map { MatterVersion(code: $0.matter, version: $0.version) }
        var stated: Day?
        if opens, case .success(let act) = act,
            case .opened(let code, let version) = act.changes.first
        {
            pinned = MatterVersion(code: code, version: version, audience: act.audience)
            stated = act.openedOn
        }
        let published = try pinned.flatMap {
            try self.matter($0.code, version: $0.version, in: $0.audience)
        }
        let line = try journal.countyLine()
        // Judged by the head it names: what was published later does not count for an opening.
        let matter: Matter? = published.flatMap { published in
            let head = frame.heads[.catalogue(published.audience)].map { line.position(of: $0) }
            return opens && published.position >= head ?? 0 ? nil : published.matter
        }
        let view = try self.view(at: frame.heads[.authority])
        // No author's day lies before the newest that the county had signed for it.
        let openedOn =
            opens ? max(stated ?? view.asOf, view.asOf) : record.opening?.day ?? view.asOf
        var author = feed.deviceKey.flatMap {
            view.author(
                $0,
                writingFor: point,
                matter: matter?.code,
                opening: opens,
                openedOn: openedOn
            )
        }
        if !opens, let known = author, known.needsPin, let code = matter?.code,
            let pin = try pin(of: record)
        {
            author = known.keeping(pin.mode(of: code, at: known.point, on: openedOn))
        }
        var past = frame.context
        past.raise(dot.replica, to: dot.sequence)
        return CaseEntry(
            stamp: WriteStamp(
                dot: dot,
                lamport: lamport,
                level: author?.point.tier.rawValue ?? Tier.village.rawValue
            ),
            past: past,
            opens: opens,
            act: act,
            author: author,
            matter: matter,
            openedOn: openedOn,
            decider: opens
                ? matter.flatMap { view.decider(of: $0, at: point, on: openedOn) } : nil,
            succession: view.succession,
            countyDecider: view.countyDecider
        )
    }

    /// The row of the case an entry is about, made if it is new. Nil if the entry names no case, or
    /// one that its author had not seen: every replica must judge that alike, whatever it holds.
    private func caseRow(of frame: EntryFrame, dot: Dot, feed: FeedRow) throws -> Int64? {
        switch frame.subject {
        case .scope: return nil
        case .opened: return try makeCaseRow(dot, in: feed.feed.scope)
        case .existing(let opened):
            let isSeen =
                opened.replica == dot.replica
                ? opened.sequence < dot.sequence : frame.context.contains(opened)
            return isSeen ? try makeCaseRow(opened, in: feed.feed.scope) : nil
        }
    }

    private func makeCaseRow(_ id: Dot, in scope: Scope) throws -> Int64? {
        guard let opener = try journal.feed(FeedID(id.replica, in: scope)) else { return nil }
        let known = try db.one(
            "SELECT id FROM cases WHERE feed_id = ? AND sequence = ?",
            [opener.id, Int64(id.sequence)]
        )
        if let known { return known[0] }
        try db.run(
            "INSERT INTO cases (feed_id, sequence, scope_id, state) VALUES (?, ?, ?, ?)",
            [opener.id, Int64(id.sequence), opener.scopeID, Data()]
        )
        return db.lastInsertedRowID
    }
}
