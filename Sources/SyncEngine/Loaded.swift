public import SyncProtocol

/// Segments a store has for the other side.
public struct Loaded: Hashable, Sendable {
    /// In arrival order within each scope, answers to gaps first.
    public let deliveries: [Message.Delivery]
    /// Where the other side's cursors stand once it has them all.
    public let cursors: [Message.Cursor]
    /// Whether the store has more than fitted.
    public let more: Bool

    /// Gathers a batch.
    public init(deliveries: [Message.Delivery], cursors: [Message.Cursor], more: Bool) {
        self.deliveries = deliveries
        self.cursors = cursors
        self.more = more
    }
}
