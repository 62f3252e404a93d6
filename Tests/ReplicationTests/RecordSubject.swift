import LatticeLaws
import Replication

/// A record of a register and a set; what a user of the module builds from its stores.
struct Record: DotStore {
    var note = MVRegister<Int>()
    var tags = AddWinsSet<Int>()

    var isEmpty: Bool { note.isEmpty && tags.isEmpty }

    var dots: [Dot] { Set(note.dots + tags.dots).sorted() }

    mutating func join(_ other: Self, context: CausalContext, otherContext: CausalContext) {
        note.join(other.note, context: context, otherContext: otherContext)
        tags.join(other.tags, context: context, otherContext: otherContext)
    }
}

/// A record whose note and tag are written by one entry, and whose tags are removed alone.
enum RecordSubject: CausalSubject {
    typealias Store = Record

    enum Operation {
        case write(Int)
        case untag(Int)
    }

    static func randomOperation(using generator: inout SplitMix64) -> Operation {
        generator.chance(70) ? .write(generator.below(3)) : .untag(generator.below(3))
    }

    static func perform(_ operation: Operation, at moment: Moment, on record: inout Record) {
        switch operation {
        case .write(let value):
            record.note.write(value, by: moment.stamp, seeing: moment.past)
            record.tags.add(value, dot: moment.dot, seeing: moment.past)
        case .untag(let tag):
            record.tags.remove(tag, seeing: moment.past)
        }
    }

    static func delta(
        of operation: Operation,
        at moment: Moment,
        on record: Record,
    ) -> Causal<Record> {
        var after = record
        perform(operation, at: moment, on: &after)
        var touched: CausalContext
        switch operation {
        case .write(let value):
            touched = CausalContext([moment.dot])
            for dot in record.note.dots + record.tags.dots(of: value)
            where moment.past.contains(dot) {
                touched.insert(dot)
            }
        case .untag(let tag):
            touched = CausalContext(record.tags.dots(of: tag).filter(moment.past.contains))
        }
        return after.delta(touching: touched)
    }
}
