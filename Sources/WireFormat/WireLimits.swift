/// How much one read may ask of this machine, whatever the bytes claim; each with its reason.
///
/// A reader may always pass a smaller limit of its own. A larger one needs a reason of its own.
public enum WireLimits {
    /// Encoded bytes of one varint: 64 bits in groups of seven need ten.
    public static let varintBytes = 10

    /// UTF-8 bytes of one text: the longest free text of a form is 4,000 characters of four bytes,
    /// and a page of legal basis stays well under 64 KiB.
    public static let textBytes = 64 * 1024

    /// Bytes of one length-prefixed block: sixteen of the 64 KiB segments in which work travels, so
    /// a reader that holds one whole block per session stays small on a node with 512 MiB.
    public static let blockBytes = 1024 * 1024

    /// Bytes that one call may inflate to: a whole bundle body, an eighth of a small node's memory.
    ///
    /// Callers that know the declared size pass that instead.
    public static let inflatedBytes = 64 * 1024 * 1024

    /// Bytes a stream may inflate to before its ratio counts: runs of equal values at the start of
    /// a short stream are honest, and one such buffer harms nobody.
    public static let inflateGraceBytes = 64 * 1024

    /// Inflated bytes allowed per compressed byte after the grace: well above what texts and typed
    /// columns reach, well below the 1,032 that deflate can be driven to.
    ///
    /// Source: zlib, "Technical Details".
    public static let inflateRatio = 200
}
