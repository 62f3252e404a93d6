public import SyncProtocol
import WireFormat

/// Messages to a compressed body: one zlib stream, flushed after each frame so that the receiver
/// can act on it before the rest arrives.
public struct BodyWriter: ~Copyable {
    private var deflater = Deflater()

    /// Starts an empty body.
    public init() {}

    /// The bytes that carry `message`; what was written before is needed to read them.
    public mutating func bytes(of message: Message) -> [UInt8] {
        deflater.compress(Frame.bytes(of: message), flush: .sync)
    }
}

/// A compressed body, arriving in any pieces, back to messages. Bounded in time and memory.
public struct BodyReader: ~Copyable {
    private var inflater = Inflater()
    private var decoder = FrameDecoder()
    private var inflated = 0

    /// Bytes one body may inflate to: a round of segments, cursors for every scope of a county, and
    /// as much again for air.
    static let byteLimit = 4 * 1024 * 1024

    /// Starts with an empty body.
    public init() {}

    /// Takes more bytes and returns the messages they complete.
    ///
    /// - Throws: `TransportError.garbled`; the body cannot be continued.
    public mutating func append(_ bytes: [UInt8]) throws(TransportError) -> [Message] {
        let plain: [UInt8]
        do {
            plain = try inflater.decompress(bytes, limit: Self.byteLimit - inflated)
        } catch {
            throw .garbled(detail: "\(error)")
        }
        inflated += plain.count
        do {
            return try decoder.append(plain)
        } catch {
            throw .garbled(detail: "\(error)")
        }
    }

    /// Whether the body ends between two messages.
    public var isComplete: Bool { !decoder.isMidFrame }
}
