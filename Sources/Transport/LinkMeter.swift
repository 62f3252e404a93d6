import Synchronization

/// Counts what crosses a link: application bytes, that is bodies as they travel, compressed.
public final class LinkMeter: Sendable {
    /// What was counted.
    public struct Reading: Hashable, Sendable {
        /// Bytes sent.
        public var sent = 0
        /// Bytes received.
        public var received = 0
        /// Requests answered.
        public var rounds = 0
    }

    private let counted = Mutex(Reading())

    /// Starts at zero.
    public init() {}

    /// What was counted so far.
    public var reading: Reading { counted.withLock { $0 } }

    func add(sent: Int = 0, received: Int = 0, rounds: Int = 0) {
        counted.withLock {
            $0.sent += sent
            $0.received += received
            $0.rounds += rounds
        }
    }
}
