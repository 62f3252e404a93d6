public import Replication
import WireFormat

/// What the author signs about a run of entries; stays when a body is erased by law.
public struct SegmentHeader: Hashable, Sendable {
    /// The algorithms behind every hash and signature here.
    public let suite: SuiteID
    /// How the body is packed.
    public let codec: CodecID
    /// Whose entries, in which scope.
    public let feed: FeedID
    /// Sequence of the first entry.
    public let first: UInt64
    /// Number of entries; at least 1.
    public let count: UInt64
    /// The author's clocks when it closed the segment.
    public let clock: ClockEvidence
    /// Hash over salt and body: a commitment that survives the body's erasure.
    public let bodyHash: ContentHash
    /// Eight bytes over every head the contexts inside reach; tells branches of a fork apart.
    public let contextDigest: ContextDigest

    /// The sequence after the last entry.
    public var end: UInt64 { first + count }

    /// Gathers what will be signed.
    public init(
        suite: SuiteID,
        codec: CodecID,
        feed: FeedID,
        first: UInt64,
        count: UInt64,
        clock: ClockEvidence,
        bodyHash: ContentHash,
        contextDigest: ContextDigest
    ) {
        self.suite = suite
        self.codec = codec
        self.feed = feed
        self.first = first
        self.count = count
        self.clock = clock
        self.bodyHash = bodyHash
        self.contextDigest = contextDigest
    }
}

extension SegmentHeader {
    static let formatVersion: UInt8 = 1

    /// The canonical bytes; `Protocol/README.md` gives the layout.
    public var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(byte: Self.formatVersion)
        writer.write(byte: suite.rawValue)
        writer.write(byte: codec.rawValue)
        writer.write(bytes: feed.replica.bytes)
        writer.write(scope: feed.scope)
        writer.write(varint: first)
        writer.write(varint: count)
        writer.write(signed: clock.wall)
        writer.write(varint: clock.uptime)
        writer.write(varint: UInt64(clock.boot))
        writer.write(bytes: bodyHash.bytes)
        writer.write(bytes: contextDigest.bytes)
        return writer.bytes
    }

    /// Reads the canonical bytes.
    ///
    /// - Throws: `SegmentFault` for unknown versions, suites, codecs and scopes, an empty run, a
    ///   sequence beyond 2^62, or bytes that are not the canonical form.
    public init(bytes: [UInt8]) throws(SegmentFault) {
        let raw: Raw
        do {
            raw = try Raw(bytes)
        } catch {
            throw .malformed(error)
        }
        guard raw.version == Self.formatVersion else { throw .unknownVersion(raw.version) }
        guard let suite = SuiteID(rawValue: raw.suite) else { throw .unknownSuite(raw.suite) }
        guard let codec = CodecID(rawValue: raw.codec) else { throw .unknownCodec(raw.codec) }
        guard let scope = raw.scope else { throw .unknownScope }
        self.init(
            suite: suite,
            codec: codec,
            feed: FeedID(raw.replica, in: scope),
            first: raw.first,
            count: raw.count,
            clock: raw.clock,
            bodyHash: raw.bodyHash,
            contextDigest: raw.contextDigest
        )
        guard (1...SegmentLimits.entriesPerSegment).contains(count) else { throw .badCount(count) }
        guard first < SegmentLimits.sequence else { throw .badCount(first) }
        guard self.bytes == bytes else { throw .notCanonical }
    }
}

extension SegmentHeader {
    /// The fields as read, before their codes are looked up.
    private struct Raw {
        let version: UInt8
        let suite: UInt8
        let codec: UInt8
        let replica: ReplicaID
        let scope: Scope?
        let first: UInt64
        let count: UInt64
        let clock: ClockEvidence
        let bodyHash: ContentHash
        let contextDigest: ContextDigest

        init(_ bytes: [UInt8]) throws(WireFormatFault) {
            var reader = ByteReader(bytes)
            version = try reader.readByte()
            suite = try reader.readByte()
            codec = try reader.readByte()
            replica = try reader.readReplica()
            scope = try reader.readScope()
            first = try reader.readVarint()
            count = try reader.readVarint()
            clock = ClockEvidence(
                wall: try reader.readSigned(),
                uptime: try reader.readVarint(),
                boot: UInt32(truncatingIfNeeded: try reader.readVarint())
            )
            bodyHash = try reader.readHash()
            contextDigest = ContextDigest(
                bytes: Array(try reader.readBytes(ContextDigest.byteCount))
            )
            try reader.finish()
        }
    }
}
