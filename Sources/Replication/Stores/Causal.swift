/// A store together with everything it has known: the join semilattice all synced state lives in.
///
/// A delta is the same type, only smaller: it merges in any order, any number of times, and every
/// replica that merged the same ones is equal. Almeida, Shoker, Baquero, "Delta State Replicated
/// Data Types" (2018).
public struct Causal<Store: DotStore>: Equatable, Sendable {
    /// What is alive.
    public var store: Store
    /// What was ever written or superseded, as far as known here; contains every dot of ``store``.
    public var context: CausalContext

    /// The bottom of the lattice: nothing written, nothing known.
    public init() {
        store = Store()
        context = CausalContext()
    }

    /// Pairs a store with the context that it is a state of; `context` contains the store's dots.
    public init(store: Store, context: CausalContext) {
        self.store = store
        self.context = context
    }

    /// Joins a delta or a full state into this one. Costs as much as joining the stores.
    public mutating func merge(_ other: Self) {
        store.join(other.store, context: context, otherContext: other.context)
        context.merge(other.context)
    }

    /// The join of both.
    public func merged(with other: Self) -> Self {
        var copy = self
        copy.merge(other)
        return copy
    }
}
