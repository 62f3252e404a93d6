public import Replication

/// One committed command as every reader sees it; only the payload may be unknown to a reader.
public struct EntryFrame: Hashable, Sendable {
    /// What the entry is about.
    public let subject: Subject
    /// What the author had folded of other feeds of its scope. Its own feed is never mentioned: all
    /// of it before this entry is understood.
    public let context: VersionVector
    /// The county-written scopes the author judged by.
    public let heads: Heads
    /// The record kind of the payload.
    public let kind: UInt64
    /// The payload, by the codec and kind.
    public let payload: [UInt8]

    /// What an entry is about.
    public enum Subject: Hashable, Sendable {
        /// The scope as a whole.
        case scope
        /// A case that this entry opens; the case's id is the entry's own dot.
        case opened
        /// A case opened by an earlier entry of the scope.
        case existing(Dot)
    }

    /// Frames a payload.
    public init(
        subject: Subject,
        context: VersionVector,
        heads: Heads,
        kind: UInt64,
        payload: [UInt8]
    ) {
        self.subject = subject
        self.context = context
        self.heads = heads
        self.kind = kind
        self.payload = payload
    }
}
