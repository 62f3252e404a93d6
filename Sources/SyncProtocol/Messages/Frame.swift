public import WireFormat

/// A message with its type and length in front; what a body consists of.
public enum Frame {
    /// Bytes of one frame: a segment with its envelope, and some air.
    public static let byteLimit = SegmentLimits.bodyBytes + 4 * 1024

    /// The frame of `message`.
    public static func bytes(of message: Message) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(byte: message.type.rawValue)
        writer.write(block: message.payload)
        return writer.bytes
    }

    enum MessageType: UInt8 {
        case challenge = 1
        case challengeAnswer = 2
        case proof = 3
        case hello = 4
        case same = 5
        case want = 6
        case segment = 7
        case mark = 8
        case receipt = 9
        case refuse = 10
    }
}

/// Why a stream of frames could not be read any further.
public enum FrameFault: Error, Hashable, Sendable {
    /// The bytes do not follow the format.
    case malformed(WireFormatFault)
    /// A frame over the limit.
    case tooLarge(Int)
    /// The payload of a frame is not what its type says.
    case badPayload(type: UInt8)
    /// A session is opened or answered in another version of the conversation.
    case otherVersion(UInt32)
}

/// Cuts a stream of bytes, arriving in any pieces, into messages. Holds at most one frame.
public struct FrameDecoder: Sendable {
    private var cutter = FrameCutter()

    /// Starts with an empty stream.
    public init() {}

    /// Whether a frame has begun that has not ended.
    public var isMidFrame: Bool { cutter.isMidFrame }

    /// Takes more bytes and returns the messages they complete. Frames of unknown type are skipped:
    /// a newer peer may say more than this version understands.
    ///
    /// - Throws: `FrameFault`; the stream cannot be continued.
    public mutating func append(_ bytes: [UInt8]) throws(FrameFault) -> [Message] {
        cutter.append(bytes)
        var messages: [Message] = []
        while let frame = try cutter.next() {
            if let message = try Message(type: frame.type, payload: frame.payload[...]) {
                messages.append(message)
            }
        }
        return messages
    }
}

/// Cuts a stream of bytes, arriving in any pieces, into frames of whatever type.
struct FrameCutter: Sendable {
    private var pending: [UInt8] = []
    private var consumed = 0

    /// Whether a frame has begun that has not ended.
    var isMidFrame: Bool { consumed < pending.count }

    mutating func append(_ bytes: [UInt8]) {
        pending.removeFirst(consumed)
        consumed = 0
        pending += bytes
    }

    /// The next frame that is complete, or nil until more bytes come.
    mutating func next() throws(FrameFault) -> (type: UInt8, payload: [UInt8])? {
        var reader = ByteReader(pending[consumed...])
        let type: UInt8
        let length: UInt64
        do {
            type = try reader.readByte()
            length = try reader.readVarint()
        } catch {
            // Not all of the length is here yet; anything else will never become right.
            if error.kind == .truncated { return nil }
            throw .malformed(error)
        }
        guard length <= UInt64(Frame.byteLimit) else { throw .tooLarge(Int(clamping: length)) }
        let start = consumed + reader.offset
        let end = start + Int(length)
        guard end <= pending.count else { return nil }
        consumed = end
        return (type, Array(pending[start..<end]))
    }
}
