import Replication
import WireFormat

/// Writes states: plain values through `plain`, replicas as indexes into a table.
struct RecordWriter {
    /// The bytes after the table.
    var plain = ByteWriter()
    /// Each replica once, in order of first mention.
    private(set) var replicas: [ReplicaID] = []

    mutating func write(_ replica: ReplicaID) {
        let index = replicas.firstIndex(of: replica) ?? replicas.endIndex
        if index == replicas.endIndex { replicas.append(replica) }
        plain.write(varint: UInt64(index))
    }

    mutating func write(_ dot: Dot) {
        write(dot.replica)
        plain.write(varint: dot.sequence)
    }

    mutating func write(_ stamp: WriteStamp) {
        write(stamp.dot)
        plain.write(varint: stamp.lamport.rank)
        plain.write(byte: stamp.level)
    }

    mutating func write<Element>(
        list: [Element],
        each: (inout RecordWriter, Element) -> Void
    ) {
        plain.write(varint: UInt64(list.count))
        for element in list { each(&self, element) }
    }

    mutating func write<Value>(
        optional value: Value?,
        some: (inout RecordWriter, Value) -> Void
    ) {
        plain.write(byte: value == nil ? 0 : 1)
        if let value { some(&self, value) }
    }
}

/// Reads what ``RecordWriter`` wrote.
struct RecordReader {
    /// Reads plain values.
    var plain: ByteReader
    private let replicas: [ReplicaID]

    /// Items of one list; states come from our own store, so this only bounds damage.
    private static let listLimit = 1 << 20

    init(_ bytes: [UInt8], formatVersion: UInt8) throws(WireFormatFault) {
        plain = ByteReader(bytes)
        guard try plain.readByte() == formatVersion else {
            throw WireFormatFault(.tooLarge(limit: Int(formatVersion)), at: 0)
        }
        var replicas: [ReplicaID] = []
        for _ in 0..<(try plain.readCount(limit: Self.listLimit)) {
            guard let replica = ReplicaID(bytes: try plain.readBytes(ReplicaID.byteCount)) else {
                preconditionFailure("readBytes returns what was asked for.")
            }
            replicas.append(replica)
        }
        self.replicas = replicas
    }

    mutating func readListCount() throws(WireFormatFault) -> Int {
        try plain.readCount(limit: Self.listLimit)
    }

    mutating func readReplica() throws(WireFormatFault) -> ReplicaID {
        let index = try plain.readVarint()
        guard index < UInt64(replicas.count) else { throw fault() }
        return replicas[Int(index)]
    }

    mutating func readDot() throws(WireFormatFault) -> Dot {
        Dot(try readReplica(), try plain.readVarint())
    }

    mutating func readStamp() throws(WireFormatFault) -> WriteStamp {
        WriteStamp(
            dot: try readDot(),
            lamport: LamportNumber(try plain.readVarint()),
            level: try plain.readByte()
        )
    }

    mutating func readOptional<Value>(
        _ some: (inout RecordReader) throws(WireFormatFault) -> Value
    ) throws(WireFormatFault) -> Value? {
        switch try plain.readByte() {
        case 0: return nil
        case 1: return try some(&self)
        default: throw fault()
        }
    }

    /// A value outside its table of codes.
    func fault() -> WireFormatFault {
        WireFormatFault(.damagedStream, at: plain.offset)
    }
}
