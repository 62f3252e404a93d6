public import Replication
public import SyncProtocol

/// What became of a segment that was handed to the store.
public enum ApplyOutcome: Hashable, Sendable {
    /// It is durable here and was new.
    case accepted(FeedID)
    /// It was durable here before.
    case duplicate(FeedID)
    /// Entries before it are missing; it was not kept and must come again after them.
    case gap(Message.Gap)
    /// It is damaged, altered or forged, or was not the peer's to send; kept outside the feeds.
    case quarantined(Message.Refuse)
}
