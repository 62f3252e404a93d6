public import Replication

/// A feed that waits for something not held here.
public struct WaitingFeed: Hashable, Sendable {
    /// Which feed.
    public let feed: FeedID
    /// Entries stored, relayed and receipted but not folded.
    public let entries: UInt64
    /// What it waits for, for an engineer.
    public let reason: String
}
