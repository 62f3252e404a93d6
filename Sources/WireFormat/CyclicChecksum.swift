import CZlib

/// CRC-32 as zlib and gzip compute it (RFC 1952, section 8): finds damage, stops nobody.
///
/// Every change of one bit, and of any run of up to 32 bits, changes it. Guards bytes that no
/// signature covers.
public struct CyclicChecksum: Hashable, Sendable {
    /// The length of ``bytes``.
    public static let byteCount = 4

    private var value: UInt = 0

    /// The checksum of no bytes.
    public init() {}

    /// Takes the next bytes. O(count).
    public mutating func update(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // zlib counts in 32 bits.
            let part = rest.prefix(Int(UInt32.max))
            rest = rest.dropFirst(part.count)
            value = part.withUnsafeBufferPointer { input in
                UInt(crc32(uLong(value), input.baseAddress, UInt32(input.count)))
            }
        }
    }

    /// The checksum of what was taken, most significant byte first.
    public var bytes: [UInt8] {
        (0..<Self.byteCount).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }
}
