import LatticeLaws
import Replication

/// A register that chooses one write whenever states merge: by causality, else level, else Lamport.
struct RankedRegister: Equatable {
    var write: Write?

    struct Write: Equatable {
        let stamp: WriteStamp
        let past: VersionVector

        func beats(_ other: Self) -> Bool {
            if past.contains(other.stamp.dot) { return true }
            if other.past.contains(stamp.dot) { return false }
            if stamp.level != other.stamp.level { return stamp.level < other.stamp.level }
            return stamp > other.stamp
        }
    }

    mutating func merge(_ other: Self) {
        guard let theirs = other.write else { return }
        guard let mine = write else { return write = theirs }
        if theirs.beats(mine) { write = theirs }
    }
}

enum RankedRegisterSubject: LatticeSubject {
    static var bottom: RankedRegister { RankedRegister() }

    static func randomOperation(using generator: inout SplitMix64) {}

    static func perform(_: Void, at moment: Moment, on register: inout RankedRegister) {
        register.merge(delta(of: (), at: moment, on: register))
    }

    static func delta(of _: Void, at moment: Moment, on _: RankedRegister) -> RankedRegister {
        RankedRegister(write: .init(stamp: moment.stamp, past: moment.past))
    }

    static func merge(_ other: RankedRegister, into register: inout RankedRegister) {
        register.merge(other)
    }
}

/// A register whose deltas do not say what they supersede.
enum ForgetfulRegisterSubject: CausalSubject {
    typealias Store = MVRegister<Int>

    static func randomOperation(using generator: inout SplitMix64) -> Int {
        generator.below(3)
    }

    static func perform(_ value: Int, at moment: Moment, on register: inout Store) {
        register.write(value, by: moment.stamp, seeing: moment.past)
    }

    static func delta(of value: Int, at moment: Moment, on register: Store) -> Causal<Store> {
        Store().writeDelta(value, by: moment.stamp, seeing: moment.past)
    }
}
