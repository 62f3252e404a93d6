/// A value made of dots, each standing for what the entry of that name wrote and is still alive.
///
/// A dot that is in the context but no longer in the store was removed or superseded; no tombstone
/// is needed. One entry may write several places under one dot. Almeida, Shoker, Baquero, "Delta
/// State Replicated Data Types" (2018).
///
/// A store has two ways to change. Its own mutating methods fold entries in causal order: whatever
/// an entry's past names was folded before it, once. Deltas and states joined through ``Causal``
/// may come in any order and repeatedly. Both reach the same state.
public protocol DotStore: Equatable, Sendable {
    /// Nothing written.
    init()

    /// Whether no dot is alive.
    var isEmpty: Bool { get }

    /// The dots that are alive, sorted, each once.
    var dots: [Dot] { get }

    /// Joins the store of another causal state into this one: what both have stays, what one has
    /// stays unless the other's context knows it.
    ///
    /// Together with the union of the contexts it is associative, commutative and idempotent.
    mutating func join(_ other: Self, context: CausalContext, otherContext: CausalContext)

    /// What is alive under the dots that `context` contains. At least those; a store from which
    /// nothing is ever removed may keep more.
    func restricted(to context: CausalContext) -> Self
}

extension DotStore {
    /// Removes, by a join, every dot that is not in `context`. O(n log n).
    public func restricted(to context: CausalContext) -> Self {
        let all = dots
        var part = self
        part.join(
            Self(),
            context: CausalContext(all),
            otherContext: CausalContext(all.lazy.filter { !context.contains($0) }),
        )
        return part
    }

    /// The delta of a change that removed or wrote exactly the dots in `touched`; self is the state
    /// after the change.
    ///
    /// Carries every place still alive under a touched dot. That matters when one entry wrote
    /// several places: a delta that named the dot and left a place out would remove it there.
    public func delta(touching touched: CausalContext) -> Causal<Self> {
        Causal(store: restricted(to: touched), context: touched)
    }
}
