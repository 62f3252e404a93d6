public import Replication
public import ServiceRecords

/// Own entries of one case that stand, but were written with a refused entry in view: their author
/// should look whether they still say what was meant.
public struct FollowingLine: Hashable, Sendable {
    /// The number of the case.
    public let number: String
    /// The refused entry they follow.
    public let refused: Dot
    /// Why that one is refused.
    public let reason: RefusalReason
    /// How many own entries follow it.
    public let entries: Int
}
