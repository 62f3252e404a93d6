import Replication
import ServiceModel
import SwiftProtobuf
import WireFormat

extension RecordWriter {
    /// The fact itself is written as it came, so that its table of codes stands in one place.
    mutating func write(_ record: CaseRecord.FactRecord) {
        write(record.stamp)
        let fact = record.fact.message.encoded
        plain.write(varint: UInt64(fact.count))
        plain.write(bytes: fact)
        write(list: record.seen) { $0.write($1) }
        plain.write(signed: record.claimedAt)
    }
}

extension RecordReader {
    mutating func readFactRecord() throws(WireFormatFault) -> CaseRecord.FactRecord {
        let stamp = try readStamp()
        let bytes = Array(
            try plain.readBytes(try plain.readCount(limit: WireLimits.textBytes))
        )
        guard let message = try? Tongban_Records_V1_CaseFact(serializedBytes: bytes),
            let fact = CaseFact(message)
        else { throw fault() }
        var seen: [Dot] = []
        for _ in 0..<(try readListCount()) { seen.append(try readDot()) }
        return CaseRecord.FactRecord(
            fact: fact,
            stamp: stamp,
            seen: seen,
            claimedAt: try plain.readSigned()
        )
    }
}
