import Replication
import ServiceModel
import WireFormat

extension RecordWriter {
    /// Keys ascending, each with its maximal writes ascending by dot: one spelling for one state.
    mutating func write(_ form: FormAnswers) {
        plain.write(varint: UInt64(form.keys.count))
        for (key, register) in zip(form.keys, form.registers) {
            plain.write(text: key.text)
            write(list: register.writes) { writer, write in
                writer.write(write.stamp)
                writer.write(write.value)
            }
        }
    }

    private mutating func write(_ value: FormValue) {
        switch value {
        case .text(let text):
            plain.write(byte: 0)
            plain.write(text: text)
        case .number(let number):
            plain.write(byte: 1)
            plain.write(signed: number)
        }
    }
}

extension RecordReader {
    mutating func readFormAnswers() throws(WireFormatFault) -> FormAnswers {
        var form = FormAnswers()
        let unseen = VersionVector()
        for _ in 0..<(try readListCount()) {
            guard let key = FormKey(try plain.readText(limit: FormKey.longest)) else {
                throw fault()
            }
            for _ in 0..<(try readListCount()) {
                let stamp = try readStamp()
                form.write(try readFormValue(), under: key, by: stamp, seeing: unseen)
            }
        }
        return form
    }

    private mutating func readFormValue() throws(WireFormatFault) -> FormValue {
        switch try plain.readByte() {
        case 0: .text(try plain.readText(limit: WireLimits.textBytes))
        case 1: .number(try plain.readSigned())
        default: throw fault()
        }
    }
}
