public import WireFormat

/// What was wrong with a segment; the segment is kept in quarantine with this reason.
public enum SegmentFault: Error, Hashable, Sendable {
    /// The bytes do not follow the format.
    case malformed(WireFormatFault)
    /// A format version from the future.
    case unknownVersion(UInt8)
    /// Algorithms this version does not have.
    case unknownSuite(UInt8)
    /// A packing this version does not have.
    case unknownCodec(UInt8)
    /// A kind of scope this version does not have.
    case unknownScope
    /// A count or sequence out of bounds.
    case badCount(UInt64)
    /// The same content in other bytes than the canonical ones.
    case notCanonical
    /// The body is not the one that was signed.
    case bodyAltered
    /// The signature does not verify under the author's key, or the chain before it differs.
    case badSignature
    /// Sequence 0 is not a certificate of the replica that the feed names.
    case badCertificate
    /// The device the certificate names was given another branch of this feed before.
    case forked(at: UInt64)
    /// Heads or contexts went back within the feed, or name what they may not.
    case wentBack
}
