import LatticeLaws
import Replication

/// A set whose replicas add one or two elements by one entry, and remove them one at a time.
enum AddWinsSetSubject: CausalSubject {
    typealias Store = AddWinsSet<Int>

    enum Operation {
        case add([Int])
        case remove(Int)
    }

    static func randomOperation(using generator: inout SplitMix64) -> Operation {
        let element = generator.below(4)
        switch generator.below(5) {
        case 0, 1: return .remove(element)
        case 2: return .add([element])
        default: return .add([element, (element + 1 + generator.below(3)) % 4])
        }
    }

    static func perform(_ operation: Operation, at moment: Moment, on set: inout Store) {
        switch operation {
        case .add(let elements): set.add(contentsOf: elements, dot: moment.dot, seeing: moment.past)
        case .remove(let element): set.remove(element, seeing: moment.past)
        }
    }

    static func delta(
        of operation: Operation,
        at moment: Moment,
        on set: Store,
    ) -> Causal<Store> {
        switch operation {
        case .add(let elements):
            set.addDelta(contentsOf: elements, dot: moment.dot, seeing: moment.past)
        case .remove(let element):
            set.removeDelta(element, seeing: moment.past)
        }
    }

    static func isRight(_ state: Causal<Store>, after history: [Deed<Operation>]) -> Bool {
        (0..<4).allSatisfy { element in
            let alive = history.indices.filter { number in
                guard case .add(let added) = history[number].operation else { return false }
                return added.contains(element)
                    && !history.contains { $0.saw(number) && $0.operation.concerns(element) }
            }
            return state.store.dots(of: element) == alive.map { history[$0].moment.dot }.sorted()
        }
    }
}

extension AddWinsSetSubject.Operation {
    func concerns(_ element: Int) -> Bool {
        switch self {
        case .add(let elements): elements.contains(element)
        case .remove(let removed): removed == element
        }
    }
}

/// A map of registers whose replicas write one or two keys by one entry, and remove keys.
enum AddWinsMapSubject: CausalSubject {
    typealias Store = AddWinsMap<Int, MVRegister<Int>>

    enum Operation {
        case write([Int], Int)
        case remove(Int)
    }

    static func randomOperation(using generator: inout SplitMix64) -> Operation {
        let key = generator.below(3)
        switch generator.below(5) {
        case 0: return .remove(key)
        case 1, 2: return .write([key], generator.below(3))
        default: return .write([key, (key + 1 + generator.below(2)) % 3], generator.below(3))
        }
    }

    static func perform(_ operation: Operation, at moment: Moment, on map: inout Store) {
        switch operation {
        case .write(let keys, let value):
            for key in keys { map[key].write(value, by: moment.stamp, seeing: moment.past) }
        case .remove(let key):
            map.remove(key, seeing: moment.past)
        }
    }

    static func delta(
        of operation: Operation,
        at moment: Moment,
        on map: Store,
    ) -> Causal<Store> {
        switch operation {
        case .write(let keys, let value):
            map.updateDelta(
                keys.map { key in
                    (key, map[key].writeDelta(value, by: moment.stamp, seeing: moment.past))
                }
            )
        case .remove(let key):
            map.removeDelta(key, seeing: moment.past)
        }
    }

    static func isRight(_ state: Causal<Store>, after history: [Deed<Operation>]) -> Bool {
        (0..<3).allSatisfy { key in
            let alive = history.indices.filter { number in
                guard case .write(let keys, _) = history[number].operation else { return false }
                return keys.contains(key)
                    && !history.contains { $0.saw(number) && $0.operation.concerns(key) }
            }
            return state.store[key].dots == alive.map { history[$0].moment.dot }.sorted()
        }
    }
}

extension AddWinsMapSubject.Operation {
    func concerns(_ key: Int) -> Bool {
        switch self {
        case .write(let keys, _): keys.contains(key)
        case .remove(let removed): removed == key
        }
    }
}

/// A log that replicas append to.
enum GrowOnlyLogSubject: CausalSubject {
    typealias Store = GrowOnlyLog<Int>

    static func randomOperation(using generator: inout SplitMix64) -> Int {
        generator.below(100)
    }

    static func perform(_ item: Int, at moment: Moment, on log: inout Store) {
        log.append(item, dot: moment.dot, lamport: moment.lamport)
    }

    static func delta(of item: Int, at moment: Moment, on log: Store) -> Causal<Store> {
        log.appendDelta(item, dot: moment.dot, lamport: moment.lamport)
    }

    static func isRight(_ state: Causal<Store>, after history: [Deed<Int>]) -> Bool {
        let order = history.sorted { $0.moment.stamp < $1.moment.stamp }
        return state.store.items == order.map(\.operation)
            && state.store.lines.map(\.dot) == order.map(\.moment.dot)
    }
}
