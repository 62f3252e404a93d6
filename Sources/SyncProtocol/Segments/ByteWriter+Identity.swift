import Replication
import WireFormat

extension ByteWriter {
    /// Writes a scope as its kind byte and key.
    mutating func write(scope: Scope) {
        write(byte: scope.code.kind)
        write(varint: UInt64(scope.code.key))
    }
}

extension ByteReader {
    /// Reads a replica id.
    mutating func readReplica() throws(WireFormatFault) -> ReplicaID {
        guard let replica = ReplicaID(bytes: try readBytes(ReplicaID.byteCount)) else {
            preconditionFailure("readBytes returns what was asked for.")
        }
        return replica
    }

    /// Reads a scope; nil for a kind this version does not know.
    mutating func readScope() throws(WireFormatFault) -> Scope? {
        let kind = try readByte()
        guard let key = UInt32(exactly: try readVarint()) else { return nil }
        return Scope(kind: kind, key: key)
    }

    /// Reads a sequence, a count of entries or a kind: a varint that stays within bounds.
    mutating func readSequence() throws(WireFormatFault) -> UInt64 {
        UInt64(try readCount(limit: Int(SegmentLimits.sequence) - 1))
    }

    /// Reads a 32-byte hash.
    mutating func readHash() throws(WireFormatFault) -> ContentHash {
        guard let hash = ContentHash(bytes: try readBytes(ContentHash.byteCount)) else {
            preconditionFailure("readBytes returns what was asked for.")
        }
        return hash
    }
}
