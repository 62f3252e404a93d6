import Replication
public import WireFormat

extension CountyLine {
    /// The canonical bytes; a store keeps them as its checkpoint. O(lives · scopes).
    public var bytes: [UInt8] {
        var writer = ByteWriter()
        for life in lives {
            writer.write(bytes: life.replica.bytes)
            let previous = lives.prefix { $0.replica != life.replica }.last?.replica
            let restored = previous.map { HubRestored(previous: $0, ends: life.found).payload }
            writer.write(block: restored ?? [])
        }
        return writer.bytes
    }

    /// Reads a checkpoint.
    ///
    /// - Throws: `WireFormatFault` if it is damaged; the line can be folded anew from the journal.
    public init(bytes: [UInt8]) throws(WireFormatFault) {
        self.init()
        var reader = ByteReader(bytes)
        while !reader.isAtEnd {
            let replica = ReplicaID(bytes: try reader.readBytes(ReplicaID.byteCount))
            let payload = Array(try reader.readBlock(limit: bytes.count))
            guard let replica else { throw WireFormatFault(.damagedStream, at: reader.offset) }
            if payload.isEmpty {
                begin(with: replica)
            } else {
                guard let restored = try? HubRestored(payload: payload),
                    follow(restored, by: replica)
                else { throw WireFormatFault(.damagedStream, at: reader.offset) }
            }
        }
    }
}
