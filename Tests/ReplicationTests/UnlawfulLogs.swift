import LatticeLaws
import Replication

/// A log that keeps what it hears in the order it hears it.
enum ArrivalLogSubject: LatticeSubject {
    static var bottom: [Dot] { [] }

    static func randomOperation(using generator: inout SplitMix64) {}

    static func perform(_: Void, at moment: Moment, on log: inout [Dot]) {
        log.append(moment.dot)
    }

    static func delta(of _: Void, at moment: Moment, on log: [Dot]) -> [Dot] {
        [moment.dot]
    }

    static func merge(_ other: [Dot], into log: inout [Dot]) {
        for dot in other where !log.contains(dot) { log.append(dot) }
    }
}

/// A log that takes two entries saying the same for one.
enum MergingLogSubject: LatticeSubject {
    static var bottom: Set<Int> { [] }

    static func randomOperation(using generator: inout SplitMix64) -> Int {
        generator.below(10)
    }

    static func perform(_ item: Int, at moment: Moment, on log: inout Set<Int>) {
        log.insert(item)
    }

    static func delta(of item: Int, at moment: Moment, on log: Set<Int>) -> Set<Int> {
        [item]
    }

    static func merge(_ other: Set<Int>, into log: inout Set<Int>) {
        log.formUnion(other)
    }

    static func isRight(_ log: Set<Int>, after history: [Deed<Int>]) -> Bool {
        log.sorted() == history.map(\.operation).sorted()
    }
}
