import Replication
import SyncProtocol
import Testing
import WireFormat

@Suite("A segment body")
struct SegmentBodyTests {
    private let village: SigningDevice
    private let township: SigningDevice
    private let county: SigningDevice

    init() throws {
        village = try SigningDevice(1)
        township = try SigningDevice(2)
        county = try SigningDevice(3)
    }

    private func context(township count: UInt64, county other: UInt64 = 0) -> VersionVector {
        VersionVector([(township.replica, count), (county.replica, other)])
    }

    private func heads(_ count: UInt64) -> Heads {
        Heads([Heads.Head(scope: .authority, replica: county.replica, count: count)])
    }

    @Test("reads back subjects, contexts, heads, kinds and payloads")
    func roundTrip() throws {
        let entries = [
            village.opening,
            caseEntry(.opened, context: context(township: 4), heads: heads(9)),
            caseEntry(
                .existing(Dot(village.replica, 1)),
                context: context(township: 4),
                heads: heads(9),
                kind: 11
            ),
            caseEntry(
                .existing(Dot(township.replica, 2)),
                context: context(township: 7, county: 1),
                heads: heads(12),
                kind: 11,
                payload: []
            ),
        ]
        let segment = try village.close(entries)
        #expect(try SegmentBody(of: segment, base: .empty).entries == entries)
    }

    @Test("costs two bytes for context and heads of an entry written offline")
    func offlineCost() throws {
        let seen = SegmentBody.Base(context: context(township: 900), heads: heads(300))
        func bytes(_ count: Int) throws -> Int {
            let entry = caseEntry(.scope, context: seen.context, heads: seen.heads, payload: [])
            let entries = [EntryFrame](repeating: entry, count: count)
            return try village.close(entries, first: 5, base: seen).body.count
        }
        // Subject, context, heads, kind and the length of the payload: a byte each.
        #expect(try bytes(11) - bytes(10) == 5)
        #expect(try bytes(1) == 1 + 5)
    }

    @Test("continues contexts and heads from the segment before")
    func acrossSegments() throws {
        let first = caseEntry(.scope, context: context(township: 4), heads: heads(9))
        let second = caseEntry(
            .scope,
            context: context(township: 5, county: 2),
            heads: heads(10)
        )
        let base = SegmentBody.Base(context: first.context, heads: first.heads)
        let before = SegmentBody(first: 0, base: .empty, entries: [first])
        #expect(before.end == base)
        let segment = try village.close([second], first: 1, base: before.end)
        #expect(try SegmentBody(of: segment, base: base).entries == [second])
        let elsewhere = try SegmentBody(of: segment, base: .empty).entries
        #expect(elsewhere != [second], "a difference means nothing without what it starts from")
    }

    @Test("remembers its base in bytes, for the store")
    func baseBytes() throws {
        let base = SegmentBody.Base(context: context(township: 4, county: 1), heads: heads(9))
        #expect(try SegmentBody.Base(bytes: base.bytes) == base)
        for length in base.bytes.indices {
            #expect(throws: WireFormatFault.self) {
                try SegmentBody.Base(bytes: Array(base.bytes[..<length]))
            }
        }
    }

    @Test("never lets heads go back within the feed")
    func headsGoBack() throws {
        for later in [heads(8), heads(9)] {
            // Written against an empty base, so that the writer does not leave the head out.
            let segment = try village.close([caseEntry(.scope, heads: later)], first: 1)
            let base = SegmentBody.Base(context: VersionVector(), heads: heads(9))
            #expect(throws: SegmentFault.wentBack) { try SegmentBody(of: segment, base: base) }
        }
    }

    @Test("may name the county's next incarnation at a lower count")
    func nextIncarnation() throws {
        let restored = try SigningDevice(3, incarnation: 2)
        let next = Heads([Heads.Head(scope: .authority, replica: restored.replica, count: 1)])
        let segment = try village.close([caseEntry(.scope, heads: next)], first: 1)
        let base = SegmentBody.Base(context: VersionVector(), heads: heads(9))
        #expect(try SegmentBody(of: segment, base: base).entries[0].heads == next)
    }

    @Test(
        "refuses what no author writes",
        arguments: [
            // Table, then the row: subject, contexts, heads, kind, payload.
            ("no growth", [0, 1, 1, 0, 0, 1, 0], SegmentFault.wentBack),
            ("a context that names its author", [0, 1, 0, 3, 0, 1, 0], .wentBack),
            ("a replica outside the table", [0, 1, 2, 3, 0, 1, 0], .wentBack),
            ("a case of a replica outside the table", [4, 0, 0, 0, 1, 0], .wentBack),
            ("an empty head", [0, 0, 1, 1, 0, 1, 0, 1, 0], .wentBack),
            ("a scope of an unknown kind", [0, 0, 1, 9, 0, 1, 2, 1, 0], .wentBack),
        ]
    )
    func hostileRows(what: String, row: [UInt8], fault: SegmentFault) throws {
        let bytes = [1] + township.replica.bytes + row
        #expect(throws: fault, "\(what)") { try unpack(bytes) }
    }

    @Test("refuses a context that names its author under an alias in the table")
    func aliasOfAuthor() throws {
        let bytes = [1] + village.replica.bytes + [0, 1, 1, 3, 0, 1, 0]
        #expect(throws: SegmentFault.wentBack) { try unpack(bytes) }
    }

    @Test("refuses kinds, sequences and counts on which arithmetic could overflow")
    func hugeNumbers() throws {
        var huge = ByteWriter()
        huge.write(varint: SegmentLimits.sequence)
        let rows: [[UInt8]] = [
            [2] + huge.bytes + [0, 0, 1, 0],
            [0, 1, 1] + huge.bytes + [0, 1, 0],
            [0, 0, 1, 1, 0, 1] + huge.bytes + [1, 0],
            [0, 0, 0] + huge.bytes + [0],
        ]
        for row in rows {
            let bytes = [1] + township.replica.bytes + row
            #expect(throws: SegmentFault.self) { try unpack(bytes) }
        }
    }

    @Test("refuses payloads, tables and trailing bytes beyond their limits")
    func limits() throws {
        var long = ByteWriter()
        long.write(bytes: [0, 0, 0, 0, 1] as [UInt8])
        long.write(block: [UInt8](repeating: 0, count: SegmentLimits.payloadBytes + 1))
        let faults = [
            (long.bytes, WireFormatFault(.tooLarge(limit: SegmentLimits.payloadBytes), at: 5)),
            (
                [0x81, 0x02],
                WireFormatFault(.tooLarge(limit: SegmentLimits.replicasPerBody), at: 0)
            ),
            ([0, 0, 0, 0, 1, 0, 0], WireFormatFault(.trailing, at: 6)),
        ]
        for (bytes, fault) in faults {
            #expect(throws: SegmentFault.malformed(fault)) { try unpack(bytes) }
        }
    }

    /// Unpacks `bytes` as the body of one entry, signed by an author who means harm.
    private func unpack(_ bytes: [UInt8]) throws -> SegmentBody {
        let segment = try village.close(bodyBytes: bytes, count: 1, first: 1)
        try segment.verify(by: village.key, onto: .zero)
        return try SegmentBody(of: segment, base: .empty)
    }
}
