/// One installed database: a device key together with one incarnation.
///
/// The value is the first 16 bytes of a hash over (device key, incarnation), so the certificate at
/// sequence 0 of each of its feeds proves it and nobody can choose another's. Ordered as the bytes are.
public struct ReplicaID: Hashable, Comparable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// The length of the byte form.
    public static let byteCount = 16

    /// Reads the byte form; nil unless there are exactly ``byteCount`` bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        // A plain loop: ids are read and written for every feed a transaction touches.
        var (high, low): (UInt64, UInt64) = (0, 0)
        for byte in bytes {
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(byte)
        }
        self.high = high
        self.low = low
    }

    /// The 16 bytes, most significant first.
    public var bytes: [UInt8] {
        [high, low].flatMap { word in
            stride(from: 56, through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: word >> UInt64($0))
            }
        }
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension ReplicaID: CustomStringConvertible {
    /// The first eight hexadecimal digits: enough to tell replicas of one county apart in a message.
    public var description: String {
        let digits = String(high >> 32, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
