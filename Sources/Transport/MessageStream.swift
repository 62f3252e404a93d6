public import SyncProtocol
import WireFormat

/// Messages to a body: one zlib stream, flushed after each frame so that the receiver can act on it
/// before the rest arrives, and a checksum over every byte of the body.
public enum RoundBody {
    /// The body that carries `messages` behind `prefix`, which the checksum covers too.
    public static func bytes(of messages: [Message], after prefix: [UInt8] = []) -> [UInt8] {
        var deflater = Deflater()
        var body = prefix
        for message in messages.dropLast() {
            body += deflater.compress(Frame.bytes(of: message), flush: .sync)
        }
        body += deflater.compress(messages.last.map(Frame.bytes) ?? [], flush: .finish)
        var checksum = CyclicChecksum()
        checksum.update(body)
        return body + checksum.bytes
    }
}

/// A body, arriving in any pieces, back to messages. Bounded in time and memory.
///
/// Hands over messages before the checksum has come, so that a cut costs little: what they cause
/// must prove itself by signatures, or be taken back if ``confirm()`` throws.
public struct BodyReader: ~Copyable {
    private var inflater = Inflater()
    private var decoder = FrameDecoder()
    private var checksum = CyclicChecksum()
    private var inflated = 0
    /// The last bytes that came: the checksum, if no more follow.
    private var tail: [UInt8] = []

    /// Bytes one body may inflate to: a round of segments, cursors for every scope of a county, and
    /// as much again for air.
    static let byteLimit = 4 * 1024 * 1024

    /// Starts behind `prefix`, which the checksum covers too.
    public init(after prefix: [UInt8] = []) {
        checksum.update(prefix)
    }

    /// Takes more bytes and returns the messages they complete.
    ///
    /// - Throws: `TransportError.garbled` or `otherVersion`; the body cannot be continued.
    public mutating func append(_ bytes: [UInt8]) throws(TransportError) -> [Message] {
        tail += bytes
        guard tail.count > CyclicChecksum.byteCount else { return [] }
        let compressed = Array(tail.dropLast(CyclicChecksum.byteCount))
        tail.removeFirst(compressed.count)
        checksum.update(compressed)
        let plain: [UInt8]
        do {
            plain = try inflater.decompress(compressed, limit: Self.byteLimit - inflated)
        } catch {
            throw .garbled(detail: "\(error)")
        }
        inflated += plain.count
        do {
            return try decoder.append(plain)
        } catch {
            if case .otherVersion(let version) = error { throw .otherVersion(version) }
            throw .garbled(detail: "\(error)")
        }
    }

    /// Confirms, once no more bytes follow, that the body came whole and undamaged.
    ///
    /// - Throws: `TransportError.garbled`.
    public func confirm() throws(TransportError) {
        do {
            try inflater.finish()
        } catch {
            throw .garbled(detail: "\(error)")
        }
        guard !decoder.isMidFrame else { throw .garbled(detail: "truncated frame") }
        guard tail == checksum.bytes else { throw .garbled(detail: "checksum") }
    }
}
