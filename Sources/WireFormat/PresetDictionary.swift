import CZlib

/// Bytes that both ends of a compressed stream hold before its first byte (RFC 1950, FDICT).
///
/// The stream carries only their name, so both ends must have agreed on the bytes beforehand.
public struct PresetDictionary: Hashable, Sendable {
    /// The bytes, most useful ones last: matches at a short distance cost less.
    public let bytes: [UInt8]
    /// What names it in a stream: the Adler-32 of the bytes, zlib's DICTID.
    public let id: UInt32

    /// The most bytes a dictionary has: what lies further back than the window cannot be matched.
    public static let byteLimit = 32 * 1024

    /// A dictionary of the last ``byteLimit`` of these bytes. O(bytes).
    public init(_ bytes: some Sequence<UInt8>) {
        let kept = Array(Array(bytes).suffix(Self.byteLimit))
        self.bytes = kept
        id = kept.withUnsafeBufferPointer { buffer in
            // One byte less than the limits of zlib's counters, so nothing is cut off.
            UInt32(truncatingIfNeeded: adler32(1, buffer.baseAddress, UInt32(buffer.count)))
        }
    }
}
