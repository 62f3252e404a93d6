/// The progress of a case, folded from every step anybody took, at whatever level and in whatever
/// order the steps became known.
///
/// Every event is either effective, or superseded with a reason, or part of the contradiction; none
/// is dropped. At most one decision is ever effective.
public struct Flow: Hashable, Sendable {
    /// The stage the case is in.
    public internal(set) var stage: CaseStage
    /// Positions of the events that made the case what it is, ascending.
    public internal(set) var effective: [Int]
    /// The events that are recorded but did not act, ascending by position.
    public internal(set) var superseded: [Superseded]
    /// The decisions that contradict each other; nil in an orderly case.
    public internal(set) var contradiction: Contradiction?

    /// Whether nothing may be printed or issued until a person has ruled on the contradiction.
    public var isFrozen: Bool { contradiction != nil }
}

/// An event that is recorded but did not act, and why.
public struct Superseded: Hashable, Sendable {
    /// The position of the event.
    public let index: Int
    /// Why it did not act.
    public let reason: SupersededReason

    /// States why the event at `index` did not act.
    public init(index: Int, reason: SupersededReason) {
        self.index = index
        self.reason = reason
    }
}

/// Why an event did not act.
public enum SupersededReason: Hashable, Sendable {
    /// Another event had already done the same.
    case repeated
    /// A withdrawal (撤件) the decision did not know of: the holder should contact the applicant.
    case withdrawnAfterDecision
    /// The case was decided without knowledge of this step.
    case decisionStands
    /// The applicant withdrew.
    case withdrawalStands
    /// A notice of correction to a case that was accepted elsewhere; the notice is kept to be read.
    case acceptanceStands
    /// A refusal of acceptance to a case that was accepted elsewhere: a matter for supervision.
    case refusedDespiteAcceptance
    /// A refusal of acceptance while the applicant holds a notice of correction.
    case correctionStands
    /// The county ruled that another decision stands.
    case setAside
    /// The case was closed for a promised material that had been handed in elsewhere.
    case promiseWasKept
    /// The case was closed without knowledge of this step.
    case closureStands
    /// The earlier event at this position, on which this one rests, did not act.
    case basisFell(Int)
    /// The step was not legal on what its own author knew.
    case withoutBasis
}

/// Decisions that contradict each other, made without knowledge of one another.
public struct Contradiction: Hashable, Sendable {
    /// Positions of the decisions, ascending; at least one approves and at least one denies.
    public let decisions: [Int]

    /// Names the decisions that contradict each other.
    public init(decisions: [Int]) {
        self.decisions = decisions
    }
}
