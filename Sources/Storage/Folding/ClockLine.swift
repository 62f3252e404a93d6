import Foundation
import ServiceModel
import WireFormat

/// What the list keeps of a case for its time limits: facts and the entries that state them.
///
/// Nothing reckoned is in it, so it changes with the case only: neither a day that passes nor a new
/// calendar nor a ruling touches it.
struct ClockLine {
    struct Fact {
        let event: CaseEvent
        let feed: Int64
        let sequence: UInt64
        let claimedAt: Int64
    }

    var limits: CaseTimeline.Limits?
    /// Whether a decision has to be delivered: of a matter handled at once (即办件) the citizen takes
    /// it with him.
    var owesDelivery: Bool
    /// The feed of whoever may decide; 0 if he has written nothing here.
    var holder: Int64
    var facts: [Fact]
    var told: [ToldDate]
}

extension ClockLine {
    /// Whether something may still be awaited, on whatever day: until the case has ended, its result
    /// is delivered and what was promised has come.
    func isOpen(_ stage: CaseStage) -> Bool {
        guard stage.isTerminal else { return true }
        var owed: Set<Int> = []
        var isDelivered = false
        for fact in facts {
            switch fact.event {
            case .promised(let material, _): owed.insert(material)
            case .supplied(let material): owed.remove(material)
            case .delivered: isDelivered = true
            default: continue
            }
        }
        switch stage {
        case .approved: return !owed.isEmpty || owesDelivery && !isDelivered
        case .denied: return owesDelivery && !isDelivered
        default: return false
        }
    }

    var data: Data {
        var writer = ByteWriter()
        writer.write(varint: limits.map { UInt64(max($0.statutory.count, 0)) + 1 } ?? 0)
        if let limits { writer.write(varint: UInt64(max(limits.promised.count, 0))) }
        writer.write(byte: owesDelivery ? 1 : 0)
        writer.write(signed: holder)
        writer.write(varint: UInt64(facts.count))
        var last: Int64 = 0
        for fact in facts {
            write(fact.event, to: &writer)
            writer.write(signed: fact.feed)
            writer.write(varint: fact.sequence)
            writer.write(signed: fact.claimedAt &- last)
            last = fact.claimedAt
        }
        writer.write(varint: UInt64(told.count))
        for date in told {
            writer.write(signed: Int64(date.day.number))
            writer.write(byte: date.limit.rawValue)
            writer.write(varint: date.rules)
            writer.write(varint: date.calendar)
        }
        return Data(writer.bytes)
    }

    init(_ data: Data) throws {
        do {
            try self.init(reading: Array(data))
        } catch {
            throw StorageError.damaged("list of cases")
        }
    }

    private init(reading bytes: [UInt8]) throws(WireFormatFault) {
        var reader = ByteReader(bytes)
        let statutory = try reader.readVarint()
        if statutory > 0 {
            limits = .init(
                statutory: WorkingDays(count: Int(clamping: statutory - 1)),
                promised: WorkingDays(count: Int(clamping: try reader.readVarint()))
            )
        }
        owesDelivery = try reader.readByte() == 1
        holder = try reader.readSigned()
        facts = []
        var last: Int64 = 0
        for _ in 0..<(try reader.readCount(limit: bytes.count)) {
            let event = try Self.readEvent(&reader)
            let feed = try reader.readSigned()
            let sequence = try reader.readVarint()
            last = last &+ (try reader.readSigned())
            facts.append(Fact(event: event, feed: feed, sequence: sequence, claimedAt: last))
        }
        told = []
        for _ in 0..<(try reader.readCount(limit: bytes.count)) {
            let day = Day(number: Int32(clamping: try reader.readSigned()))
            guard let limit = DeadlineKind(rawValue: try reader.readByte()) else {
                throw WireFormatFault(.damagedStream, at: reader.offset)
            }
            told.append(
                ToldDate(
                    day: day,
                    limit: limit,
                    rules: try reader.readVarint(),
                    calendar: try reader.readVarint()
                )
            )
        }
        try reader.finish()
    }
}

// The codes are this file's own: the list is made anew with every program that changes them.
extension ClockLine {
    private func write(_ event: CaseEvent, to writer: inout ByteWriter) {
        switch event {
        case .receivedByAgent: writer.write(byte: 1)
        case .handedOver: writer.write(byte: 2)
        case .receivedByAuthority: writer.write(byte: 3)
        case .correctionRequested: writer.write(byte: 4)
        case .correctionSupplied(let notices):
            writer.write(byte: 5)
            write(notices, to: &writer)
        case .accepted(let withGaps): writer.write(byte: withGaps ? 7 : 6)
        case .acceptanceRefused: writer.write(byte: 8)
        case .specialBegan: writer.write(byte: 9)
        case .specialEnded(let beginnings):
            writer.write(byte: 10)
            write(beginnings, to: &writer)
        case .extended(let days):
            writer.write(byte: 11)
            writer.write(signed: Int64(days.count))
        case .promised(let material, let day):
            writer.write(byte: 12)
            writer.write(signed: Int64(material))
            writer.write(signed: Int64(day.number))
        case .supplied(let material):
            writer.write(byte: 13)
            writer.write(signed: Int64(material))
        case .decided(let approved, let tier):
            writer.write(byte: approved ? 15 : 14)
            writer.write(byte: tier.rawValue)
        case .delivered: writer.write(byte: 16)
        case .withdrawn: writer.write(byte: 17)
        case .revoked: writer.write(byte: 18)
        case .promiseExtended(let material, let day):
            writer.write(byte: 19)
            writer.write(signed: Int64(material))
            writer.write(signed: Int64(day.number))
        case .returned: writer.write(byte: 20)
        case .evaluated(let isBad): writer.write(byte: isBad ? 22 : 21)
        }
    }

    private func write(_ positions: [Int], to writer: inout ByteWriter) {
        writer.write(varint: UInt64(positions.count))
        for position in positions { writer.write(varint: UInt64(position)) }
    }

    private static func readEvent(
        _ reader: inout ByteReader
    ) throws(WireFormatFault) -> CaseEvent {
        let code = try reader.readByte()
        switch code {
        case 1: return .receivedByAgent
        case 2: return .handedOver
        case 3: return .receivedByAuthority
        case 4: return .correctionRequested
        case 5: return .correctionSupplied(answering: try readPositions(&reader))
        case 6, 7: return .accepted(withGaps: code == 7)
        case 8: return .acceptanceRefused
        case 9: return .specialBegan
        case 10: return .specialEnded(try readPositions(&reader))
        case 11: return .extended(WorkingDays(count: Int(clamping: try reader.readSigned())))
        case 12:
            let material = Int(clamping: try reader.readSigned())
            let day = Day(number: Int32(clamping: try reader.readSigned()))
            return .promised(material: material, by: day)
        case 13: return .supplied(material: Int(clamping: try reader.readSigned()))
        case 14, 15:
            guard let tier = Tier(rawValue: try reader.readByte()) else { break }
            return .decided(approved: code == 15, at: tier)
        case 16: return .delivered
        case 17: return .withdrawn
        case 18: return .revoked
        case 19:
            let material = Int(clamping: try reader.readSigned())
            let day = Day(number: Int32(clamping: try reader.readSigned()))
            return .promiseExtended(material: material, by: day)
        case 20: return .returned
        case 21, 22: return .evaluated(isBad: code == 22)
        default: break
        }
        throw WireFormatFault(.damagedStream, at: reader.offset)
    }

    private static func readPositions(
        _ reader: inout ByteReader
    ) throws(WireFormatFault) -> [Int] {
        var positions: [Int] = []
        for _ in 0..<(try reader.readCount(limit: reader.remaining)) {
            positions.append(Int(clamping: try reader.readVarint()))
        }
        return positions
    }
}
