/// A map in which a concurrent update wins over a removal.
///
/// A removal takes away what its author had seen under the key, so the key stays with only what was
/// written concurrently. Keys without anything alive do not exist, and no tombstones are kept. A
/// value from which nothing is ever removed, such as ``GrowOnlyLog``, outlives the removal of its
/// key. Almeida, Shoker, Baquero (2018).
public struct AddWinsMap<Key: Hashable & Comparable & Sendable, Value: DotStore>: DotStore {
    /// The keys with something alive, in ascending order.
    public private(set) var entries: [Entry]

    /// One key with what is alive under it.
    public struct Entry: Equatable, Sendable {
        /// The key.
        public let key: Key
        /// Never empty.
        public fileprivate(set) var value: Value
    }

    /// No keys.
    public init() {
        entries = []
    }

    /// The keys, in ascending order. O(n).
    public var keys: [Key] { entries.map { $0.key } }

    /// The value under `key`, empty if there is none; writing to it in place is the update.
    ///
    /// `map[key].write(value, by: stamp, seeing: past)` updates without copying what is alive
    /// there. A value left empty takes its key with it. O(log n), O(n) for a new key before the
    /// last.
    public subscript(key: Key) -> Value {
        get {
            let index = position(of: key)
            return holds(key, at: index) ? entries[index].value : Value()
        }
        _modify {
            let index = position(of: key)
            if !holds(key, at: index) { entries.insert(Entry(key: key, value: Value()), at: index) }
            defer {
                if entries[index].value.isEmpty { entries.remove(at: index) }
            }
            yield &entries[index].value
        }
    }

    /// Removes what `past` holds under `key`; what was written concurrently stays.
    ///
    /// Does nothing if there is no such key. O(log n), O(n) if the key goes.
    public mutating func remove(_ key: Key, seeing past: VersionVector) {
        let index = position(of: key)
        guard holds(key, at: index) else { return }
        let seen = CausalContext(past)
        entries[index].value.join(Value(), context: seen, otherContext: seen)
        if entries[index].value.isEmpty { entries.remove(at: index) }
    }

    /// The map's delta for one entry that made `changes`, each a delta of the value under its key.
    ///
    /// One entry's changes go into one delta, because they share its dot: a delta for one key alone
    /// would say that the entry wrote nothing elsewhere. Each key at most once. O(n).
    public func updateDelta(_ changes: [(key: Key, change: Causal<Value>)]) -> Causal<Self> {
        var touched = CausalContext()
        for (_, change) in changes { touched.merge(change.context) }
        var delta = delta(touching: touched)
        for (key, change) in changes {
            // What stands in both is alive; what only the change has is new here.
            let known = CausalContext(delta.store[key].dots)
            delta.store[key].join(change.store, context: known, otherContext: change.context)
        }
        return delta
    }

    /// The map's delta for one entry that made one change, a delta of the value under `key`. O(n).
    public func updateDelta(_ change: Causal<Value>, for key: Key) -> Causal<Self> {
        updateDelta([(key, change)])
    }

    /// What ``remove(_:seeing:)`` would change: its context is the dots removed. O(n).
    public func removeDelta(_ key: Key, seeing past: VersionVector) -> Causal<Self> {
        let touched = CausalContext(self[key].dots.lazy.filter(past.contains))
        var delta = delta(touching: touched)
        delta.store.remove(key, seeing: past)
        return delta
    }

    private func position(of key: Key) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func holds(_ key: Key, at index: Int) -> Bool {
        index < entries.count && entries[index].key == key
    }
}

extension AddWinsMap {
    public var isEmpty: Bool { entries.isEmpty }

    /// The dots alive under any key, sorted. O(n log n).
    public var dots: [Dot] {
        var all = entries.flatMap(\.value.dots)
        all.sort()
        var unique: [Dot] = []
        for dot in all where dot != unique.last { unique.append(dot) }
        return unique
    }

    public mutating func join(_ other: Self, context: CausalContext, otherContext: CausalContext) {
        var joined: [Entry] = []
        joined.reserveCapacity(max(entries.count, other.entries.count))
        var mine = 0
        var theirs = 0
        while mine < entries.count || theirs < other.entries.count {
            var entry: Entry
            var counterpart = Value()
            if theirs == other.entries.count
                || mine < entries.count && entries[mine].key < other.entries[theirs].key
            {
                entry = entries[mine]
                mine += 1
            } else {
                let key = other.entries[theirs].key
                counterpart = other.entries[theirs].value
                theirs += 1
                if holds(key, at: mine) {
                    entry = entries[mine]
                    mine += 1
                } else {
                    entry = Entry(key: key, value: Value())
                }
            }
            entry.value.join(counterpart, context: context, otherContext: otherContext)
            if !entry.value.isEmpty { joined.append(entry) }
        }
        entries = joined
    }

    /// O(n).
    public func restricted(to context: CausalContext) -> Self {
        var part = Self()
        if context.isEmpty { return part }
        for entry in entries {
            let value = entry.value.restricted(to: context)
            if !value.isEmpty { part.entries.append(Entry(key: entry.key, value: value)) }
        }
        return part
    }
}
