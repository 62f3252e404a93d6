/// The bounds of a segment, each with its reason.
public enum SegmentLimits {
    /// Bytes of a body, before compression: what a cut connection can cost at most.
    public static let bodyBytes = 64 * 1024
    /// Entries in one segment: bounds the work one signature can cause.
    public static let entriesPerSegment: UInt64 = 4096
    /// Sequences stay below this, so that arithmetic on them cannot overflow.
    public static let sequence: UInt64 = 1 << 62
    /// Bytes of one entry's payload: a field is at most a page of text. Leaves room for the frame.
    public static let payloadBytes = 32 * 1024
    /// Replicas one body may mention: a scope has a handful of writers.
    ///
    /// Every entry unpacks to a context of its own, so this bounds what a hostile body can grow to.
    public static let replicasPerBody = 256
    /// Random bytes that keep a body's hash from being guessed after the body is erased.
    public static let saltBytes = 16
    /// Bytes of an encoded header; the real ones are near 90.
    public static let headerBytes = 256
}
