import LatticeLaws
import Replication

/// A register of small numbers that replicas write, settle, and take their settlements back from.
enum ResolvableRegisterSubject: CausalSubject {
    typealias Store = ResolvableRegister<Int>
    typealias Reading = [MVRegister<Int>.Write]

    enum Operation {
        case write(Int)
        /// Settles over what was seen of the replicas whose bit is set.
        case resolve(Int, authors: Int)
        /// Takes back every resolution seen.
        case withdraw
    }

    static func randomOperation(using generator: inout SplitMix64) -> Operation {
        switch generator.below(10) {
        case 0..<4: .write(generator.below(3))
        case 4..<8: .resolve(generator.below(3), authors: 1 + generator.below(15))
        default: .withdraw
        }
    }

    static func perform(_ operation: Operation, at moment: Moment, on register: inout Store) {
        switch operation {
        case .write(let value):
            register.write(value, by: moment.stamp, seeing: moment.past)
        case .resolve(let value, let authors):
            let named = register.dots.filter { includes(authors, $0) }
            register.resolve(value, superseding: named, by: moment.stamp, seeing: moment.past)
        case .withdraw:
            let named = register.settlements.map(\.dot)
            register.withdraw(named, by: moment.stamp, seeing: moment.past)
        }
    }

    static func delta(
        of operation: Operation,
        at moment: Moment,
        on register: Store,
    ) -> Causal<Store> {
        let (stamp, past) = (moment.stamp, moment.past)
        switch operation {
        case .write(let value): return register.writeDelta(value, by: stamp, seeing: past)
        case .resolve(let value, let authors):
            let named = register.dots.filter { includes(authors, $0) }
            return register.resolveDelta(value, superseding: named, by: stamp, seeing: past)
        case .withdraw:
            let named = register.settlements.map(\.dot)
            return register.withdrawDelta(named, by: stamp, seeing: past)
        }
    }

    static func reading(of state: Causal<Store>) -> Reading { state.store.writes }

    /// By the definition alone. Here, unlike in a store, a past need not hold the past of what it
    /// holds, so operations name also what was taken back already: whether that lasts is not known.
    /// What stands is what no write has seen, less the resolutions taken back, less what
    /// the rest of them named.
    static func isRight(_ state: Causal<Store>, after history: [Deed<Operation>]) -> Bool {
        func isSeen(_ number: Int, _ by: (Operation) -> Bool) -> Bool {
            history.contains { $0.saw(number) && by($0.operation) }
        }
        let alive = history.indices.filter { number in !isSeen(number, \.isWrite) }
        let standing = alive.filter { number in
            switch history[number].operation {
            case .write: true
            // A withdrawal names every resolution its author had seen, and no write saw it.
            case .resolve:
                !alive.contains { other in
                    if case .withdraw = history[other].operation {
                        history[other].saw(number)
                    } else {
                        false
                    }
                }
            case .withdraw: false
            }
        }
        let visible = standing.filter { number in
            !standing.contains { other in
                guard case .resolve(_, let authors) = history[other].operation else { return false }
                return history[other].saw(number) && includes(authors, history[number].moment.dot)
            }
        }
        let expected = visible.map { history[$0].moment.stamp }.sorted { $0.dot < $1.dot }
        return state.store.writes.map(\.stamp) == expected
    }

    private static func includes(_ authors: Int, _ dot: Dot) -> Bool {
        authors >> (Int(dot.replica.bytes[1]) - 1) & 1 == 1
    }
}

extension ResolvableRegisterSubject.Operation {
    fileprivate var isWrite: Bool {
        if case .write = self { true } else { false }
    }
}
