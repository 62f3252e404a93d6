/// The public signing key of one device; grants name it.
///
/// 32 bytes whatever the suite: the raw key for Ed25519 (RFC 8032), a hash of it for longer keys.
public struct DeviceKey: Hashable, Comparable, Sendable {
    /// The raw bytes.
    public let bytes: [UInt8]

    /// The length of ``bytes``.
    public static let byteCount = 32

    /// Takes the raw bytes; nil unless there are exactly ``byteCount``.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = Array(bytes)
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
