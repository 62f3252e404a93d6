import Testing
import WireFormat

@Suite("A hostile compressed stream")
struct HostileStreamTests {
    private let work = Array((0..<300).map { "case \($0) at 4213990052\($0 % 90)" }.joined().utf8)

    @Test("that stops at any byte yields a beginning of the contents and never an end")
    func truncationAtEveryByte() throws {
        var deflater = Deflater()
        let compressed = deflater.compress(work, flush: .finish)
        for length in compressed.indices {
            var inflater = Inflater()
            let read = try inflater.decompress(Array(compressed[..<length]))
            #expect(work.starts(with: read))
            let end = kind { () throws(WireFormatFault) in try inflater.finish() }
            #expect(end == .truncated, "cut after \(length) bytes")
        }
    }

    @Test("with one flipped bit never passes for the original, and never traps")
    func flippedBits() {
        var deflater = Deflater()
        let compressed = deflater.compress(work, flush: .finish)
        for index in compressed.indices {
            for bit in 0..<8 {
                var damaged = compressed
                damaged[index] ^= UInt8(1) << UInt8(bit)
                var inflater = Inflater()
                let read = try? inflater.decompress(damaged)
                #expect(read == nil || !inflater.isFinished, "byte \(index), bit \(bit)")
            }
        }
    }

    @Test("stays dead after its fault")
    func deadAfterFault() {
        var inflater = Inflater()
        let first = kind { () throws(WireFormatFault) in _ = try inflater.decompress([0xFF, 0xFF]) }
        let later = kind { () throws(WireFormatFault) in _ = try inflater.decompress([]) }
        let end = kind { () throws(WireFormatFault) in try inflater.finish() }
        #expect(first == .damagedStream)
        #expect(later == .damagedStream)
        #expect(end == .damagedStream)
    }

    @Test("may not be followed by anything, in the same call or later")
    func trailingBytes() throws {
        var deflater = Deflater()
        let compressed = deflater.compress(work, flush: .finish)
        var together = Inflater()
        let atOnce = kind { () throws(WireFormatFault) in
            _ = try together.decompress(compressed + [0])
        }
        #expect(atOnce == .trailing)
        var apart = Inflater()
        _ = try apart.decompress(compressed)
        let later = kind { () throws(WireFormatFault) in _ = try apart.decompress([0]) }
        #expect(later == .trailing)
    }

    @Test("is held to the limit of the call: below, at and above", arguments: [-1, 0, 1])
    func callLimit(difference: Int) throws {
        var deflater = Deflater()
        let compressed = deflater.compress(work, flush: .finish)
        let limit = work.count - difference
        var inflater = Inflater()
        let outcome = kind { () throws(WireFormatFault) in
            _ = try inflater.decompress(compressed, limit: limit)
        }
        #expect(outcome == (difference > 0 ? .tooLarge(limit: limit) : nil))
    }

    @Test("that would become 256 MiB is stopped by its ratio, all at once or byte by byte")
    func bomb() {
        var deflater = Deflater(level: 9)
        var bomb: [UInt8] = []
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        for _ in 0..<256 { bomb += deflater.compress(zeros, flush: .none) }
        bomb += deflater.compress([], flush: .finish)
        #expect(bomb.count < 300_000)

        var whole = Inflater()
        let atOnce = kind { () throws(WireFormatFault) in _ = try whole.decompress(bomb) }
        #expect(atOnce == .expandsTooMuch)

        var fragmented = Inflater()
        var taken = 0
        let byByte = kind { () throws(WireFormatFault) in
            for byte in bomb { taken += try fragmented.decompress([byte]).count }
        }
        #expect(byByte == .expandsTooMuch)
        #expect(taken < 2 * WireLimits.inflateGraceBytes)
    }

    @Test("that begins with honest bytes earns room in proportion to them, and no more")
    func bombBehindHonestBytes() {
        var random = SeededBytes(seed: 5)
        var deflater = Deflater(level: 9)
        var bomb = deflater.compress(random.bytes(10_000), flush: .sync)
        let honest = bomb.count
        bomb += deflater.compress([UInt8](repeating: 0, count: 16 << 20), flush: .finish)
        var inflater = Inflater()
        var taken = 0
        let outcome = kind { () throws(WireFormatFault) in
            for byte in bomb { taken += try inflater.decompress([byte]).count }
        }
        #expect(outcome == .expandsTooMuch)
        #expect(taken > honest * WireLimits.inflateRatio)
        #expect(taken <= bomb.count * WireLimits.inflateRatio + WireLimits.inflateGraceBytes)
    }

    @Test("may begin with a long run of equal bytes, as short honest streams do")
    func honestRun() throws {
        let run = [UInt8](repeating: 0, count: WireLimits.inflateGraceBytes)
        var deflater = Deflater()
        let compressed = deflater.compress(run, flush: .finish)
        #expect(compressed.count * WireLimits.inflateRatio < run.count)
        var inflater = Inflater()
        #expect(try inflater.decompress(compressed) == run)
    }

    @Test("of random bytes never traps and never ends", arguments: [77])
    func randomBytes(seed: UInt64) {
        var random = SeededBytes(seed: seed)
        for round in 0..<20_000 {
            var inflater = Inflater()
            // Half begin with a valid header, to reach the code behind it.
            let header: [UInt8] = round.isMultiple(of: 2) ? [0x78, 0x9C] : []
            _ = try? inflater.decompress(header + random.bytes(48), limit: 4096)
            _ = try? inflater.decompress(random.bytes(16), limit: 4096)
            #expect(inflater.isFinished == false, "seed \(seed)")
        }
    }
}
