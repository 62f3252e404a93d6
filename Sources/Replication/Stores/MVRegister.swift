/// A field that keeps every causally maximal write.
///
/// Nothing is chosen when states merge: a write goes away only when a later one names it in its
/// past. What is shown meanwhile is ``shown(by:)``. Shapiro et al., "A Comprehensive Study of
/// Convergent and Commutative Replicated Data Types" (2011), section 3.2.2; as a dot store after
/// Almeida et al. (2018).
public struct MVRegister<Value: Equatable & Sendable>: DotStore {
    /// The writes that no other write supersedes, sorted by dot; usually one.
    public private(set) var writes: [Write]

    /// One value as one entry wrote it.
    public struct Write: Equatable, Sendable {
        /// What was written.
        public let value: Value
        /// By which entry, and where that stands.
        public let stamp: WriteStamp

        /// Joins a value to its stamp.
        public init(_ value: Value, by stamp: WriteStamp) {
            self.value = value
            self.stamp = stamp
        }
    }

    /// Never written.
    public init() {
        writes = []
    }

    /// These writes, each maximal, sorted by dot.
    init(_ writes: [Write]) {
        self.writes = writes
    }

    /// Whether two maximal writes disagree, so that a person should resolve them.
    public var isInConflict: Bool {
        guard writes.count > 1, let first = writes.first else { return false }
        return writes.contains { $0.value != first.value }
    }

    /// Writes `value`, superseding the writes that `past` holds; concurrent ones stay beside it.
    ///
    /// A second write by the same entry changes nothing. O(log n) in the replicas of `past` as long
    /// as there is one write.
    ///
    /// - Parameters:
    ///   - stamp: Its dot is not in `past`.
    ///   - past: The context of the entry, which includes the author's own earlier entries.
    public mutating func write(
        _ value: Value,
        by stamp: WriteStamp,
        seeing past: VersionVector,
    ) {
        if writes.count == 1, writes[0].dot != stamp.dot, past.contains(writes[0].dot) {
            writes[0] = Write(value, by: stamp)
            return
        }
        writes.remove(seenBy: past)
        writes.place(Write(value, by: stamp))
    }

    /// What ``write(_:by:seeing:)`` would change: its context is the superseded dots and the new
    /// one.
    public func writeDelta(
        _ value: Value,
        by stamp: WriteStamp,
        seeing past: VersionVector,
    ) -> Causal<Self> {
        var context = CausalContext()
        for write in writes where past.contains(write.dot) { context.insert(write.dot) }
        context.insert(stamp.dot)
        var delta = Self()
        delta.writes = [writes.first { $0.dot == stamp.dot } ?? Write(value, by: stamp)]
        return Causal(store: delta, context: context)
    }
}

extension MVRegister {
    public var isEmpty: Bool { writes.isEmpty }

    public var dots: [Dot] { writes.map(\.dot) }

    public mutating func join(_ other: Self, context: CausalContext, otherContext: CausalContext) {
        writes.join(other.writes, context: context, otherContext: otherContext)
    }

    public func restricted(to context: CausalContext) -> Self {
        var part = Self()
        part.writes = writes.filter { context.contains($0.dot) }
        return part
    }
}

extension MVRegister.Write: Dotted {
    var dot: Dot { stamp.dot }
}
