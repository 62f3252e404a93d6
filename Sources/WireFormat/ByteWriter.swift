/// Turns values into the one sequence of bytes that means them.
///
/// Every value has exactly one encoding, which ``ByteReader`` insists on: whatever is hashed or
/// signed over these bytes is hashed or signed over the value. Nothing written is self-describing;
/// reader and writer must agree on the order.
public struct ByteWriter: Sendable {
    /// Everything written so far.
    public private(set) var bytes: [UInt8] = []

    /// Starts with nothing written.
    public init() {}

    /// Appends one byte as it is.
    public mutating func write(byte: UInt8) {
        bytes.append(byte)
    }

    /// Appends an unsigned number as LEB128: seven bits per byte, least significant group first.
    ///
    /// Takes 1 byte below 128 and at most 10. Source: DWARF 5, section 7.6.
    public mutating func write(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends a signed number as the varint of its zigzag form: 0, -1, 1, -2 become 0, 1, 2, 3.
    ///
    /// Small magnitudes of either sign stay short. Source: Protocol Buffers, "Encoding".
    public mutating func write(signed value: Int64) {
        write(varint: UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    /// Appends bytes as they are; the reader must know how many.
    ///
    /// - Complexity: O(count).
    public mutating func write(bytes more: some Collection<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// Appends a varint length and then the bytes.
    ///
    /// - Complexity: O(count).
    public mutating func write(block: some Collection<UInt8>) {
        write(varint: UInt64(block.count))
        bytes.append(contentsOf: block)
    }

    /// Appends a text as a block of UTF-8, code point for code point.
    ///
    /// Nothing is normalised: a name must come back with the characters its owner uses.
    ///
    /// - Complexity: O(length).
    public mutating func write(text: String) {
        write(block: text.utf8)
    }
}
