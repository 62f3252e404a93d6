import Replication
import SyncProtocol
import Testing
import WireFormat

@Suite("A segment header")
struct SegmentHeaderTests {
    private func header(
        scope: Scope = .cases(1203),
        first: UInt64 = 41,
        count: UInt64 = 3,
        clock: ClockEvidence = SigningDevice.clock
    ) throws -> SegmentHeader {
        SegmentHeader(
            suite: .ed25519SHA256,
            codec: .rows,
            feed: FeedID(try SigningDevice(1).replica, in: scope),
            first: first,
            count: count,
            clock: clock,
            bodyHash: Hashing.hash(.body, [1]),
            contextDigest: ContextDigest(over: [])
        )
    }

    @Test(
        "reads back what was written, in every kind of scope",
        arguments: [Scope.authority, .catalogue(.names), .cases(.max), .status(1)]
    )
    func roundTrip(scope: Scope) throws {
        let written = try header(scope: scope)
        #expect(try SegmentHeader(bytes: written.bytes) == written)
    }

    @Test("keeps whatever a broken clock says")
    func brokenClocks() throws {
        for wall in [Int64.min, -1, 0, .max] {
            let clock = ClockEvidence(wall: wall, uptime: .max, boot: .max)
            let written = try header(clock: clock)
            #expect(try SegmentHeader(bytes: written.bytes).clock == clock)
        }
    }

    @Test("names the first thing that this version does not know")
    func unknownCodes() throws {
        let bytes = try header().bytes
        func altered(_ index: Int, to byte: UInt8) -> [UInt8] {
            var copy = bytes
            copy[index] = byte
            return copy
        }
        #expect(throws: SegmentFault.unknownVersion(2)) {
            try SegmentHeader(bytes: altered(0, to: 2))
        }
        #expect(throws: SegmentFault.unknownSuite(2)) {
            try SegmentHeader(bytes: altered(1, to: 2))
        }
        #expect(throws: SegmentFault.unknownCodec(9)) {
            try SegmentHeader(bytes: altered(2, to: 9))
        }
        #expect(throws: SegmentFault.unknownScope) {
            try SegmentHeader(bytes: altered(3 + ReplicaID.byteCount, to: 9))
        }
    }

    @Test("covers between one and 4096 entries")
    func counts() throws {
        for count in [0, 4097, UInt64.max] {
            let bytes = try header(first: 0, count: count).bytes
            #expect(throws: SegmentFault.badCount(count)) { try SegmentHeader(bytes: bytes) }
        }
        #expect(try SegmentHeader(bytes: header(count: 4096).bytes).end == 41 + 4096)
    }

    @Test("refuses sequences on which arithmetic could overflow")
    func sequences() throws {
        let bytes = try header(first: SegmentLimits.sequence).bytes
        #expect(throws: SegmentFault.badCount(SegmentLimits.sequence)) {
            try SegmentHeader(bytes: bytes)
        }
    }

    @Test("has one spelling: a boot number that does not fit is refused, not cut")
    func canonical() throws {
        let written = try header()
        let tail = 32 + 8
        var bytes = Array(written.bytes.dropLast(tail + 1))
        #expect(written.bytes[bytes.count] == 7)
        var boot = ByteWriter()
        boot.write(varint: 7 + (1 << 32))
        bytes += boot.bytes + written.bytes.suffix(tail)
        #expect(throws: SegmentFault.notCanonical) { try SegmentHeader(bytes: bytes) }
    }

    @Test("that stops anywhere or goes on is malformed")
    func truncation() throws {
        let bytes = try header().bytes
        for length in bytes.indices {
            #expect(throws: SegmentFault.self) {
                try SegmentHeader(bytes: Array(bytes[..<length]))
            }
        }
        #expect(throws: SegmentFault.malformed(WireFormatFault(.trailing, at: bytes.count))) {
            try SegmentHeader(bytes: bytes + [0])
        }
    }
}
