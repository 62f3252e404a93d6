public import NodeRuntime
public import Synchronization
public import SyncProtocol
public import Transport

/// A link through memory that passes everything through bytes, and can be told to misbehave.
public final class LoopbackLink: Link {
    private let downlinks: Downlinks
    private let tamper: @Sendable (Message) -> [Message]
    private let cut: Mutex<(bytes: Int, frames: Int)>
    /// Bytes of frames carried, both ways, before compression.
    public let carried = Mutex((up: 0, down: 0))
    /// Segments put on the link, both ways, the one lost in a cut included.
    public let segments = Mutex<[[UInt8]]>([])

    /// A link to `listener`.
    ///
    /// - Parameters:
    ///   - bytesUntilCut: Frame bytes after which the link breaks, once; nil for never.
    ///   - framesUntilCut: Frames after which the link breaks, once; nil for never.
    ///   - tamper: What becomes of each message on its way up.
    public init(
        to listener: Node,
        bytesUntilCut: Int? = nil,
        framesUntilCut: Int? = nil,
        tamper: @escaping @Sendable (Message) -> [Message] = { [$0] }
    ) {
        downlinks = Downlinks(listener, logger: quiet)
        cut = Mutex((bytesUntilCut ?? .max, framesUntilCut ?? .max))
        self.tamper = tamper
    }

    public func exchange(
        _ request: [Message],
        in session: SessionID?,
        with dictionaries: RoundDictionaries,
        receive: @Sendable (Message) async throws -> Void
    ) async throws {
        let round = await downlinks.open(session)
        for message in request.flatMap(tamper) {
            try await pass(message, abandoning: round) { bytes in
                carried.withLock { $0.up += bytes }
            } to: {
                try await round.take($0)
            }
        }
        for message in try await round.finish() {
            try await pass(message, abandoning: nil) { bytes in
                carried.withLock { $0.down += bytes }
            } to: {
                try await receive($0)
            }
        }
    }

    private func pass(
        _ message: Message,
        abandoning round: (any AnsweringRound)?,
        count: (Int) -> Void,
        to receiver: (Message) async throws -> Void
    ) async throws {
        let bytes = Frame.bytes(of: message)
        count(bytes.count)
        if case .segment(let delivery) = message {
            segments.withLock { $0.append(delivery.segment) }
        }
        let broken = cut.withLock { left in
            left.bytes -= bytes.count
            left.frames -= 1
            guard left.bytes < 0 || left.frames < 0 else { return false }
            left = (.max, .max)
            return true
        }
        guard !broken else {
            await round?.abandon()
            throw TransportError.unreachable(address: "loop", detail: "cut")
        }
        var decoder = FrameDecoder()
        for message in try decoder.append(bytes) { try await receiver(message) }
    }
}
