import Replication
import ServiceModel
public import WireFormat

extension CaseRecord {
    private static let formatVersion: UInt8 = 4

    /// The canonical bytes of the state: equal records have equal bytes, so digests of states are
    /// hashes of these. A store's checkpoint keeps the same bytes. O(size).
    public var bytes: [UInt8] {
        var body = RecordWriter()
        body.write(optional: opening) { $0.write($1) }
        for register in fields {
            body.write(list: register.plain.writes) { writer, write in
                writer.write(write.stamp)
                writer.write(write.value)
            }
            body.write(list: register.settlements) { $0.write($1) }
        }
        body.write(form)
        body.write(list: materials.elements) { writer, element in
            writer.plain.write(varint: UInt64(element))
            writer.write(list: materials.dots(of: element)) { $0.write($1) }
        }
        body.write(list: flow) { $0.write($1) }
        body.write(list: facts) { $0.write($1) }
        body.write(list: settlements) { $0.write($1) }
        body.write(list: timeline.lines) { writer, line in
            writer.write(line.dot)
            writer.plain.write(varint: line.lamport.rank)
            writer.write(line.item)
        }
        body.write(list: told.lines) { writer, line in
            writer.write(line.dot)
            writer.plain.write(varint: line.lamport.rank)
            writer.write(line.item)
        }
        body.write(optional: decisionRight.birth) { $0.write($1) }
        body.write(list: decisionRight.moves) { writer, move in
            writer.plain.write(varint: move.number)
            writer.write(move.receiver)
            writer.write(move.dot)
            writer.plain.write(varint: move.lamport.rank)
        }
        body.write(list: refused) { writer, entry in
            writer.write(entry.dot)
            writer.plain.write(varint: UInt64(entry.reason.code))
            writer.write(optional: entry.reason.cause) { $0.write($1) }
        }
        var writer = ByteWriter()
        writer.write(byte: Self.formatVersion)
        writer.write(varint: UInt64(body.replicas.count))
        for replica in body.replicas { writer.write(bytes: replica.bytes) }
        writer.write(bytes: body.plain.bytes)
        return writer.bytes
    }

    /// Reads a checkpoint of the case `id`.
    ///
    /// - Throws: `WireFormatFault` if the bytes are damaged; the state can be refolded from the
    ///   journal.
    public init(id: CaseID, bytes: [UInt8]) throws(WireFormatFault) {
        self.init(id: id)
        var reader = try RecordReader(bytes, formatVersion: Self.formatVersion)
        opening = try reader.readOptional { reader throws(WireFormatFault) in
            try reader.readOpening()
        }
        let unseen = VersionVector()
        for index in fields.indices {
            for _ in 0..<(try reader.readListCount()) {
                let stamp = try reader.readStamp()
                fields[index].write(try reader.readFieldValue(), by: stamp, seeing: unseen)
            }
            for _ in 0..<(try reader.readListCount()) {
                fields[index].restore(try reader.readRegisterSettlement())
            }
        }
        form = try reader.readFormAnswers()
        for _ in 0..<(try reader.readListCount()) {
            let element = UInt32(clamping: try reader.plain.readVarint())
            for _ in 0..<(try reader.readListCount()) {
                materials.add(element, dot: try reader.readDot(), seeing: unseen)
            }
        }
        for _ in 0..<(try reader.readListCount()) { flow.append(try reader.readFlowRecord()) }
        for _ in 0..<(try reader.readListCount()) { facts.append(try reader.readFactRecord()) }
        for _ in 0..<(try reader.readListCount()) {
            settlements.append(try reader.readSettlement())
        }
        for _ in 0..<(try reader.readListCount()) {
            let dot = try reader.readDot()
            let lamport = LamportNumber(try reader.plain.readVarint())
            timeline.append(try reader.readTimelineItem(), dot: dot, lamport: lamport)
        }
        for _ in 0..<(try reader.readListCount()) {
            let dot = try reader.readDot()
            let lamport = LamportNumber(try reader.plain.readVarint())
            told.append(try reader.readToldDate(), dot: dot, lamport: lamport)
        }
        decisionRight.birth = try reader.readOptional { reader throws(WireFormatFault) in
            try reader.readReplica()
        }
        for _ in 0..<(try reader.readListCount()) {
            decisionRight.record(
                DecisionRight.Move(
                    number: try reader.plain.readVarint(),
                    receiver: try reader.readReplica(),
                    dot: try reader.readDot(),
                    lamport: LamportNumber(try reader.plain.readVarint())
                )
            )
        }
        for _ in 0..<(try reader.readListCount()) {
            let dot = try reader.readDot()
            let code = UInt32(clamping: try reader.plain.readVarint())
            let cause = try reader.readOptional { reader throws(WireFormatFault) in
                try reader.readDot()
            }
            refused.append(
                RefusedEntry(
                    dot: dot,
                    reason: RefusalReason(code: code, cause: cause) ?? .unknown(code)
                )
            )
        }
        try reader.plain.finish()
    }
}

extension RecordWriter {
    fileprivate mutating func write(_ opening: CaseRecord.Opening) {
        plain.write(text: opening.matter.text)
        plain.write(varint: UInt64(opening.version))
        plain.write(byte: opening.audience.rawValue)
        plain.write(signed: Int64(opening.day.number))
        plain.write(signed: opening.claimedAt)
        write(opening.stamp)
    }

    fileprivate mutating func write(_ record: CaseRecord.FlowRecord) {
        plain.write(byte: record.transition.rawValue)
        write(record.stamp)
        write(list: record.seen) { $0.write($1) }
        write(optional: record.reason) { $0.plain.write(text: $1) }
        plain.write(signed: record.claimedAt)
    }

    fileprivate mutating func write(_ item: CaseRecord.TimelineItem) {
        plain.write(text: item.text)
        write(list: item.materials) { $0.plain.write(varint: UInt64($1)) }
        plain.write(signed: item.claimedAt)
        plain.write(byte: item.level)
    }

    fileprivate mutating func write(_ date: ToldDate) {
        plain.write(signed: Int64(date.day.number))
        plain.write(byte: date.limit.rawValue)
        plain.write(varint: date.rules)
        plain.write(varint: date.calendar)
    }

    mutating func write(_ value: FieldValue) {
        switch value {
        case .text(let text):
            plain.write(byte: 0)
            plain.write(text: text)
        case .applicant(let applicant):
            plain.write(byte: 1)
            plain.write(text: applicant.name)
            plain.write(text: applicant.identityNumber?.text ?? "")
        }
    }
}

extension RecordReader {
    fileprivate mutating func readOpening() throws(WireFormatFault) -> CaseRecord.Opening {
        guard let matter = MatterCode(try plain.readText(limit: WireLimits.textBytes)) else {
            throw fault()
        }
        let version = Int(clamping: try plain.readVarint())
        guard let audience = Scope.Audience(rawValue: try plain.readByte()) else { throw fault() }
        return CaseRecord.Opening(
            matter: matter,
            version: version,
            audience: audience,
            day: Day(number: Int32(clamping: try plain.readSigned())),
            claimedAt: try plain.readSigned(),
            stamp: try readStamp()
        )
    }

    fileprivate mutating func readFlowRecord() throws(WireFormatFault) -> CaseRecord.FlowRecord {
        guard let transition = Transition(rawValue: try plain.readByte()) else { throw fault() }
        let stamp = try readStamp()
        var seen: [Dot] = []
        for _ in 0..<(try readListCount()) { seen.append(try readDot()) }
        let reason = try readOptional { reader throws(WireFormatFault) in
            try reader.plain.readText(limit: WireLimits.textBytes)
        }
        return CaseRecord.FlowRecord(
            transition: transition,
            stamp: stamp,
            seen: seen,
            reason: reason,
            claimedAt: try plain.readSigned()
        )
    }

    fileprivate mutating func readTimelineItem() throws(WireFormatFault) -> CaseRecord.TimelineItem
    {
        let text = try plain.readText(limit: WireLimits.textBytes)
        var materials: [Int] = []
        for _ in 0..<(try readListCount()) {
            materials.append(Int(clamping: try plain.readVarint()))
        }
        return CaseRecord.TimelineItem(
            text: text,
            materials: materials,
            claimedAt: try plain.readSigned(),
            level: try plain.readByte()
        )
    }

    fileprivate mutating func readToldDate() throws(WireFormatFault) -> ToldDate {
        let day = Day(number: Int32(clamping: try plain.readSigned()))
        guard let limit = DeadlineKind(rawValue: try plain.readByte()) else { throw fault() }
        return ToldDate(
            day: day,
            limit: limit,
            rules: try plain.readVarint(),
            calendar: try plain.readVarint()
        )
    }

    mutating func readFieldValue() throws(WireFormatFault) -> FieldValue {
        switch try plain.readByte() {
        case 0: return .text(try plain.readText(limit: WireLimits.textBytes))
        case 1:
            let name = try plain.readText(limit: WireLimits.textBytes)
            let number = try plain.readText(limit: WireLimits.textBytes)
            return .applicant(
                Applicant(name: name, identityNumber: try? IdentityNumber(number))
            )
        default: throw fault()
        }
    }
}
