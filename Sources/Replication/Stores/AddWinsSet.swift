/// A set in which a concurrent addition wins over a removal; observed-remove, without tombstones.
///
/// A removal takes away the additions its author had seen, and no others. One entry may add several
/// elements under its one dot, and each is still removed alone. Bieniusa et al., "An Optimized
/// Conflict-free Replicated Set" (2012).
public struct AddWinsSet<Element: Hashable & Comparable & Sendable>: DotStore {
    private var additions: AddWinsMap<Element, DotSet>

    /// No elements.
    public init() {
        additions = AddWinsMap()
    }

    /// The elements in ascending order. O(n).
    public var elements: [Element] { additions.keys }

    /// How many elements there are.
    public var count: Int { additions.entries.count }

    /// Whether `element` is in the set. O(log n).
    public func contains(_ element: Element) -> Bool {
        !additions[element].isEmpty
    }

    /// The entries that added `element` and are not superseded, sorted. O(log n).
    public func dots(of element: Element) -> [Dot] {
        additions[element].dots
    }

    /// Adds `element` by the entry `dot`, whose context is `past`.
    ///
    /// O(log n), O(n) for a new element before the last.
    public mutating func add(_ element: Element, dot: Dot, seeing past: VersionVector) {
        additions[element].add(dot, seeing: past)
    }

    /// Adds several elements by the one entry `dot`, whose context is `past`.
    public mutating func add(
        contentsOf elements: some Sequence<Element>,
        dot: Dot,
        seeing past: VersionVector,
    ) {
        for element in elements { add(element, dot: dot, seeing: past) }
    }

    /// Removes `element` as far as its additions are in `past`, the context of the removing entry.
    ///
    /// O(log n), O(n) if the element goes.
    public mutating func remove(_ element: Element, seeing past: VersionVector) {
        additions.remove(element, seeing: past)
    }
}

extension AddWinsSet {
    /// What ``add(_:dot:seeing:)`` would change. O(n).
    ///
    /// For an entry that adds one element only: otherwise use ``addDelta(contentsOf:dot:seeing:)``.
    public func addDelta(_ element: Element, dot: Dot, seeing past: VersionVector) -> Causal<Self> {
        addDelta(contentsOf: CollectionOfOne(element), dot: dot, seeing: past)
    }

    /// What ``add(contentsOf:dot:seeing:)`` would change. O(n).
    ///
    /// All additions of one entry go into one delta, because a delta that names the entry and
    /// leaves an element out says that it was removed.
    public func addDelta(
        contentsOf elements: some Collection<Element>,
        dot: Dot,
        seeing past: VersionVector,
    ) -> Causal<Self> {
        var touched = CausalContext()
        for element in elements {
            for earlier in dots(of: element) where past.contains(earlier) {
                touched.insert(earlier)
            }
        }
        touched.insert(dot)
        var delta = delta(touching: touched)
        delta.store.add(contentsOf: elements, dot: dot, seeing: past)
        return delta
    }

    /// What ``remove(_:seeing:)`` would change: its context is the additions removed. O(n).
    public func removeDelta(_ element: Element, seeing past: VersionVector) -> Causal<Self> {
        let delta = additions.removeDelta(element, seeing: past)
        var store = Self()
        store.additions = delta.store
        return Causal(store: store, context: delta.context)
    }
}

extension AddWinsSet {
    public var isEmpty: Bool { additions.isEmpty }

    /// The dots of all additions, sorted. O(n log n).
    public var dots: [Dot] { additions.dots }

    public mutating func join(_ other: Self, context: CausalContext, otherContext: CausalContext) {
        additions.join(other.additions, context: context, otherContext: otherContext)
    }

    /// O(n).
    public func restricted(to context: CausalContext) -> Self {
        var part = Self()
        part.additions = additions.restricted(to: context)
        return part
    }
}
