import Testing
import WireFormat

@Suite("Hostile bytes")
struct HostileBytesTests {
    @Test("that stop anywhere inside a value are truncated, and the reader stays before it")
    func truncationAtEveryByte() throws {
        var writer = ByteWriter()
        writer.write(byte: 7)
        writer.write(varint: .max)
        writer.write(signed: .min)
        writer.write(block: [UInt8](repeating: 5, count: 200))
        writer.write(text: "禾川县")
        try readAll(writer.bytes)
        for length in writer.bytes.indices {
            #expect(throws: WireFormatFault.self) { try readAll(Array(writer.bytes[..<length])) }
            do {
                try readAll(Array(writer.bytes[..<length]))
            } catch let fault as WireFormatFault {
                #expect(fault.kind == .truncated)
                #expect([0, 1, 11, 21, 223].contains(fault.offset), "cut after \(length) bytes")
            }
        }
    }

    private func readAll(_ bytes: [UInt8]) throws {
        var reader = ByteReader(bytes)
        _ = try reader.readByte()
        _ = try reader.readVarint()
        _ = try reader.readSigned()
        _ = try reader.readBlock(limit: 200)
        _ = try reader.readText(limit: 9)
        try reader.finish()
    }

    @Test(
        "that spell a number longer than needed are refused",
        arguments: [
            [0x80, 0x00],
            [0xFF, 0x00],
            [0x80, 0x80, 0x00],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00],
        ] as [[UInt8]]
    )
    func paddedNumbers(bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        #expect(throws: WireFormatFault(.notMinimal, at: 0)) { try reader.readVarint() }
        #expect(reader.offset == 0)
    }

    @Test("that spell a number beyond 64 bits are refused", arguments: [0x02, 0x7F, 0x80, 0x81])
    func hugeNumbers(tenth: UInt8) {
        var reader = ByteReader([UInt8](repeating: 0xFF, count: 9) + [tenth, 0x00])
        #expect(throws: WireFormatFault(.tooLarge(limit: 10), at: 0)) { try reader.readVarint() }
    }

    @Test(
        "that claim a length are held to the limit, below, at and above",
        arguments: [63, 64, 65]
    )
    func lengths(count: Int) throws {
        var writer = ByteWriter()
        writer.write(block: [UInt8](repeating: 1, count: count))
        var reader = ByteReader(writer.bytes)
        if count <= 64 {
            #expect(try reader.readBlock(limit: 64).count == count)
        } else {
            #expect(throws: WireFormatFault(.tooLarge(limit: 64), at: 0)) {
                try reader.readBlock(limit: 64)
            }
            #expect(reader.offset == 0)
        }
    }

    @Test("that claim more than any memory are refused before a byte is looked for")
    func absurdLengths() {
        var writer = ByteWriter()
        writer.write(varint: .max)
        var reader = ByteReader(writer.bytes)
        #expect(throws: WireFormatFault(.tooLarge(limit: .max), at: 0)) {
            try reader.readCount(limit: .max)
        }
        #expect(throws: WireFormatFault(.tooLarge(limit: -1), at: 0)) {
            try reader.readCount(limit: -1)
        }
        #expect(throws: WireFormatFault(.tooLarge(limit: 64), at: 0)) {
            try reader.readText(limit: 64)
        }
    }

    @Test(
        "that are not UTF-8 are refused and never repaired",
        arguments: [
            [0xFF],  // no such byte
            [0xC0, 0xAF],  // overlong
            [0xED, 0xA0, 0x80],  // half of a surrogate pair
            [0xE6, 0x9D],  // cut inside a character
            [0xF4, 0x90, 0x80, 0x80],  // beyond U+10FFFF
            [0xB4, 0xE5],  // 村 in GB18030
        ] as [[UInt8]]
    )
    func invalidText(bytes: [UInt8]) {
        var writer = ByteWriter()
        writer.write(block: bytes)
        var reader = ByteReader(writer.bytes)
        #expect(throws: WireFormatFault(.notText, at: 0)) { try reader.readText(limit: 64) }
        #expect(reader.offset == 0)
    }

    @Test("that go on after the last value are refused")
    func trailingBytes() throws {
        var reader = ByteReader([0x01, 0x00])
        _ = try reader.readVarint()
        let partial = reader
        #expect(throws: WireFormatFault(.trailing, at: 1)) { try partial.finish() }
    }

    @Test("never trap, and a number that is accepted is written back as it stood", arguments: [42])
    func randomBytes(seed: UInt64) throws {
        var random = SeededBytes(seed: seed)
        for _ in 0..<100_000 {
            let bytes = random.bytes(Int.random(in: 0..<24, using: &random))
            var reader = ByteReader(bytes)
            if let value = try? reader.readVarint() {
                var writer = ByteWriter()
                writer.write(varint: value)
                #expect(writer.bytes == Array(bytes[..<reader.offset]), "seed \(seed)")
            }
            _ = try? reader.readSigned()
            _ = try? reader.readCount(limit: Int(truncatingIfNeeded: random.next()))
            _ = try? reader.readText(limit: 16)
            _ = try? reader.readBlock(limit: 16)
            _ = try? reader.readByte()
            _ = try? reader.finish()
            #expect(reader.offset + reader.remaining == bytes.count, "seed \(seed)")
        }
    }
}
