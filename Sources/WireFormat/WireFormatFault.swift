/// What was wrong with bytes that a peer, a file or a stick handed over, and where.
///
/// Carries no part of the bytes themselves, so it may be logged. Whoever reads it decides the
/// consequence: a session closes, a bundle is refused whole, an entry goes to quarantine.
public struct WireFormatFault: Error, Hashable, Sendable {
    /// The ways in which bytes can fail to be what they should be.
    public enum Kind: Hashable, Sendable {
        /// The bytes end before the value does.
        case truncated
        /// A number is spelt with more bytes than it needs, so the same value has two encodings.
        case notMinimal
        /// A number, count or length exceeds what the reader allows here; `limit` is in the unit of
        /// the value: items for a count, bytes for a length, encoded bytes for a varint.
        case tooLarge(limit: Int)
        /// A text is not valid UTF-8.
        case notText
        /// Bytes follow the last value.
        case trailing
        /// A compressed stream is not RFC 1950, or fails its checksum.
        case damagedStream
        /// A compressed stream was made against a dictionary that is not held here.
        case unknownDictionary
        /// A compressed stream grows faster than honest contents do.
        case expandsTooMuch
    }

    /// What was wrong.
    public let kind: Kind

    /// Where the value that could not be read begins, in bytes from the start of the input.
    ///
    /// For a compressed stream: how many compressed bytes were understood, over all calls.
    public let offset: Int

    /// Describes a fault in the value that begins at `offset`.
    public init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}
