/// A multi-value register whose conflicts a person can settle, and whose settlements can be taken
/// back.
///
/// An ordinary write supersedes everything its author had seen, for ever, as in ``MVRegister``. A
/// resolution supersedes only the dots it names, and only while it stands: those are kept beside it
/// and count again once a withdrawal names the resolution. So the value is a function of the
/// operations alone, in any causal order: concurrent resolutions with different values are a conflict
/// again, and so are a resolution and a write that did not see it.
///
/// Without settlements it is an ``MVRegister`` and costs the same. The idea of effects that are
/// masked rather than removed is that of the undo of Yu, Elvinger, Ignat, "A Generic Undo Support for
/// State-Based CRDTs" (2019).
public struct ResolvableRegister<Value: Equatable & Sendable>: DotStore {
    /// One value as one entry wrote or chose it.
    public typealias Write = MVRegister<Value>.Write

    /// The ordinary writes that no other ordinary write supersedes.
    public private(set) var plain: MVRegister<Value>
    /// Resolutions and withdrawals that no ordinary write has seen, sorted by dot; nearly always none.
    public private(set) var settlements: [Settlement]

    /// What one entry settled or took back.
    public struct Settlement: Equatable, Sendable {
        /// By which entry, and where that stands.
        public let stamp: WriteStamp
        /// What it did.
        public let act: Act

        /// A resolution or a withdrawal.
        public enum Act: Equatable, Sendable {
            /// This value stands instead of the writes and resolutions with these dots, ascending.
            case resolved(Value, superseding: [Dot])
            /// The resolutions with these dots, ascending, stand no more.
            case withdrew([Dot])
        }

        /// Joins an act to its stamp.
        public init(stamp: WriteStamp, act: Act) {
            self.stamp = stamp
            self.act = act
        }
    }

    /// Never written.
    public init() {
        plain = MVRegister()
        settlements = []
    }

    /// What stands: the maximal writes and resolutions that no standing resolution supersedes.
    ///
    /// O(1) without settlements, else O(n²) in writes and settlements, a handful.
    public var visible: MVRegister<Value> {
        guard !settlements.isEmpty else { return plain }
        let withdrawn = withdrawn
        var superseded: Set<Dot> = []
        for settlement in settlements where !withdrawn.contains(settlement.dot) {
            if case .resolved(_, let dots) = settlement.act { superseded.formUnion(dots) }
        }
        var candidates = plain.writes
        for settlement in settlements where !withdrawn.contains(settlement.dot) {
            if case .resolved(let value, _) = settlement.act {
                candidates.place(Write(value, by: settlement.stamp))
            }
        }
        return MVRegister(candidates.filter { !superseded.contains($0.dot) })
    }

    /// The writes and resolutions that stand, by dot.
    public var writes: [Write] { visible.writes }

    /// Whether two of them disagree, so that a person should resolve them.
    public var isInConflict: Bool { visible.isInConflict }

    /// The one to show; see ``MVRegister/shown(by:)``.
    public func shown(by policy: ShownWritePolicy) -> Write? { visible.shown(by: policy) }

    /// The resolutions that stand or are superseded by one that does, by dot: not withdrawn.
    public var resolutions: [Settlement] {
        let withdrawn = withdrawn
        return settlements.filter {
            guard case .resolved = $0.act else { return false }
            return !withdrawn.contains($0.dot)
        }
    }

    /// What a resolution made here would have to name to stand alone: every write that is alive,
    /// visible or not, and every resolution not withdrawn; ascending.
    public var supersedable: [Dot] {
        (plain.dots + resolutions.map(\.dot)).sorted()
    }

    private var withdrawn: Set<Dot> {
        var withdrawn: Set<Dot> = []
        for settlement in settlements {
            if case .withdrew(let dots) = settlement.act { withdrawn.formUnion(dots) }
        }
        return withdrawn
    }
}

extension ResolvableRegister {
    /// Writes `value`, superseding everything that `past` holds, settlements included.
    ///
    /// The same parameters and cost as ``MVRegister/write(_:by:seeing:)``.
    public mutating func write(
        _ value: Value,
        by stamp: WriteStamp,
        seeing past: VersionVector
    ) {
        plain.write(value, by: stamp, seeing: past)
        settlements.remove(seenBy: past)
    }

    /// Settles: `value` stands instead of `dots`, of which only those that `past` holds count.
    ///
    /// A dot its author had not seen is not superseded: nobody rules on what is still to come.
    public mutating func resolve(
        _ value: Value,
        superseding dots: [Dot],
        by stamp: WriteStamp,
        seeing past: VersionVector
    ) {
        let seen = Set(dots).filter(past.contains).sorted()
        settlements.place(
            Settlement(stamp: stamp, act: .resolved(value, superseding: seen))
        )
    }

    /// Takes resolutions back; only those that `past` holds count.
    public mutating func withdraw(
        _ resolutions: [Dot],
        by stamp: WriteStamp,
        seeing past: VersionVector
    ) {
        let seen = Set(resolutions).filter(past.contains).sorted()
        settlements.place(Settlement(stamp: stamp, act: .withdrew(seen)))
    }

    /// Puts back a settlement that was stored.
    public mutating func restore(_ settlement: Settlement) {
        settlements.place(settlement)
    }

    /// What ``write(_:by:seeing:)`` would change: its context is the superseded dots and the new one.
    public func writeDelta(
        _ value: Value,
        by stamp: WriteStamp,
        seeing past: VersionVector
    ) -> Causal<Self> {
        let change = plain.writeDelta(value, by: stamp, seeing: past)
        var context = change.context
        for settlement in settlements where past.contains(settlement.dot) {
            context.insert(settlement.dot)
        }
        var delta = Self()
        delta.plain = change.store
        return Causal(store: delta, context: context)
    }

    /// What ``resolve(_:superseding:by:seeing:)`` would change.
    public func resolveDelta(
        _ value: Value,
        superseding dots: [Dot],
        by stamp: WriteStamp,
        seeing past: VersionVector
    ) -> Causal<Self> {
        var delta = Self()
        delta.resolve(value, superseding: dots, by: stamp, seeing: past)
        return Causal(store: delta, context: CausalContext(CollectionOfOne(stamp.dot)))
    }

    /// What ``withdraw(_:by:seeing:)`` would change.
    public func withdrawDelta(
        _ resolutions: [Dot],
        by stamp: WriteStamp,
        seeing past: VersionVector
    ) -> Causal<Self> {
        var delta = Self()
        delta.withdraw(resolutions, by: stamp, seeing: past)
        return Causal(store: delta, context: CausalContext(CollectionOfOne(stamp.dot)))
    }
}

extension ResolvableRegister {
    public var isEmpty: Bool { plain.isEmpty && settlements.isEmpty }

    public var dots: [Dot] { (plain.dots + settlements.map(\.dot)).sorted() }

    public mutating func join(_ other: Self, context: CausalContext, otherContext: CausalContext) {
        plain.join(other.plain, context: context, otherContext: otherContext)
        settlements.join(other.settlements, context: context, otherContext: otherContext)
    }

    public func restricted(to context: CausalContext) -> Self {
        var part = Self()
        part.plain = plain.restricted(to: context)
        part.settlements = settlements.filter { context.contains($0.dot) }
        return part
    }
}

extension ResolvableRegister.Settlement: Dotted {
    /// The entry that settled.
    public var dot: Dot { stamp.dot }
}
