import LatticeLaws
import Replication

/// Dots of a small universe, inserted in any order so that gaps open and close.
enum CausalContextSubject: LatticeSubject {
    static var bottom: CausalContext { CausalContext() }

    static func randomOperation(using generator: inout SplitMix64) -> Dot {
        Dot(authors[generator.below(3)], UInt64(generator.below(10)))
    }

    static func perform(_ dot: Dot, at moment: Moment, on context: inout CausalContext) {
        context.insert(dot)
    }

    static func delta(of dot: Dot, at moment: Moment, on context: CausalContext) -> CausalContext {
        CausalContext([dot])
    }

    static func merge(_ other: CausalContext, into context: inout CausalContext) {
        context.merge(other)
    }

    static func isRight(_ context: CausalContext, after history: [Deed<Dot>]) -> Bool {
        let inserted = Set(history.map(\.operation))
        return authors.allSatisfy { author in
            (0..<UInt64(10)).allSatisfy { sequence in
                let dot = Dot(author, sequence)
                return context.contains(dot) == inserted.contains(dot)
            }
        }
    }
}

/// Counts of a few feeds, raised in any order.
enum VersionVectorSubject: LatticeSubject {
    static var bottom: VersionVector { VersionVector() }

    static func randomOperation(using generator: inout SplitMix64) -> VersionVector.Entry {
        VersionVector.Entry(
            replica: authors[generator.below(4)],
            count: UInt64(generator.below(10)),
        )
    }

    static func perform(
        _ entry: VersionVector.Entry,
        at moment: Moment,
        on vector: inout VersionVector,
    ) {
        vector.raise(entry.replica, to: entry.count)
    }

    static func delta(
        of entry: VersionVector.Entry,
        at moment: Moment,
        on vector: VersionVector,
    ) -> VersionVector {
        VersionVector([(entry.replica, entry.count)])
    }

    static func merge(_ other: VersionVector, into vector: inout VersionVector) {
        vector.merge(other)
    }

    static func isRight(
        _ vector: VersionVector,
        after history: [Deed<VersionVector.Entry>],
    ) -> Bool {
        authors.allSatisfy { author in
            let counts = history.map(\.operation).filter { $0.replica == author }.map(\.count)
            return vector[author] == counts.max() ?? 0
        }
    }
}

private let authors: [ReplicaID] = [1, 2, 3, 4].map(replica)
