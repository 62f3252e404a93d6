public import SyncProtocol
public import WireFormat

/// Messages to a body: one zlib stream, flushed now and then so that the receiver can act on what
/// came before the rest arrives, and a checksum over every byte of the body.
public enum RoundBody {
    /// Bytes of frames after which the stream is flushed: a cut costs no more than these and the frame
    /// in flight, and a flush costs up to a hundred bytes of new code tables.
    static let flushBytes = 16 * 1024

    /// Bytes of frames under which a dictionary may cost more than it saves.
    private static let smallBytes = 512

    /// The body that carries `messages` behind `prefix`, which the checksum covers too.
    ///
    /// - Parameter dictionary: One that the reader is known to hold; each node holds the built-in one.
    public static func bytes(
        of messages: [Message],
        after prefix: [UInt8] = [],
        against dictionary: PresetDictionary = .builtIn
    ) -> [UInt8] {
        let frames = messages.map(Frame.bytes)
        var stream = compressed(frames, against: dictionary)
        if frames.reduce(0, { $0 + $1.count }) < smallBytes {
            // The name of the dictionary alone takes four bytes.
            let bare = compressed(frames, against: nil)
            if bare.count < stream.count { stream = bare }
        }
        let body = prefix + stream
        var checksum = CyclicChecksum()
        checksum.update(body)
        return body + checksum.bytes
    }

    private static func compressed(
        _ frames: [[UInt8]],
        against dictionary: PresetDictionary?
    ) -> [UInt8] {
        var deflater = Deflater(level: 9, dictionary: dictionary)
        var stream: [UInt8] = []
        var held = 0
        for frame in frames.dropLast() {
            held += frame.count
            let isDue = held >= flushBytes
            stream += deflater.compress(frame, flush: isDue ? .sync : .none)
            if isDue { held = 0 }
        }
        return stream + deflater.compress(frames.last ?? [], flush: .finish)
    }
}

/// A body, arriving in any pieces, back to messages. Bounded in time and memory.
///
/// Hands over messages before the checksum has come, so that a cut costs little: what they cause
/// must prove itself by signatures, or be taken back if ``confirm()`` throws.
public struct BodyReader: ~Copyable {
    private var inflater: Inflater
    private var decoder = FrameDecoder()
    private var checksum = CyclicChecksum()
    private var inflated = 0
    /// The last bytes that came: the checksum, if no more follow.
    private var tail: [UInt8] = []

    /// Bytes one body may inflate to: a round of segments, cursors for every scope of a county, and
    /// as much again for air.
    static let byteLimit = 4 * 1024 * 1024

    /// Starts behind `prefix`, which the checksum covers too.
    ///
    /// - Parameter dictionaries: What the writer may have used, beside the built-in dictionary.
    public init(after prefix: [UInt8] = [], dictionaries: [PresetDictionary] = []) {
        inflater = Inflater(dictionaries: dictionaries + [.builtIn])
        checksum.update(prefix)
    }

    /// Takes more bytes and returns the messages they complete.
    ///
    /// - Throws: `TransportError.garbled`, `otherVersion` or `unknownDictionary`; the body cannot be continued.
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
            if error.kind == .unknownDictionary { throw .unknownDictionary }
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
