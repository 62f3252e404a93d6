import LatticeLaws
import Replication
import SyncProtocol
import Testing
import WireFormat

@Suite("A frame decoder")
struct FrameTests {
    private let messages: [Message]
    private let stream: [UInt8]

    init() throws {
        messages = [
            .want(Message.Want(cursors: [Message.Cursor(scope: .authority, arrival: 3)], gaps: [])),
            .segment(Message.Delivery(arrival: 9, segment: [UInt8](repeating: 7, count: 300))),
            .mark(Message.Mark(more: false)),
        ]
        stream = messages.flatMap { Frame.bytes(of: $0) }
    }

    @Test("reads the same messages however the stream is cut into two")
    func everyCut() throws {
        for cut in 0...stream.count {
            var decoder = FrameDecoder()
            var read = try decoder.append(Array(stream[..<cut]))
            read += try decoder.append(Array(stream[cut...]))
            #expect(read == messages, "cut after \(cut)")
            #expect(!decoder.isMidFrame)
        }
    }

    @Test("reads the same messages from pieces of any size")
    func everyPieceSize() throws {
        for size in 1...stream.count {
            var decoder = FrameDecoder()
            var read: [Message] = []
            for start in stride(from: 0, to: stream.count, by: size) {
                read += try decoder.append(Array(stream[start..<min(start + size, stream.count)]))
            }
            #expect(read == messages, "pieces of \(size)")
        }
    }

    @Test("hands over a message as soon as its last byte is there")
    func immediately() throws {
        var decoder = FrameDecoder()
        let first = Frame.bytes(of: messages[0])
        #expect(try decoder.append(Array(first.dropLast())).isEmpty)
        #expect(decoder.isMidFrame)
        #expect(try decoder.append(Array(first.suffix(1))) == [messages[0]])
    }

    @Test("skips frames of a type that a newer peer may send")
    func unknownTypes() throws {
        let unknown: [UInt8] = [200, 3, 1, 2, 3]
        var decoder = FrameDecoder()
        #expect(try decoder.append(unknown + stream + unknown) == messages)
        #expect(!decoder.isMidFrame)
    }

    @Test("refuses a frame over the limit from its length, before its bytes come")
    func oversize() {
        var header = ByteWriter()
        header.write(byte: 7)
        header.write(varint: UInt64(Frame.byteLimit) + 1)
        var decoder = FrameDecoder()
        #expect(throws: FrameFault.tooLarge(Frame.byteLimit + 1)) {
            try decoder.append(header.bytes)
        }
        var endless = FrameDecoder()
        #expect(throws: FrameFault.self) {
            try endless.append([7] + [UInt8](repeating: 0xFF, count: 10))
        }
    }

    @Test("refuses a length that is spelt longer than needed")
    func longLength() {
        var decoder = FrameDecoder()
        #expect(throws: FrameFault.malformed(WireFormatFault(.notMinimal, at: 1))) {
            try decoder.append([8, 0x82, 0x00, 8, 1])
        }
    }

    @Test("refuses a payload that is not what its type says")
    func badPayload() {
        for type: UInt8 in 1...10 where type != 8 {
            var decoder = FrameDecoder()
            #expect(throws: FrameFault.badPayload(type: type)) {
                try decoder.append([type, 2, 0xFF, 0xFF])
            }
        }
    }

    @Test("never traps on random bytes, nor on messages with random damage")
    func randomBytes() throws {
        let seed: UInt64 = 20_261
        var random = SplitMix64(seed: seed)
        var read = 0
        for _ in 0..<50_000 {
            var bytes = (0..<random.below(24)).map { _ in UInt8(random.below(256)) }
            if random.chance(50), !bytes.isEmpty { bytes[0] = UInt8(1 + random.below(10)) }
            if random.chance(50), bytes.count > 1 { bytes[1] = UInt8(bytes.count - 2) }
            var decoder = FrameDecoder()
            read += (try? decoder.append(bytes))?.count ?? 0
        }
        for _ in 0..<20_000 {
            var bytes = stream
            for _ in 0...random.below(3) {
                bytes[random.below(bytes.count)] = UInt8(random.below(256))
            }
            var decoder = FrameDecoder()
            read += (try? decoder.append(bytes))?.count ?? 0
        }
        #expect(read > 0, "some random bytes are messages; seed \(seed)")
    }
}
