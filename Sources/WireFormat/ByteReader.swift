/// Reads back what ``ByteWriter`` wrote, and refuses everything else.
///
/// Made for bytes from strangers: no input traps, nothing is allocated for a length that has not
/// been checked against both the limit and the bytes at hand, and a value is accepted only in its
/// one encoding. A read that throws leaves the reader where it was, so a caller that is still
/// receiving can wait for more bytes after ``WireFormatFault/Kind/truncated`` and try again.
public struct ByteReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// Reads a part of a larger buffer without copying it; offsets count from the part's beginning.
    public init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        self.position = bytes.startIndex
    }

    /// Reads a whole buffer.
    public init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// How many bytes have been read.
    public var offset: Int { position - bytes.startIndex }

    /// How many bytes are left.
    public var remaining: Int { bytes.endIndex - position }

    /// Whether every byte has been read.
    public var isAtEnd: Bool { position == bytes.endIndex }

    /// Reads one byte as it is.
    ///
    /// - Throws: `truncated` at the end.
    public mutating func readByte() throws(WireFormatFault) -> UInt8 {
        guard !isAtEnd else { throw fault(.truncated) }
        defer { position += 1 }
        return bytes[position]
    }

    /// Reads exactly `count` bytes as they are, sharing the reader's storage.
    ///
    /// - Precondition: `count` is not negative.
    /// - Throws: `truncated` if fewer are left.
    public mutating func readBytes(_ count: Int) throws(WireFormatFault) -> ArraySlice<UInt8> {
        precondition(count >= 0, "A caller asked for a negative number of bytes.")
        guard count <= remaining else { throw fault(.truncated) }
        defer { position += count }
        return bytes[position..<position + count]
    }

    /// Confirms that nothing follows the last value.
    ///
    /// - Throws: `trailing` if bytes are left.
    public func finish() throws(WireFormatFault) {
        guard isAtEnd else { throw fault(.trailing) }
    }
}

extension ByteReader {
    /// Reads a LEB128 number of at most 64 bits, in its shortest spelling only.
    ///
    /// - Throws: `notMinimal` if the last byte adds nothing, `tooLarge` beyond 64 bits, `truncated`
    ///   if the bytes end first.
    public mutating func readVarint() throws(WireFormatFault) -> UInt64 {
        var value: UInt64 = 0
        for (index, byte) in bytes[position...].prefix(WireLimits.varintBytes).enumerated() {
            let isTenth = index == WireLimits.varintBytes - 1
            // Nine groups fill 63 bits: the tenth byte may only be the top bit, or a padding zero.
            guard !isTenth || byte <= 1 else {
                throw fault(.tooLarge(limit: WireLimits.varintBytes))
            }
            value |= UInt64(byte & 0x7F) << UInt64(7 * index)
            guard byte & 0x80 == 0 else { continue }
            guard byte != 0 || index == 0 else { throw fault(.notMinimal) }
            position += index + 1
            return value
        }
        throw fault(.truncated)
    }

    /// Reads a varint that counts something, and is at most `limit`.
    ///
    /// - Parameter limit: The largest count the caller can bear; a negative one admits only zero.
    /// - Returns: The count, from 0 to `limit`.
    /// - Throws: `tooLarge` above the limit, and whatever ``readVarint()`` throws.
    public mutating func readCount(limit: Int) throws(WireFormatFault) -> Int {
        let start = position
        let value = try readVarint()
        guard value <= UInt64(clamping: limit) else {
            position = start
            throw fault(.tooLarge(limit: limit))
        }
        return Int(value)
    }

    /// Reads a signed number in zigzag form.
    ///
    /// - Throws: Whatever ``readVarint()`` throws.
    public mutating func readSigned() throws(WireFormatFault) -> Int64 {
        let value = try readVarint()
        return Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
    }

    /// Reads a length and that many bytes, sharing the reader's storage.
    ///
    /// - Parameter limit: The longest block the caller can bear, in bytes; checked before the bytes
    ///   are looked for, so a claimed length costs nothing.
    /// - Returns: The bytes, without their length.
    /// - Throws: `tooLarge` above the limit, `truncated` if the bytes are not all there, and
    ///   whatever ``readVarint()`` throws.
    public mutating func readBlock(
        limit: Int = WireLimits.blockBytes
    ) throws(WireFormatFault) -> ArraySlice<UInt8> {
        let start = position
        let count = try readCount(limit: limit)
        guard count <= remaining else {
            position = start
            throw fault(.truncated)
        }
        return try readBytes(count)
    }

    /// Reads a block that must be valid UTF-8.
    ///
    /// Invalid text is refused and never repaired: a replacement character would change what was
    /// signed. Any valid text passes, whatever its characters; it is not normalised.
    ///
    /// - Parameter limit: The longest text the caller can bear, in UTF-8 bytes.
    /// - Returns: The text, code point for code point.
    /// - Throws: `notText`, and whatever ``readBlock(limit:)`` throws.
    /// - Complexity: O(length).
    public mutating func readText(
        limit: Int = WireLimits.textBytes
    ) throws(WireFormatFault) -> String {
        let start = position
        let block = try readBlock(limit: limit)
        guard let text = String(validating: block, as: UTF8.self) else {
            position = start
            throw fault(.notText)
        }
        return text
    }

    private func fault(_ kind: WireFormatFault.Kind) -> WireFormatFault {
        WireFormatFault(kind, at: offset)
    }
}
