import Replication
import SyncProtocol
import Testing
import Transport
import WireFormat

/// A body of a round: what stands before the stream, and the frames inside.
struct RoundVector: Codable {
    let about: String
    let prefix: String
    let frames: [String]
    let hex: String
}

extension GoldenVectorWriting {
    private static let newSession = [UInt8](repeating: 0, count: 16)

    private static func frames() throws -> [String: [UInt8]] {
        let vectors = try VectorFiles.read(
            "messages.json",
            as: [GoldenVector<MessageMeaning>].self
        )
        var frames: [String: [UInt8]] = [:]
        for vector in vectors { frames[vector.meaning.type] = try [UInt8](hex: vector.hex) }
        let segment = try VectorFiles.read("segment.json", as: SegmentVector.self)
        frames["segment"] = Frame.bytes(
            of: .segment(Message.Delivery(arrival: 3, segment: try [UInt8](hex: segment.hex)))
        )
        return frames
    }

    @Test("writes the bodies of rounds")
    func rounds() throws {
        let frames = try Self.frames()
        let session = [UInt8](repeating: 5, count: 16)
        let rounds: [(String, [UInt8], [String])] = [
            ("Request 0 opens a session", Self.newSession, ["challenge"]),
            ("Response 0", [], ["challengeAnswer"]),
            ("Request 1 in that session", session, ["proof", "hello"]),
            ("Response 1, if nothing is new", [], ["same"]),
            ("A request that hands up a segment", session, ["want", "segment", "mark"]),
            ("Its response", [], ["receipt", "refuse", "mark"]),
            ("A response that says nothing", [], []),
        ]
        try VectorFiles.writeIfMissing(
            "rounds.json",
            rounds.map { about, prefix, names in
                let said = try names.map { name in
                    let bytes = try #require(frames[name])
                    var decoder = FrameDecoder()
                    let messages = try decoder.append(bytes)
                    return try #require(messages.first)
                }
                return RoundVector(
                    about: about,
                    prefix: prefix.hex,
                    frames: said.map { Frame.bytes(of: $0).hex },
                    hex: RoundBody.bytes(of: said, after: prefix).hex
                )
            }
        )
    }

    @Test("writes the hostile bodies")
    func hostileRounds() throws {
        let frames = try Self.frames()
        let want = try #require(frames["want"])
        let mark = try #require(frames["mark"])
        let honest = Self.body([want, mark])
        var checksum = honest
        checksum[checksum.count - 1] ^= 1
        var header = honest
        header[Self.newSession.count + 1] ^= 0x20
        let vectors: [(String, String, [UInt8])] = [
            ("The last bit of the checksum flipped", "checksum", checksum),
            ("A bit flipped that inflating ignores", "checksum", try Self.ignoredBit(in: honest)),
            (
                "Adler-32 of other bytes under a right checksum", "damagedStream",
                Self.body([want, mark], adlerFlip: 1)
            ),
            ("A preset dictionary is asked for", "damagedStream", header),
            ("The last byte is missing", "truncated", honest.dropLast()),
            ("The checksum is missing", "truncated", honest.dropLast(4)),
            ("A byte follows the checksum", "trailing", honest + [0]),
            (
                "The stream ends inside a frame, under a right checksum", "truncated",
                Self.body([want, Array(mark.dropLast())])
            ),
            ("A bomb, in frames of no known type", "expandsTooMuch", Self.body(Self.bomb)),
            ("A frame over the limit", "tooLarge", Self.body([[7, 0x81, 0xA0, 0x04]])),
            ("A challenge in version 2", "otherVersion", Self.body([[1, 2, 0x08, 2]])),
        ]
        try VectorFiles.writeIfMissing(
            "hostile/rounds.json",
            vectors.map { HostileVector(about: $0.0, fault: $0.1, hex: $0.2.hex) }
        )
    }

    private static let bomb = (0..<30).map { _ in
        var writer = ByteWriter()
        writer.write(byte: 99)
        writer.write(block: [UInt8](repeating: 0, count: 60_000))
        return writer.bytes
    }

    /// Frames behind a new session's zeros, under a right checksum.
    private static func body(_ frames: [[UInt8]], adlerFlip: UInt8 = 0) -> [UInt8] {
        var deflater = Deflater()
        var body = newSession
        for frame in frames.dropLast() { body += deflater.compress(frame, flush: .sync) }
        body += deflater.compress(frames.last ?? [], flush: .finish)
        body[body.count - 1] ^= adlerFlip
        return sealed(body)
    }

    private static func sealed(_ body: [UInt8]) -> [UInt8] {
        var checksum = CyclicChecksum()
        checksum.update(body)
        return body + checksum.bytes
    }

    /// The body with a flipped bit that changes nothing of what inflating gives.
    private static func ignoredBit(in body: [UInt8]) throws -> [UInt8] {
        func inflated(_ body: [UInt8]) -> [UInt8]? {
            var inflater = Inflater()
            let stream = Array(body.dropFirst(newSession.count).dropLast(4))
            guard let plain = try? inflater.decompress(stream), inflater.isFinished else {
                return nil
            }
            return plain
        }
        let honest = inflated(body)
        for bit in (newSession.count * 8)..<((body.count - 4) * 8) {
            var damaged = body
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            if inflated(damaged) == honest { return damaged }
        }
        Issue.record("every bit counts")
        return body
    }
}
