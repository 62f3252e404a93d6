/// One step somebody took in a case, and the earlier steps that person knew of.
public struct FlowEvent: Hashable, Sendable {
    /// The step.
    public let transition: Transition
    /// Positions, in the same list, of the earlier events in its causal past.
    public let seen: [Int]

    /// States a step and what its author knew; positions not before the event's own are ignored.
    public init(transition: Transition, seen: [Int]) {
        self.transition = transition
        self.seen = seen
    }
}
