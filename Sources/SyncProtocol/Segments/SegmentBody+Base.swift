import Replication
public import WireFormat

extension SegmentBody.Base {
    /// The bytes a store keeps beside a segment so that its differences can be undone. Local only:
    /// these bytes never travel.
    public var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(varint: UInt64(context.entries.count))
        for entry in context.entries {
            writer.write(bytes: entry.replica.bytes)
            writer.write(varint: entry.count)
        }
        writer.write(varint: UInt64(heads.entries.count))
        for head in heads.entries {
            writer.write(scope: head.scope)
            writer.write(bytes: head.replica.bytes)
            writer.write(varint: head.count)
        }
        return writer.bytes
    }

    /// Reads what ``bytes`` wrote.
    ///
    /// - Throws: `WireFormatFault` if the bytes are damaged.
    public init(bytes: [UInt8]) throws(WireFormatFault) {
        var reader = ByteReader(bytes)
        var context = VersionVector()
        for _ in 0..<(try reader.readCount(limit: bytes.count)) {
            let replica = try reader.readReplica()
            context.raise(replica, to: try reader.readVarint())
        }
        var heads = Heads()
        for _ in 0..<(try reader.readCount(limit: bytes.count)) {
            let scope = try reader.readScope()
            let replica = try reader.readReplica()
            let count = try reader.readVarint()
            if let scope { heads.set(Heads.Head(scope: scope, replica: replica, count: count)) }
        }
        try reader.finish()
        self.init(context: context, heads: heads)
    }
}
