/// Names a feed: what one replica wrote in one scope, numbered from 0 without gaps.
public struct FeedID: Hashable, Comparable, Sendable {
    /// The author.
    public let replica: ReplicaID
    /// Where it wrote.
    public let scope: Scope

    /// Names the feed of `replica` in `scope`.
    public init(_ replica: ReplicaID, in scope: Scope) {
        self.replica = replica
        self.scope = scope
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.scope, left.replica) < (right.scope, right.replica)
    }
}
