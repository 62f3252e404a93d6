import Replication
import WireFormat

/// The replicas a body mentions, each named once; index 0 is the author and not written.
struct ReplicaTable {
    private(set) var others: [ReplicaID] = []
    let author: ReplicaID

    init(author: ReplicaID) {
        self.author = author
    }

    mutating func append(_ replica: ReplicaID) {
        others.append(replica)
    }

    /// The index of `replica`, which is added if it is new. A body mentions a handful.
    mutating func index(of replica: ReplicaID) -> UInt64 {
        if replica == author { return 0 }
        if let index = others.firstIndex(of: replica) { return UInt64(index) + 1 }
        others.append(replica)
        return UInt64(others.count)
    }

    subscript(index: UInt64) -> ReplicaID? {
        if index == 0 { return author }
        guard index <= UInt64(others.count) else { return nil }
        return others[Int(index) - 1]
    }
}

extension ByteWriter {
    mutating func write(subject: EntryFrame.Subject, table: inout ReplicaTable) {
        switch subject {
        case .scope: write(varint: 0)
        case .opened: write(varint: 1)
        case .existing(let dot):
            write(varint: 2 + table.index(of: dot.replica))
            write(varint: dot.sequence)
        }
    }

    mutating func write(
        difference context: VersionVector,
        from base: VersionVector,
        table: inout ReplicaTable
    ) {
        let grown = context.entries.filter { $0.count > base[$0.replica] }
        write(varint: UInt64(grown.count))
        for entry in grown {
            write(varint: table.index(of: entry.replica))
            write(varint: entry.count - base[entry.replica])
        }
    }

    mutating func write(difference heads: Heads, from base: Heads, table: inout ReplicaTable) {
        let changed = heads.entries.filter { $0 != base[$0.scope] }
        write(varint: UInt64(changed.count))
        for head in changed {
            write(scope: head.scope)
            write(varint: table.index(of: head.replica))
            write(varint: head.count)
        }
    }
}

extension ByteReader {
    /// The subject, or nil if it names a replica outside the table.
    mutating func readSubject(
        table: ReplicaTable
    ) throws(WireFormatFault) -> EntryFrame.Subject? {
        let tag = try readVarint()
        switch tag {
        case 0: return .scope
        case 1: return .opened
        default:
            let sequence = try readSequence()
            return table[tag - 2].map { .existing(Dot($0, sequence)) }
        }
    }

    /// The context after a difference, or nil if it names the author, an unknown replica, no growth
    /// or a sequence out of bounds.
    mutating func readContext(
        from base: VersionVector,
        table: ReplicaTable
    ) throws(WireFormatFault) -> VersionVector? {
        var context = base
        for _ in 0..<(try readCount(limit: SegmentLimits.replicasPerBody)) {
            let index = try readVarint()
            let growth = try readSequence()
            guard let replica = table[index], replica != table.author, growth > 0,
                context[replica] + growth < SegmentLimits.sequence
            else { return nil }
            context.raise(replica, to: context[replica] + growth)
        }
        return context
    }

    /// The heads after a difference, or nil if one goes back, is empty, or names an unknown replica
    /// or scope.
    mutating func readHeads(
        from base: Heads,
        table: ReplicaTable
    ) throws(WireFormatFault) -> Heads? {
        var heads = base
        for _ in 0..<(try readCount(limit: SegmentLimits.replicasPerBody)) {
            let scope = try readScope()
            let replica = table[try readVarint()]
            let count = try readSequence()
            guard let scope, let replica, count > 0 else { return nil }
            if let old = heads[scope], old.replica == replica, old.count >= count { return nil }
            heads.set(Heads.Head(scope: scope, replica: replica, count: count))
        }
        return heads
    }
}
