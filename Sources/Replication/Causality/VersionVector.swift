/// Gap-free prefixes of the feeds of one scope: how many entries of each replica are held.
///
/// A replica that is not mentioned has count 0. Not a vector clock: it says what is *held*, the
/// holder itself need not appear. Parker et al., "Detection of Mutual Inconsistency" (1983).
public struct VersionVector: Hashable, Sendable {
    /// Sorted by replica, counts above 0, so equal vectors have equal bytes.
    public private(set) var entries: [Entry]

    /// How many entries of one replica are held.
    public struct Entry: Hashable, Sendable {
        /// The replica.
        public let replica: ReplicaID
        /// Entries 0 ..< count are held.
        public let count: UInt64

        /// Pairs a replica with a count.
        public init(replica: ReplicaID, count: UInt64) {
            self.replica = replica
            self.count = count
        }
    }

    /// Nothing held.
    public init() {
        entries = []
    }

    /// The vector with these counts; a replica named twice keeps the greater.
    public init(_ counts: some Sequence<(ReplicaID, UInt64)>) {
        entries = []
        for (replica, count) in counts { raise(replica, to: count) }
    }

    /// The number of entries of `replica` that are held. O(log n).
    public subscript(replica: ReplicaID) -> UInt64 {
        let index = position(of: replica)
        guard index < entries.count, entries[index].replica == replica else { return 0 }
        return entries[index].count
    }

    /// Raises the count of `replica` to at least `count`.
    public mutating func raise(_ replica: ReplicaID, to count: UInt64) {
        guard count > 0 else { return }
        let index = position(of: replica)
        if index < entries.count, entries[index].replica == replica {
            guard entries[index].count < count else { return }
            entries[index] = Entry(replica: replica, count: count)
        } else {
            entries.insert(Entry(replica: replica, count: count), at: index)
        }
    }

    /// Adds everything `other` holds: the least upper bound.
    public mutating func merge(_ other: Self) {
        for entry in other.entries { raise(entry.replica, to: entry.count) }
    }

    /// Whether the entry named by `dot` is held.
    public func contains(_ dot: Dot) -> Bool {
        dot.sequence < self[dot.replica]
    }

    /// Whether everything `other` holds is held here.
    public func dominates(_ other: Self) -> Bool {
        other.entries.allSatisfy { $0.count <= self[$0.replica] }
    }

    private func position(of replica: ReplicaID) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].replica < replica { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
