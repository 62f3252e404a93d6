/// A 32-byte cryptographic hash; which function made it is the suite's business.
public struct ContentHash: Hashable, Comparable, Sendable {
    /// The raw bytes.
    public let bytes: [UInt8]

    /// The length of ``bytes``.
    public static let byteCount = 32

    /// What stands before the first segment of a feed.
    public static let zero = ContentHash(unchecked: Array(repeating: 0, count: byteCount))

    /// Takes the raw bytes; nil unless there are exactly ``byteCount``.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = Array(bytes)
    }

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
