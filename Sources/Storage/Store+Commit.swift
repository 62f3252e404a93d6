import GRDB
public import Replication
public import ServiceModel
public import ServiceRecords
public import SyncProtocol

/// What a command wants written, once the rules have allowed it.
public enum Proposal: Sendable {
    /// Opens a case at a point.
    case open(at: ServicePointID, CaseAct)
    /// Acts on a case.
    case act(on: CaseID, CaseAct)
    /// Writes to the county's register; only at the county.
    case register(AuthorityRecord)
    /// Publishes a matter; only at the county.
    case publish(MatterRecord, for: Scope.Audience)
    /// Lists matters by name; only at the county.
    case list(NamesRecord)
    /// Publishes a document; only at the county.
    case publishDocument(DocumentRecord, for: Scope.Audience)
    /// Reports what is folded of the county's scopes, at one's own point.
    case report(CatalogueHeld, at: ServicePointID)
    /// Answers an offer of the county, at one's own point.
    case answer(DelegationAnswered, at: ServicePointID)
    /// Says how long delegations are good for; only at the county.
    case beacon(Beacon)
    /// Says at one's own point that a guide is not what is done.
    case deviate(DeviationFiled, at: ServicePointID)
    /// Answers a deviation of a point; only at the county.
    case answerDeviation(DeviationAnswered, at: ServicePointID)
}

extension Proposal {
    /// Whether a person answers for it, rather than the node itself.
    var isOfPerson: Bool {
        switch self {
        case .open, .act, .register, .publish, .list, .publishDocument, .answer, .deviate,
            .answerDeviation:
            true
        case .report, .beacon: false
        }
    }

    /// The scope it is written in.
    public var scope: Scope {
        switch self {
        case .open(let point, _): .cases(point.number)
        case .act(let id, _): id.scope
        case .register, .beacon: .authority
        case .publish(_, let audience), .publishDocument(_, let audience): .catalogue(audience)
        case .list: .catalogue(.names)
        case .report(_, let point), .answer(_, let point), .deviate(_, let point),
            .answerDeviation(_, let point):
            .status(point.number)
        }
    }
}

/// A command that is on the disk.
public struct Committed: Hashable, Sendable {
    /// The scope it was written in.
    public let scope: Scope
    /// Its dot there.
    public let dot: Dot
    /// The case it is about, if it is about one.
    public let caseID: CaseID?
    /// The number on that case's receipt.
    public let number: CaseNumber?
}

extension Store {
    /// Runs the rules on a consistent view and writes what they allow: rule, dot, entry, state and
    /// lists in one transaction. When this returns, it is on the disk.
    ///
    /// Where a proposal is a person's act and another operator is in force in its feed, or none, the
    /// entry that names this one goes before it, in the same transaction.
    ///
    /// - Parameters:
    ///   - person: Who acts; nil only for a node that reports about itself.
    ///   - clock: What the machine's clocks say; what it proves about the time is noted along.
    ///   - decide: Pure; reads the view, throws a `Refusal`, or says what to write. Several
    ///     proposals are several entries of one transaction.
    /// - Throws: What `decide` throws, or `StorageError`; nothing is changed then.
    /// - Complexity: O(entries of the case).
    public func commit(
        by person: Operator?,
        at clock: ClockEvidence? = nil,
        _ decide: @Sendable (CommitView) throws -> [Proposal]
    ) async throws -> [Committed] {
        let identity = identity
        let registers = registers
        do {
            return try await write { db in
                let journal = Journal(db, identity: identity)
                let folder = Folder(journal, registers: registers)
                let proposals = try decide(CommitView(folder))
                let committed = try proposals.map { try folder.commit($0, by: person) }
                if let clock, !identity.isCounty { try folder.noteTime(by: clock) }
                try folder.flush()
                return committed
            }
        } catch {
            registers.forget()
            throw error
        }
    }
}

extension Folder {
    /// Writes one entry of our own and folds it; names its operator first where another is in force.
    ///
    /// - Throws: `StorageError.inconsistent` for a person's act of nobody.
    func commit(_ proposal: Proposal, by person: Operator?) throws -> Committed {
        if proposal.isOfPerson {
            guard let person else { throw StorageError.inconsistent("an act of nobody") }
            try name(person, in: proposal.scope)
        }
        switch proposal {
        case .open(let point, let act):
            return try committed(
                append(
                    .opened,
                    kind: act.kind.rawValue,
                    payload: act.payload,
                    in: .cases(point.number)
                ),
                point: point,
                existing: nil
            )
        case .act(let id, let act):
            return try committed(
                append(
                    .existing(id.dot),
                    kind: act.kind.rawValue,
                    payload: act.payload,
                    in: id.scope
                ),
                point: id.point,
                existing: id
            )
        case .register(let record):
            return try appendCounty(record.kind.rawValue, record.payload, in: .authority)
        case .publish(let record, let audience):
            return try appendCounty(
                RecordKind.matterPublished.rawValue,
                record.payload,
                in: .catalogue(audience)
            )
        case .list(let record):
            return try appendCounty(
                RecordKind.namesListed.rawValue,
                record.payload,
                in: .catalogue(.names)
            )
        case .publishDocument(let record, let audience):
            return try appendCounty(
                RecordKind.documentPublished.rawValue,
                record.payload,
                in: .catalogue(audience)
            )
        case .report(let record, let point):
            return try appendStatus(.catalogueHeld, record.payload, at: point)
        case .answer(let record, let point):
            return try appendStatus(.delegationAnswered, record.payload, at: point)
        case .beacon(let beacon):
            let record = AuthorityRecord.beacon(beacon)
            return try appendCounty(record.kind.rawValue, record.payload, in: .authority)
        case .deviate(let record, let point):
            return try appendStatus(.deviationFiled, record.payload, at: point)
        case .answerDeviation(let record, let point):
            precondition(journal.identity.isCounty, "Only the county answers deviations.")
            try requireOffice()
            return try appendStatus(.deviationAnswered, record.payload, at: point)
        }
    }

    private func appendStatus(
        _ kind: RecordKind,
        _ payload: [UInt8],
        at point: ServicePointID
    ) throws -> Committed {
        let scope = Scope.status(point.number)
        let dot = try append(.scope, kind: kind.rawValue, payload: payload, in: scope)
        return Committed(scope: scope, dot: dot, caseID: nil, number: nil)
    }

    private func appendCounty(
        _ kind: UInt64,
        _ payload: [UInt8],
        in scope: Scope
    ) throws -> Committed {
        precondition(journal.identity.isCounty, "Only the county writes county scopes.")
        let dot = try append(.scope, kind: kind, payload: payload, in: scope)
        return Committed(scope: scope, dot: dot, caseID: nil, number: nil)
    }

    private func committed(
        _ dot: Dot,
        point: ServicePointID,
        existing: CaseID?
    ) throws -> Committed {
        let id = existing ?? CaseID(point: point, dot: dot)
        return Committed(
            scope: id.scope,
            dot: dot,
            caseID: id,
            number: CaseList.number(of: id, in: try view())
        )
    }

    /// Appends to our own feed of `scope`, opening the feed with our certificate if it is new, and
    /// folds the entry.
    ///
    /// - Throws: `StorageError.inconsistent` if the entry is refused by the judgement that every
    ///   other replica will make: then our rules are wrong, and nothing may be written.
    func append(
        _ subject: EntryFrame.Subject,
        kind: UInt64,
        payload: [UInt8],
        in scope: Scope
    ) throws -> Dot {
        guard payload.count <= SegmentLimits.payloadBytes else {
            throw StorageError.entryTooLarge(
                bytes: payload.count,
                limit: SegmentLimits.payloadBytes
            )
        }
        let identity = journal.identity
        if scope.isCountyWritten || kind == Ruling.kind, kind != RecordKind.hubRestored.rawValue {
            try requireOffice()
        }
        var feed = try journal.makeFeed(FeedID(identity.replica, in: scope))
        if feed.held == 0 {
            try journal.certify(feed, as: identity.deviceKey)
            feed = try journal.feed(row: feed.id)
            let certificate = Certificate(
                deviceKey: identity.deviceKey,
                incarnation: identity.incarnation
            )
            try append(
                .scope,
                kind: Certificate.kind,
                payload: certificate.payload,
                to: &feed
            )
        }
        let sequence = feed.held
        try append(subject, kind: kind, payload: payload, to: &feed)
        try fold(from: feed.id)
        let row = try db.one(
            "SELECT status, reason FROM entries WHERE feed_id = ? AND sequence = ?",
            [feed.id, Int64(sequence)]
        )
        guard row?[0] as Int? == 1 else {
            throw StorageError.inconsistent(
                "own entry refused with code \(row?[1] as Int? ?? -1)"
            )
        }
        return Dot(identity.replica, sequence)
    }

    private func append(
        _ subject: EntryFrame.Subject,
        kind: UInt64,
        payload: [UInt8],
        to feed: inout FeedRow
    ) throws {
        var others = VersionVector()
        for entry in try journal.frontier(of: feed.scopeID).entries
        where entry.replica != journal.identity.replica {
            others.raise(entry.replica, to: entry.count)
        }
        let heads = try heads(for: feed.feed.scope)
        let frame = EntryFrame(
            subject: subject,
            context: others,
            heads: heads,
            kind: kind,
            payload: payload
        )
        try journal.insertOpen(frame, into: feed)
        try journal.index(frame, in: feed, at: feed.held)
        feed.held += 1
        feed.end = SegmentBody.Base(context: others, heads: heads)
        try journal.save(feed)
    }

    /// The heads an entry of `scope` is judged by: those that every reader of the scope can hold.
    /// What the county writes about everyone is judged by nothing but its own chain.
    private func heads(for scope: Scope) throws -> Heads {
        switch scope {
        case .authority, .catalogue: return Heads()
        case .cases(let point), .status(let point):
            let audiences = try view().point(ServicePointID(point))?.tier.audiences ?? []
            let readable = Set([Scope.authority] + audiences.map(Scope.catalogue))
            return Heads(
                try journal.currentHeads().entries.filter { readable.contains($0.scope) }
            )
        }
    }
}
