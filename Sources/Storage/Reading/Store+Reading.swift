import Foundation
import GRDB
import Replication
public import ServiceModel
public import ServiceRecords
import SyncProtocol

extension Store {
    /// Reads through the same view that commands decide by.
    public func view<Value: Sendable>(
        _ body: @Sendable (CommitView) throws -> Value
    ) async throws -> Value {
        let identity = identity
        let registers = registers
        return try await read { db in
            try body(CommitView(Folder(Journal(db, identity: identity), registers: registers)))
        }
    }

    /// Cases, newest first.
    ///
    /// - Parameters:
    ///   - point: Only of this point; nil for all.
    ///   - limit: How many at most.
    public func caseLines(at point: ServicePointID? = nil, limit: Int) async throws -> [CaseLine] {
        try await lines(
            where: point == nil ? "1" : "point = ?",
            point.map { [Int64($0.number)] } ?? [],
            limit: limit
        )
    }

    /// The cases whose receipt number is `text` or ends in it before the check character, or whose
    /// official number it is, newest first.
    public func caseLines(numbered text: String, limit: Int) async throws -> [CaseLine] {
        try await lines(
            where: """
                number = ?1 COLLATE NOCASE OR number LIKE '%-' || ?1 || '-_' ESCAPE '\\'
                OR case_id IN (SELECT case_id FROM official_numbers WHERE official_numbers.number = ?1)
                """,
            [text.filter { $0.isNumber || $0.isLetter || $0 == "-" }],
            limit: limit
        )
    }

    /// Cases that wait for a person: frozen, or with a conflict that must be settled; newest first.
    public func unsettledLines(limit: Int) async throws -> [CaseLine] {
        try await lines(where: "unsettled", [], limit: limit)
    }

    /// Open cases, the most urgent light first; of equal urgency the oldest.
    ///
    /// - Parameters:
    ///   - point: Only of this point; nil for all.
    ///   - today: The day the lights are for.
    ///   - limit: How many at most.
    /// - Complexity: O(open cases).
    public func urgentLines(
        at point: ServicePointID? = nil,
        on today: Day,
        limit: Int
    ) async throws -> [CaseLine] {
        let identity = identity
        let registers = registers
        let wanted = try await read { db -> [Int64] in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            let lights = try folder.openLights(at: point, on: today).enumerated()
            return lights.sorted {
                ($0.element.light.urgency, $0.offset) < ($1.element.light.urgency, $1.offset)
            }.prefix(limit).map(\.element.caseRow)
        }
        let names = wanted.map(String.init).joined(separator: ",")
        let lines = try await lines(where: "case_id IN (\(names))", [], limit: wanted.count)
        let keeping = try await view { try $0.timekeeping }
        return lines.enumerated().sorted { left, right in
            let urgencies = [left, right].map {
                keeping.light(of: keeping.clock(of: $0.element.timeline, on: today)).urgency
            }
            return (urgencies[0], right.offset) < (urgencies[1], left.offset)
        }.map(\.element)
    }

    private func lines(
        where condition: String,
        _ arguments: StatementArguments,
        limit: Int
    ) async throws -> [CaseLine] {
        let identity = identity
        let registers = registers
        return try await read { db in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            let custody = CustodyTable(db, identity, try folder.view())
            let times = LegalTimes(folder.journal)
            let rows = try db.all(
                """
                SELECT case_id, number, matter, stage, frozen, conflicts, refused, opened_at,
                (SELECT record FROM matters WHERE code = matter ORDER BY version DESC, audience LIMIT 1),
                clock FROM case_list WHERE \(condition) ORDER BY opened_at DESC, case_id DESC
                LIMIT \(limit)
                """,
                arguments
            )
            return try rows.map { row in
                let record = try folder.record(row[0])
                guard let code = MatterCode(row[2] as String),
                    let stage = CaseStage(rawValue: row[3])
                else { throw StorageError.damaged("list of cases") }
                let matter = (row[8] as Data?).flatMap { try? MatterRecord(payload: Array($0)) }
                var applicant = ""
                if case .applicant(let shown) = record.shown(.applicant) { applicant = shown.name }
                return CaseLine(
                    id: record.id,
                    number: row[1],
                    matter: code,
                    matterName: matter?.matter.name ?? "",
                    stage: stage,
                    state: record.view().state,
                    isFrozen: row[4],
                    conflicts: row[5],
                    refused: row[6],
                    openedAt: row[7],
                    custody: try custody.least(ofCase: row[0]),
                    timeline: try times.timeline(of: try ClockLine(row[9] as Data)),
                    applicant: applicant
                )
            }
        }
    }

    /// What happened to a case, in (Lamport, dot) order, entries outside the fold included.
    public func history(of id: CaseID) async throws -> [HistoryLine] {
        let identity = identity
        let registers = registers
        return try await read { db in
            let journal = Journal(db, identity: identity)
            let folder = Folder(journal, registers: registers)
            guard let opener = try journal.feed(FeedID(id.dot.replica, in: id.scope)),
                let caseRow = try db.one(
                    "SELECT id FROM cases WHERE feed_id = ? AND sequence = ?",
                    [opener.id, Int64(id.dot.sequence)]
                ).map({ $0[0] as Int64 })
            else { return [] }
            let record = try folder.record(caseRow)
            let view = try folder.view()
            let custody = CustodyTable(db, identity, view)
            let rows = try db.all(
                """
                SELECT entries.feed_id, entries.sequence, entries.lamport FROM entries
                JOIN feeds ON feeds.id = entries.feed_id
                JOIN replicas ON replicas.id = feeds.replica_id
                WHERE case_id = ? ORDER BY lamport, replicas.replica, sequence
                """,
                [caseRow]
            )
            return try rows.map { row in
                let feed = try journal.feed(row: row[0])
                let dot = Dot(feed.feed.replica, UInt64(row[1] as Int64))
                let frame = try journal.frame(feed, dot.sequence)
                let point = feed.deviceKey.flatMap { view.grant(of: $0) }
                    .flatMap { view.point($0.point) }
                var past = frame.context
                past.raise(dot.replica, to: dot.sequence)
                return HistoryLine(
                    dot: dot,
                    point: point,
                    person: try folder.operatorInForce(at: dot.sequence, of: feed.id),
                    act: try? CaseAct(payload: frame.payload),
                    refusal: record.refused.first { $0.dot == dot }?.reason,
                    custody: try custody.of(feed: feed.id, sequence: dot.sequence),
                    lamport: LamportNumber(UInt64(row[2] as Int64)),
                    past: past,
                    ruledAt: try folder.ruledAt(dot, of: feed),
                    release: try folder.release(of: dot, in: feed)
                )
            }
        }
    }

    /// Feeds that wait, with what they wait for.
    public func waitingFeeds() async throws -> [WaitingFeed] {
        try await read { db in
            try db.all(
                """
                SELECT \(FeedRow.columns) FROM \(FeedRow.tables) WHERE feeds.waiting IS NOT NULL
                ORDER BY feeds.id
                """
            ).map {
                let feed = try FeedRow($0)
                return WaitingFeed(
                    feed: feed.feed,
                    entries: feed.held - feed.folded,
                    reason: feed.waiting ?? ""
                )
            }
        }
    }

    /// Entries outside the fold.
    ///
    /// - Parameter ownOnly: Only those this replica wrote: the notice to their author.
    public func refusedEntries(ownOnly: Bool) async throws -> [RefusedLine] {
        let identity = identity
        let registers = registers
        return try await read { db in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            let rows = try db.all(
                """
                SELECT replicas.replica, scopes.kind, scopes.key, entries.sequence,
                entries.reason, exceptions.reason IS NOT NULL, case_list.number, entries.case_id
                FROM \(FeedRow.tables) JOIN entries ON entries.feed_id = feeds.id
                LEFT JOIN exceptions ON exceptions.feed_id = entries.feed_id
                AND exceptions.sequence = entries.sequence
                LEFT JOIN case_list ON case_list.case_id = entries.case_id
                WHERE entries.status = 2 AND (NOT ? OR replicas.replica = ?)
                ORDER BY entries.feed_id, entries.sequence
                """,
                [ownOnly, identity.replica.data]
            )
            return try rows.map { row in
                let feed = FeedID(
                    try ReplicaID(stored: row[0]),
                    in: try Scope(storedKind: row[1], key: row[2])
                )
                let dot = Dot(feed.replica, UInt64(row[3] as Int64))
                let kept = try (row[7] as Int64?).flatMap { caseRow in
                    try folder.record(caseRow).refused.first { $0.dot == dot }?.reason
                }
                let code = UInt32(row[4] as Int64)
                return RefusedLine(
                    feed: feed,
                    sequence: dot.sequence,
                    reason: kept ?? RefusalReason(code: code, cause: nil) ?? .unknown(code),
                    isRuled: row[5],
                    number: row[6]
                )
            }
        }
    }

    /// Counts for a status line. O(own entries not yet ruled on + quarantine).
    public func counts() async throws -> ReplicaCounts {
        let identity = identity
        let registers = registers
        return try await read { db in
            func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
                try db.one(sql, arguments)?[0] as Int? ?? 0
            }
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            let own = try CustodyTable(db, identity, try folder.view()).ownEntries()
            return ReplicaCounts(
                cases: try count("SELECT count(*) FROM case_list"),
                matters: try count("SELECT count(DISTINCT code) FROM matters"),
                onlyHere: own.here,
                atTownship: own.township,
                atCounty: own.county,
                conflicts: try count(
                    "SELECT count(*) FROM case_list WHERE unsettled"
                ),
                refused: try count("SELECT count(*) FROM entries WHERE status = 2"),
                quarantined: try count("SELECT count(*) FROM quarantined_segments")
            )
        }
    }
}
