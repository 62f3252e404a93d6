import LatticeLaws
import Replication

/// A set whose deltas claim everything up to their dot, so that they delete additions never seen.
struct GaplessSet: Equatable {
    var additions = AddWinsSet<Int>()
    var seen = VersionVector()
}

enum GaplessSetSubject: LatticeSubject {
    static var bottom: GaplessSet { GaplessSet() }

    static func randomOperation(
        using generator: inout SplitMix64
    ) -> AddWinsSetSubject.Operation {
        AddWinsSetSubject.randomOperation(using: &generator)
    }

    static func perform(
        _ operation: AddWinsSetSubject.Operation,
        at moment: Moment,
        on set: inout GaplessSet,
    ) {
        AddWinsSetSubject.perform(operation, at: moment, on: &set.additions)
        set.seen.raise(moment.dot.replica, to: moment.dot.sequence + 1)
    }

    static func delta(
        of operation: AddWinsSetSubject.Operation,
        at moment: Moment,
        on set: GaplessSet,
    ) -> GaplessSet {
        let delta = AddWinsSetSubject.delta(of: operation, at: moment, on: set.additions)
        var seen = VersionVector()
        for dot in delta.context.beyond { seen.raise(dot.replica, to: dot.sequence + 1) }
        seen.merge(delta.context.prefix)
        return GaplessSet(additions: delta.store, seen: seen)
    }

    static func merge(_ other: GaplessSet, into set: inout GaplessSet) {
        set.additions.join(
            other.additions,
            context: CausalContext(set.seen),
            otherContext: CausalContext(other.seen),
        )
        set.seen.merge(other.seen)
    }
}

/// A set whose removal names the element instead of the additions it saw, and so never ends.
struct BlindRemovalSet: Equatable {
    var added: Set<Int> = []
    var removed: Set<Int> = []
}

enum BlindRemovalSetSubject: LatticeSubject {
    static var bottom: BlindRemovalSet { BlindRemovalSet() }

    static func randomOperation(
        using generator: inout SplitMix64
    ) -> AddWinsSetSubject.Operation {
        AddWinsSetSubject.randomOperation(using: &generator)
    }

    static func perform(
        _ operation: AddWinsSetSubject.Operation,
        at moment: Moment,
        on set: inout BlindRemovalSet,
    ) {
        merge(delta(of: operation, at: moment, on: set), into: &set)
    }

    static func delta(
        of operation: AddWinsSetSubject.Operation,
        at moment: Moment,
        on set: BlindRemovalSet,
    ) -> BlindRemovalSet {
        switch operation {
        case .add(let elements): BlindRemovalSet(added: Set(elements))
        case .remove(let element): BlindRemovalSet(removed: [element])
        }
    }

    static func merge(_ other: BlindRemovalSet, into set: inout BlindRemovalSet) {
        set.added.formUnion(other.added)
        set.removed.formUnion(other.removed)
    }

    static func isRight(
        _ set: BlindRemovalSet,
        after history: [Deed<AddWinsSetSubject.Operation>],
    ) -> Bool {
        (0..<4).allSatisfy { element in
            let isAlive = history.indices.contains { number in
                guard case .add(let added) = history[number].operation else { return false }
                return added.contains(element)
                    && !history.contains { $0.saw(number) && $0.operation.concerns(element) }
            }
            return set.added.subtracting(set.removed).contains(element) == isAlive
        }
    }
}
