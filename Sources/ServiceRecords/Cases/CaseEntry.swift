public import Replication
public import ServiceModel

/// One entry about a case, with everything its judgement depends on and nothing else.
public struct CaseEntry: Sendable {
    /// The author, and where the entry stands among the others.
    public let stamp: WriteStamp
    /// Everything of the scope the author had folded, its own earlier entries included.
    public let past: VersionVector
    /// Whether this entry opens the case.
    public let opens: Bool
    /// What was done, or why that cannot be read.
    public let act: Result<CaseAct, RefusalReason>
    /// Who the author is by the authority head the entry names; nil without a grant.
    public let author: Author?
    /// The pinned matter version; nil if it was never published.
    public let matter: Matter?
    /// The day the case was opened, if this entry opens it: the author's own, or that of its head.
    public let openedOn: Day
    /// Where the decision right is born, if this entry opens the case.
    public let decider: ReplicaID?
    /// Who stands in whose place, by the authority head the entry names.
    public let succession: Succession

    /// Who decides for the county itself, by the authority head the entry names.
    public let countyDecider: ReplicaID?

    /// The author as the county's register knew it.
    public struct Author: Hashable, Sendable {
        /// The point its device acts for.
        public let point: ServicePoint
        /// Whether the point is the case's own or stands above it.
        public let reachesScope: Bool
        /// The furthest the point may have been entitled to take the case's matter.
        public let mode: HandlingMode?
        /// The urgent recall that the author knew, if one stops the cases of its point.
        public let stoppedBy: DelegationStep?

        /// Describes an author.
        public init(
            point: ServicePoint,
            reachesScope: Bool,
            mode: HandlingMode?,
            stoppedBy: DelegationStep? = nil
        ) {
            self.point = point
            self.reachesScope = reachesScope
            self.mode = mode
            self.stoppedBy = stoppedBy
        }
    }

    /// Gathers what a judgement needs.
    public init(
        stamp: WriteStamp,
        past: VersionVector,
        opens: Bool,
        act: Result<CaseAct, RefusalReason>,
        author: Author?,
        matter: Matter?,
        openedOn: Day = .epoch,
        decider: ReplicaID?,
        succession: Succession = Succession(),
        countyDecider: ReplicaID? = nil
    ) {
        self.stamp = stamp
        self.past = past
        self.opens = opens
        self.act = act
        self.author = author
        self.matter = matter
        self.openedOn = openedOn
        self.decider = decider
        self.succession = succession
        self.countyDecider = countyDecider
    }
}
