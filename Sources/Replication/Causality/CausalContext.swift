/// Which entries are known: gap-free prefixes, plus the single dots known beyond the gaps.
///
/// Deltas may arrive in any order, so a version vector alone would claim what was never seen and
/// make a merge drop it. Always normalised: a dot that continues a prefix is counted in it, hence
/// equal contexts are equal values. Almeida, Shoker, Baquero, "Delta State Replicated Data Types"
/// (2018).
public struct CausalContext: Hashable, Sendable {
    /// What is known without gaps.
    public private(set) var prefix: VersionVector
    /// The dots beyond the gaps, sorted; none of them in ``prefix`` or next to it.
    public private(set) var beyond: [Dot]

    /// Nothing known.
    public init() {
        prefix = VersionVector()
        beyond = []
    }

    /// Everything `prefix` holds and nothing else.
    public init(_ prefix: VersionVector) {
        self.prefix = prefix
        beyond = []
    }

    /// Exactly these dots, in any order. O(n log n) when they come sorted.
    public init(_ dots: some Sequence<Dot>) {
        self.init()
        for dot in dots { insert(dot) }
    }

    /// Whether nothing is known.
    public var isEmpty: Bool {
        prefix.entries.isEmpty && beyond.isEmpty
    }

    /// Whether the entry named by `dot` is known. O(log n).
    public func contains(_ dot: Dot) -> Bool {
        if prefix.contains(dot) { return true }
        return !beyond.isEmpty && beyond.holds(dot)
    }

    /// Makes the entry named by `dot` known. O(log n), plus the dots beyond a gap that it moves.
    public mutating func insert(_ dot: Dot) {
        let count = prefix[dot.replica]
        if dot.sequence < count { return }
        if dot.continues(count) {
            prefix.raise(dot.replica, to: count + 1)
            absorb(dot.replica)
        } else {
            beyond.place(dot)
        }
    }

    /// Adds everything `other` knows: the least upper bound. O(n + m), or O(m log n) for a delta's.
    public mutating func merge(_ other: Self) {
        if other.prefix.entries.isEmpty {
            for dot in other.beyond { insert(dot) }
            return
        }
        prefix.merge(other.prefix)
        guard !(beyond.isEmpty && other.beyond.isEmpty) else { return }
        beyond.unite(other.beyond)
        normalise()
    }

    /// The least upper bound of both.
    public func merged(with other: Self) -> Self {
        var copy = self
        copy.merge(other)
        return copy
    }

    /// Counts the dots of `replica` that now continue its prefix.
    private mutating func absorb(_ replica: ReplicaID) {
        guard !beyond.isEmpty else { return }
        var count = prefix[replica]
        let first = beyond.position(of: Dot(replica, 0))
        var end = first
        while end < beyond.count, beyond[end].replica == replica, beyond[end].continues(count) {
            count += 1
            end += 1
        }
        beyond.removeSubrange(first..<end)
        prefix.raise(replica, to: count)
    }

    private mutating func normalise() {
        var kept: [Dot] = []
        for dot in beyond {
            let count = prefix[dot.replica]
            if dot.continues(count) {
                prefix.raise(dot.replica, to: count + 1)
            } else if dot.sequence >= count {
                kept.append(dot)
            }
        }
        beyond = kept
    }
}

extension Dot {
    /// Whether this dot is the next one after a prefix of `count`.
    ///
    /// The last representable sequence never is, because the count after it is not representable.
    fileprivate func continues(_ count: UInt64) -> Bool {
        sequence == count && sequence < .max
    }
}
