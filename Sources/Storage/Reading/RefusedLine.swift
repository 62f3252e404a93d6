public import Replication
public import ServiceRecords

/// An entry outside the fold.
public struct RefusedLine: Hashable, Sendable {
    /// Its author's feed.
    public let feed: FeedID
    /// Its place there.
    public let sequence: UInt64
    /// Why.
    public let reason: RefusalReason
    /// Whether the county has ruled so, or only this replica judges so.
    public let isRuled: Bool
    /// The number of its case, if it has one.
    public let number: String?
}
