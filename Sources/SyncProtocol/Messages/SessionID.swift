/// Names a session between two proven devices; 16 random bytes chosen by the listener.
public struct SessionID: Hashable, Sendable {
    /// The random bytes.
    public let bytes: [UInt8]

    /// The length of ``bytes``.
    public static let byteCount = 16

    /// Takes the bytes; nil unless there are exactly ``byteCount``.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = Array(bytes)
    }
}
