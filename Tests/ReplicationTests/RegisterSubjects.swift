import LatticeLaws
import Replication

/// A register that replicas write small numbers into.
enum MVRegisterSubject: CausalSubject {
    typealias Store = MVRegister<Int>

    static func randomOperation(using generator: inout SplitMix64) -> Int {
        generator.below(3)
    }

    static func perform(_ value: Int, at moment: Moment, on register: inout Store) {
        register.write(value, by: moment.stamp, seeing: moment.past)
    }

    static func delta(of value: Int, at moment: Moment, on register: Store) -> Causal<Store> {
        register.writeDelta(value, by: moment.stamp, seeing: moment.past)
    }

    static func isRight(_ state: Causal<Store>, after history: [Deed<Int>]) -> Bool {
        maximalWrites(history) == state.store.writes.map(\.stamp)
    }
}

/// The same register, read as each policy shows it.
enum ShownWriteSubject: CausalSubject {
    typealias Store = MVRegister<Int>
    typealias Reading = [MVRegister<Int>.Write?]

    static func randomOperation(using generator: inout SplitMix64) -> Int {
        generator.below(3)
    }

    static func perform(_ value: Int, at moment: Moment, on register: inout Store) {
        MVRegisterSubject.perform(value, at: moment, on: &register)
    }

    static func delta(of value: Int, at moment: Moment, on register: Store) -> Causal<Store> {
        MVRegisterSubject.delta(of: value, at: moment, on: register)
    }

    static func reading(of state: Causal<Store>) -> Reading {
        ShownWritePolicy.allCases.map(state.store.shown)
    }

    static func isRight(_ state: Causal<Store>, after history: [Deed<Int>]) -> Bool {
        let latestFirst = maximalWrites(history).sorted(by: >)
        let lowest = latestFirst.map(\.level).min()
        let highest = latestFirst.map(\.level).max()
        let expected = [
            latestFirst.first { $0.level == lowest },
            latestFirst.first { $0.level == highest },
            latestFirst.first,
        ]
        return reading(of: state).map { $0?.stamp } == expected
    }
}

/// The stamps of the writes that no other write saw, by dot.
private func maximalWrites(_ history: [Deed<Int>]) -> [WriteStamp] {
    history.indices
        .filter { number in !history.contains { $0.saw(number) } }
        .map { history[$0].moment.stamp }
        .sorted { $0.dot < $1.dot }
}
