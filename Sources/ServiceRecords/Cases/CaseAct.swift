public import Replication
public import ServiceModel
import SwiftProtobuf

/// One committed command on a case: what the rules allowed, with the evidence it carries.
public struct CaseAct: Hashable, Sendable {
    /// When, by the author's clock, seconds since 1970. Evidence and display only.
    public let claimedAt: Int64
    /// The facts, in the order the rules gave them; at least one unless the right is moved.
    public let changes: [CaseChange]
    /// The catalogue that published the pinned version; only when the act opens a case.
    public let audience: Scope.Audience?
    /// The author's day; only when the act opens a case, and nil if its author stated none.
    public let openedOn: Day?
    /// The move of the decision right under which a decision is made; only with a decision.
    public let decisionMove: UInt64?
    /// The decision right passed on; only by its holder.
    public let rightMove: RightMove?

    /// A pass of the decision right.
    public struct RightMove: Hashable, Sendable {
        /// Counts the moves of this case; birth is 0.
        public let number: UInt64
        /// Who holds it from now on: an incarnation, so a restored copy does not.
        public let receiver: ReplicaID

        /// Names a move.
        public init(number: UInt64, receiver: ReplicaID) {
            self.number = number
            self.receiver = receiver
        }
    }

    /// Gathers what one command did.
    public init(
        claimedAt: Int64,
        changes: [CaseChange],
        audience: Scope.Audience? = nil,
        openedOn: Day? = nil,
        decisionMove: UInt64? = nil,
        rightMove: RightMove? = nil
    ) {
        self.claimedAt = claimedAt
        self.changes = changes
        self.audience = audience
        self.openedOn = openedOn
        self.decisionMove = decisionMove
        self.rightMove = rightMove
    }

    /// The kind of the entry that carries it.
    public var kind: RecordKind {
        if case .opened = changes.first { return .caseOpened }
        return .caseActed
    }
}
