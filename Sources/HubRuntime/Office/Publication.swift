public import Replication
public import ServiceModel
import ServiceRecords
import Storage
import WireFormat

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

    /// Bytes of the payloads of proposals in one stream of zlib a scope. O(bytes).
    static func packed(_ proposals: [Proposal]) -> [Scope: Int] {
        var payloads: [Scope: [UInt8]] = [:]
        for proposal in proposals {
            guard let payload = proposal.publishedPayload else { continue }
            payloads[proposal.scope, default: []] += payload
        }
        return payloads.mapValues { bytes in
            var deflater = Deflater()
            return deflater.compress(bytes, flush: .sync).count
        }
    }

    init(_ proposals: [Proposal], asOf: Day, leftOut: [ChangeConflict]) {
        self.asOf = asOf
        self.leftOut = leftOut
        var points = 0
        var matters: [Scope.Audience: Int] = [:]
        var delegated: Set<MatterCode> = []
        var written: [Scope: Amount] = [:]
        for proposal in proposals {
            guard let bytes = proposal.publishedPayload?.count else { continue }
            let scope = proposal.scope
            if case .register(.pointsRegistered(let registered)) = proposal {
                points += registered.count
            }
            if case .register(.delegationsSet(let rows, let withdrawn, _)) = proposal {
                delegated.formUnion(rows.map(\.matter) + withdrawn)
            }
            if case .publish(_, let audience) = proposal { matters[audience, default: 0] += 1 }
            written[scope, default: Amount()].entries += 1
            written[scope, default: Amount()].bytes += bytes
        }
        self.points = points
        self.matters = matters
        self.delegations = delegated.count
        self.written = written
    }
}

extension Proposal {
    /// What it writes for all to read; nil for what concerns one point only.
    fileprivate var publishedPayload: [UInt8]? {
        switch self {
        case .register(let record): record.payload
        case .publish(let record, _): record.payload
        case .list(let record): record.payload
        case .publishDocument(let record, _): record.payload
        case .open, .act, .report, .answer, .beacon, .deviate, .answerDeviation: nil
        }
    }
}
