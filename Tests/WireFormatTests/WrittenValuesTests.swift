import Testing
import WireFormat

@Suite("Values written to bytes")
struct WrittenValuesTests {
    @Test("have the one encoding that the protocol fixes")
    func goldenBytes() {
        var writer = ByteWriter()
        writer.write(byte: 0xFE)
        writer.write(varint: 300)
        writer.write(signed: -3)
        writer.write(bytes: [0x01, 0x02])
        writer.write(block: [0x09])
        writer.write(text: "村")
        #expect(
            writer.bytes == [
                0xFE, 0xAC, 0x02, 0x05, 0x01, 0x02, 0x01, 0x09, 0x03, 0xE6, 0x9D, 0x91,
            ]
        )
    }

    @Test(
        "come back as they were, at every width of a number",
        arguments: (0..<64).map { UInt64(1) << UInt64($0) }
    )
    func widths(power: UInt64) throws {
        for value in [power - 1, power, power &+ 1, ~power] {
            var writer = ByteWriter()
            writer.write(varint: value)
            writer.write(signed: Int64(bitPattern: value))
            var reader = ByteReader(writer.bytes)
            #expect(try reader.readVarint() == value)
            #expect(try reader.readSigned() == Int64(bitPattern: value))
            try reader.finish()
        }
    }

    @Test("keep small numbers of either sign in one byte", arguments: [-64, -1, 0, 63] as [Int64])
    func smallNumbers(value: Int64) {
        var writer = ByteWriter()
        writer.write(signed: value)
        #expect(writer.bytes.count == 1)
    }

    @Test("keep names as their owners spell them, code point for code point")
    func rareCharacters() throws {
        let names = ["𠮷田", "䶮", "阿依古丽·买买提", "e\u{301}", "\u{E9}", "葛\u{E0100}", "a\0b", ""]
        var writer = ByteWriter()
        for name in names { writer.write(text: name) }
        var reader = ByteReader(writer.bytes)
        for name in names {
            let read = try reader.readText(limit: 64)
            #expect(Array(read.unicodeScalars) == Array(name.unicodeScalars))
        }
        try reader.finish()
    }

    @Test("can be read out of the middle of a larger buffer, with offsets of their own")
    func slices() throws {
        let buffer: [UInt8] = [0xFF, 0xFF, 0x02, 0x07, 0x08, 0xFF]
        var reader = ByteReader(buffer[2..<5])
        #expect(try reader.readBlock(limit: 8) == [0x07, 0x08])
        #expect(reader.offset == 3)
        #expect(reader.isAtEnd)
        #expect(throws: WireFormatFault(.truncated, at: 3)) { try reader.readByte() }
    }

    @Test("come back in the order written, whatever the mixture", arguments: [1, 2, 3] as [UInt64])
    func mixtures(seed: UInt64) throws {
        var random = SeededBytes(seed: seed)
        for _ in 0..<2_000 {
            let number = random.next() >> UInt64.random(in: 0..<64, using: &random)
            let block = random.bytes(Int.random(in: 0..<40, using: &random))
            var writer = ByteWriter()
            writer.write(block: block)
            writer.write(varint: number)
            writer.write(bytes: block)
            writer.write(signed: -Int64(number >> 1))
            var reader = ByteReader(writer.bytes)
            #expect(try Array(reader.readBlock(limit: 40)) == block, "seed \(seed)")
            #expect(try reader.readVarint() == number, "seed \(seed)")
            #expect(try Array(reader.readBytes(block.count)) == block, "seed \(seed)")
            #expect(try reader.readSigned() == -Int64(number >> 1), "seed \(seed)")
            try reader.finish()
        }
    }
}
