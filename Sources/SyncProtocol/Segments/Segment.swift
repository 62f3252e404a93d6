public import Replication
import WireFormat

/// A closed run of entries of one feed: header, signature, salt and body, kept and relayed verbatim.
///
/// The hash of the segment before it is signed but not sent; whoever holds the feed computes it.
public struct Segment: Hashable, Sendable {
    /// What the author signed.
    public let header: SegmentHeader
    /// The author's signature over the previous hash and the header.
    public let signature: [UInt8]
    /// Random bytes hashed with the body.
    public let salt: [UInt8]
    /// The entries, packed by the header's codec.
    public let body: [UInt8]

    /// Assembles a segment read from a store that verified it before.
    public init(header: SegmentHeader, signature: [UInt8], salt: [UInt8], body: [UInt8]) {
        self.header = header
        self.signature = signature
        self.salt = salt
        self.body = body
    }

    /// Closes a run: hashes the body and signs the header onto `previous`.
    ///
    /// - Parameter salt: `SegmentLimits.saltBytes` fresh random bytes.
    /// - Throws: What the signer throws.
    public init(
        closing body: SegmentBody,
        of feed: FeedID,
        onto previous: ContentHash,
        clock: ClockEvidence,
        contextDigest: ContextDigest,
        salt: [UInt8],
        by signer: DeviceSigner
    ) throws {
        let packed = body.bytes(author: feed.replica)
        header = SegmentHeader(
            suite: signer.suite,
            codec: .rows,
            feed: feed,
            first: body.first,
            count: UInt64(body.entries.count),
            clock: clock,
            bodyHash: Hashing.hash(.body, salt, packed),
            contextDigest: contextDigest
        )
        self.salt = salt
        self.body = packed
        signature = try signer.sign(.segment, previous.bytes + header.bytes)
    }

    /// The hash that the next segment is chained onto.
    public func hash(after previous: ContentHash) -> ContentHash {
        Hashing.hash(.segment, previous.bytes, header.bytes)
    }

    /// Checks body and signature.
    ///
    /// - Throws: `bodyAltered` or `badSignature`; the latter also when `previous` is another branch.
    /// - Complexity: One hash over the body, one signature verification.
    public func verify(by key: DeviceKey, onto previous: ContentHash) throws(SegmentFault) {
        guard salt.count == SegmentLimits.saltBytes,
            Hashing.hash(.body, salt, body) == header.bodyHash
        else { throw .bodyAltered }
        let signed = previous.bytes + header.bytes
        guard key.verifies(signature, of: .segment, signed, suite: header.suite) else {
            throw .badSignature
        }
    }
}

extension Segment {
    /// The bytes that travel: four length-prefixed blocks.
    public var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(block: header.bytes)
        writer.write(block: signature)
        writer.write(block: salt)
        writer.write(block: body)
        return writer.bytes
    }

    /// Reads the bytes that travel; nothing is verified beyond the format.
    public init(bytes: ArraySlice<UInt8>) throws(SegmentFault) {
        var headerBytes: [UInt8] = []
        do throws(WireFormatFault) {
            var reader = ByteReader(bytes)
            headerBytes = Array(try reader.readBlock(limit: SegmentLimits.headerBytes))
            signature = Array(try reader.readBlock(limit: 256))
            salt = Array(try reader.readBlock(limit: SegmentLimits.saltBytes))
            body = Array(try reader.readBlock(limit: SegmentLimits.bodyBytes))
            try reader.finish()
        } catch {
            throw .malformed(error)
        }
        header = try SegmentHeader(bytes: headerBytes)
        // Salt and body are hashed as one run: a salt of another length would move their border.
        guard salt.count == SegmentLimits.saltBytes else { throw .bodyAltered }
    }
}
