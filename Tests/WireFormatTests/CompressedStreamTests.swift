import Testing
import WireFormat

@Suite("A compressed stream")
struct CompressedStreamTests {
    private let work = Array(String(repeating: "城乡居民基本养老保险参保登记;", count: 400).utf8)

    @Test("brings back what went in, at every level", arguments: [0, 1, 6, 9] as [Int32])
    func roundTrip(level: Int32) throws {
        var deflater = Deflater(level: level)
        let compressed = deflater.compress(work, flush: .finish)
        var inflater = Inflater()
        #expect(try inflater.decompress(compressed) == work)
        #expect(inflater.isFinished == true)
        try inflater.finish()
    }

    @Test("can carry nothing at all")
    func emptyContents() throws {
        var deflater = Deflater()
        let compressed = deflater.compress([], flush: .finish)
        var inflater = Inflater()
        #expect(try inflater.decompress(compressed) == [])
        #expect(inflater.isFinished == true)
    }

    @Test("makes every message readable as soon as it is flushed")
    func syncFlush() throws {
        var deflater = Deflater()
        var inflater = Inflater()
        for round in 0..<50 {
            let message = Array("case \(round) accepted at 421399005208".utf8)
            let frame = deflater.compress(message[...], flush: .sync)
            #expect(try inflater.decompress(frame) == message)
        }
        #expect(inflater.isFinished == false)
        #expect(try inflater.decompress(deflater.compress([], flush: .finish)) == [])
        #expect(inflater.isFinished == true)
    }

    @Test("can be cut anywhere on its way", arguments: [1, 7, 64])
    func fragments(size: Int) throws {
        var random = SeededBytes(seed: 9)
        let contents = work + random.bytes(40_000) + work
        var deflater = Deflater()
        var compressed = deflater.compress(contents[..<100], flush: .none)
        compressed += deflater.compress(contents[100...], flush: .finish)
        var inflater = Inflater()
        var read: [UInt8] = []
        for start in stride(from: 0, to: compressed.count, by: size) {
            read += try inflater.decompress(
                Array(compressed[start..<min(start + size, compressed.count)])
            )
        }
        #expect(read == contents)
        try inflater.finish()
    }

    @Test("takes contents that do not lie in one piece of memory")
    func scatteredContents() throws {
        var deflater = Deflater()
        let compressed = deflater.compress(work.reversed() as ReversedCollection, flush: .finish)
        var inflater = Inflater()
        #expect(try inflater.decompress(compressed) == work.reversed())
    }

    @Test("is smaller against a dictionary that both ends hold")
    func dictionary() throws {
        let dictionary = PresetDictionary("城乡居民基本养老保险参保登记".utf8)
        let message = Array("参保登记：城乡居民基本养老保险".utf8)
        var plain = Deflater()
        var bound = Deflater(dictionary: dictionary)
        let compressed = bound.compress(message, flush: .finish)
        #expect(compressed.count < plain.compress(message, flush: .finish).count)
        var inflater = Inflater(dictionaries: [PresetDictionary([7]), dictionary])
        #expect(try inflater.decompress(compressed) == message)
    }

    @Test("is refused by a reader that holds another dictionary, or none")
    func wrongDictionary() throws {
        var bound = Deflater(dictionary: PresetDictionary([1, 2, 3]))
        let compressed = bound.compress(work, flush: .finish)
        var stranger = Inflater(dictionaries: [PresetDictionary([1, 2, 4])])
        let strangersKind = kind { () throws(WireFormatFault) in
            _ = try stranger.decompress(compressed)
        }
        #expect(strangersKind == .unknownDictionary)
        var unprepared = Inflater()
        let unpreparedsKind = kind { () throws(WireFormatFault) in
            _ = try unprepared.decompress(compressed)
        }
        #expect(unpreparedsKind == .unknownDictionary)
    }

    @Test("is named by the Adler-32 of its dictionary, of which the last 32 KiB count")
    func dictionaryName() {
        // RFC 1950 section 9: the checksum of "Wikipedia" is the usual example.
        #expect(PresetDictionary("Wikipedia".utf8).id == 0x11E6_0398)
        let long = PresetDictionary(Array(repeating: 1, count: 40_000) + [2])
        #expect(long.bytes.count == PresetDictionary.byteLimit)
        #expect(long.bytes.last == 2)
    }

    @Test("can be held by an actor across suspensions")
    func insideAnActor() async throws {
        let session = Session()
        var inflater = Inflater()
        for number in 0..<10 {
            let frame = await session.frame([UInt8(number)])
            #expect(try inflater.decompress(frame) == [UInt8(number)])
        }
    }

    private actor Session {
        private var deflater = Deflater()

        func frame(_ bytes: [UInt8]) -> [UInt8] {
            deflater.compress(bytes, flush: .sync)
        }
    }
}

/// The kind of fault that `body` throws; nil if it throws none.
///
/// A noncopyable value cannot be captured by the escaping closure of `#expect(throws:)`.
func kind(_ body: () throws(WireFormatFault) -> Void) -> WireFormatFault.Kind? {
    do {
        try body()
        return nil
    } catch {
        return error.kind
    }
}
