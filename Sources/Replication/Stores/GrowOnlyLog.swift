/// What was said and done, in an order that every replica agrees on; nothing is ever removed.
///
/// Ordered by (Lamport number, dot), which extends the causal order: what an author had seen stands
/// before what it wrote. A join is a union and ignores the contexts.
public struct GrowOnlyLog<Item: Equatable & Sendable>: DotStore {
    /// The lines in order.
    public private(set) var lines: [Line]

    /// One item as one entry wrote it; the entry's dot is its name.
    public struct Line: Equatable, Sendable {
        /// What was written.
        public let item: Item
        /// The entry that wrote it; an entry writes one line.
        public let dot: Dot
        /// The rank of that entry.
        public let lamport: LamportNumber

        fileprivate func precedes(_ other: Self) -> Bool {
            lamport == other.lamport ? dot < other.dot : lamport < other.lamport
        }
    }

    /// Nothing written.
    public init() {
        lines = []
    }

    /// The items in order. O(n).
    public var items: [Item] { lines.map(\.item) }

    /// Puts `item`, written by the entry `dot`, in its place; a line of that entry here stays as it
    /// is.
    ///
    /// O(1) at the end, O(n) before it.
    public mutating func append(_ item: Item, dot: Dot, lamport: LamportNumber) {
        let line = Line(item: item, dot: dot, lamport: lamport)
        let index = position(of: line)
        if index < lines.count, lines[index].dot == dot { return }
        lines.insert(line, at: index)
    }

    /// What ``append(_:dot:lamport:)`` would change.
    public func appendDelta(_ item: Item, dot: Dot, lamport: LamportNumber) -> Causal<Self> {
        var delta = Self()
        delta.append(item, dot: dot, lamport: lamport)
        return Causal(store: delta, context: CausalContext(CollectionOfOne(dot)))
    }

    /// The first line that does not precede `line`.
    private func position(of line: Line) -> Int {
        guard let last = lines.last, !last.precedes(line) else { return lines.count }
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].precedes(line) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension GrowOnlyLog {
    public var isEmpty: Bool { lines.isEmpty }

    /// The dots of all lines, sorted. O(n log n).
    public var dots: [Dot] { lines.map(\.dot).sorted() }

    public mutating func join(_ other: Self, context: CausalContext, otherContext: CausalContext) {
        guard let earliest = other.lines.first else { return }
        // Deltas mostly concern the end, so the lines before the other's first stay in place.
        let start = position(of: earliest)
        let tail = Array(lines[start...])
        lines.removeSubrange(start...)
        var mine = 0
        var theirs = 0
        while mine < tail.count, theirs < other.lines.count {
            if tail[mine].dot == other.lines[theirs].dot {
                lines.append(tail[mine])
                mine += 1
                theirs += 1
            } else if tail[mine].precedes(other.lines[theirs]) {
                lines.append(tail[mine])
                mine += 1
            } else {
                lines.append(other.lines[theirs])
                theirs += 1
            }
        }
        lines.append(contentsOf: tail[mine...])
        lines.append(contentsOf: other.lines[theirs...])
    }

    /// O(n log m).
    public func restricted(to context: CausalContext) -> Self {
        var part = Self()
        part.lines = lines.filter { context.contains($0.dot) }
        return part
    }
}
