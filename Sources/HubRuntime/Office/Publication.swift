public import Replication
public import ServiceModel
import ServiceRecords
import Storage

/// What a publication wrote.
public struct Publication: Hashable, Sendable {
    /// Points registered or changed.
    public let points: Int
    /// Versions of matters published, by audience.
    public let matters: [Scope.Audience: Int]
    /// Matters whose delegations were set or withdrawn.
    public let delegations: Int
    /// What was written, by scope; nothing for scopes left as they were.
    public let written: [Scope: Amount]

    /// The county's day it was reckoned from.
    public let asOf: Day
    /// Lines of a change list that did not fit and were left out.
    public let leftOut: [ChangeConflict]

    /// How much was written in one scope.
    public struct Amount: Hashable, Sendable {
        /// Entries.
        public var entries = 0
        /// Bytes of their payloads, before compression.
        public var bytes = 0
    }

    init(_ proposals: [Proposal], asOf: Day, leftOut: [ChangeConflict]) {
        self.asOf = asOf
        self.leftOut = leftOut
        var points = 0
        var matters: [Scope.Audience: Int] = [:]
        var delegated: Set<MatterCode> = []
        var written: [Scope: Amount] = [:]
        for proposal in proposals {
            let scope: Scope
            let bytes: Int
            switch proposal {
            case .register(let record):
                (scope, bytes) = (.authority, record.payload.count)
                if case .pointsRegistered(let registered) = record { points += registered.count }
                if case .delegationsSet(let rows, let withdrawn, _) = record {
                    delegated.formUnion(rows.map(\.matter) + withdrawn)
                }
            case .publish(let record, let audience):
                (scope, bytes) = (.catalogue(audience), record.payload.count)
                matters[audience, default: 0] += 1
            case .list(let record): (scope, bytes) = (.catalogue(.names), record.payload.count)
            case .publishDocument(let record, let audience):
                (scope, bytes) = (.catalogue(audience), record.payload.count)
            case .open, .act, .report, .answer, .beacon: continue
            }
            written[scope, default: Amount()].entries += 1
            written[scope, default: Amount()].bytes += bytes
        }
        self.points = points
        self.matters = matters
        self.delegations = delegated.count
        self.written = written
    }
}
