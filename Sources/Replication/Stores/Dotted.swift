/// Something named by the dot of the entry that wrote it; arrays of these are kept sorted by dot.
protocol Dotted {
    var dot: Dot { get }
}

extension Dot: Dotted {
    var dot: Dot { self }
}

extension Array where Element: Dotted {
    /// Where `dot` stands or belongs. O(log n).
    func position(of dot: Dot) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].dot < dot { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether something named `dot` is here. O(log n).
    func holds(_ dot: Dot) -> Bool {
        let index = position(of: dot)
        return index < count && self[index].dot == dot
    }

    /// Inserts `item` unless its dot is here already. O(1) at the end.
    mutating func place(_ item: Element) {
        let index = position(of: item.dot)
        if index < count, self[index].dot == item.dot { return }
        insert(item, at: index)
    }

    /// Removes what `past` holds.
    mutating func remove(seenBy past: VersionVector) {
        // Looked for first, so that an array nothing is removed from is not copied.
        guard contains(where: { past.contains($0.dot) }) else { return }
        removeAll { past.contains($0.dot) }
    }

    /// Adds what only `other` has. O(n + m).
    mutating func unite(_ other: Self) {
        if other.isEmpty { return }
        if isEmpty {
            self = other
            return
        }
        join(other, context: CausalContext(), otherContext: CausalContext())
    }

    /// Keeps what both have, and what one has and the other never knew. O(n + m).
    ///
    /// Almeida, Shoker, Baquero (2018): the join of a set of dots.
    mutating func join(_ other: Self, context: CausalContext, otherContext: CausalContext) {
        if other.isEmpty {
            guard contains(where: { otherContext.contains($0.dot) }) else { return }
            removeAll { otherContext.contains($0.dot) }
            return
        }
        var joined: [Element] = []
        var mine = 0
        var theirs = 0
        while mine < count, theirs < other.count {
            let (left, right) = (self[mine].dot, other[theirs].dot)
            if left == right {
                joined.append(self[mine])
                mine += 1
                theirs += 1
            } else if left < right {
                if !otherContext.contains(left) { joined.append(self[mine]) }
                mine += 1
            } else {
                if !context.contains(right) { joined.append(other[theirs]) }
                theirs += 1
            }
        }
        while mine < count {
            if !otherContext.contains(self[mine].dot) { joined.append(self[mine]) }
            mine += 1
        }
        while theirs < other.count {
            if !context.contains(other[theirs].dot) { joined.append(other[theirs]) }
            theirs += 1
        }
        self = joined
    }
}
