import Replication
import ServiceModel
import WireFormat

extension RecordWriter {
    mutating func write(_ settlement: ResolvableRegister<FieldValue>.Settlement) {
        write(settlement.stamp)
        switch settlement.act {
        case .resolved(let value, let dots):
            plain.write(byte: 0)
            write(value)
            write(list: dots) { $0.write($1) }
        case .withdrew(let dots):
            plain.write(byte: 1)
            write(list: dots) { $0.write($1) }
        }
    }

    mutating func write(_ settlement: Settlement) {
        write(settlement.stamp)
        switch settlement.kind {
        case .resolution(let field):
            plain.write(byte: 0)
            plain.write(byte: field.rawValue)
        case .ruling(let standing, let others):
            plain.write(byte: 1)
            write(standing)
            write(list: others) { $0.write($1) }
        case .withdrawal(let dots):
            plain.write(byte: 2)
            write(list: dots) { $0.write($1) }
        }
        write(list: settlement.seen) { $0.write($1) }
        plain.write(text: settlement.note)
        plain.write(signed: settlement.claimedAt)
    }
}

extension RecordReader {
    mutating func readRegisterSettlement() throws(WireFormatFault)
        -> ResolvableRegister<FieldValue>.Settlement
    {
        let stamp = try readStamp()
        switch try plain.readByte() {
        case 0:
            let value = try readFieldValue()
            return .init(stamp: stamp, act: .resolved(value, superseding: try readDots()))
        case 1: return .init(stamp: stamp, act: .withdrew(try readDots()))
        default: throw fault()
        }
    }

    mutating func readSettlement() throws(WireFormatFault) -> Settlement {
        let stamp = try readStamp()
        let kind: Settlement.Kind
        switch try plain.readByte() {
        case 0:
            guard let field = CaseField(rawValue: try plain.readByte()) else { throw fault() }
            kind = .resolution(field)
        case 1: kind = .ruling(standing: try readDot(), settingAside: try readDots())
        case 2: kind = .withdrawal(try readDots())
        default: throw fault()
        }
        return Settlement(
            stamp: stamp,
            kind: kind,
            seen: try readDots(),
            note: try plain.readText(limit: WireLimits.textBytes),
            claimedAt: try plain.readSigned()
        )
    }

    private mutating func readDots() throws(WireFormatFault) -> [Dot] {
        var dots: [Dot] = []
        for _ in 0..<(try readListCount()) { dots.append(try readDot()) }
        return dots
    }
}
