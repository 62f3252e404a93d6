/// What a feed waits for before its next entry can be folded.
///
/// From that entry on the feed's entries are stored, relayed, receipted and shown, but not folded,
/// refused or ruled.
public enum Waiting: Hashable, Sendable {
    /// The entry's context names this feed up to this count, and fewer are held here.
    case context(FeedID, UInt64)
    /// The entry was judged by this head, and it is not held here.
    case head(Heads.Head)
    /// The payload is of a kind that this version of the program cannot read.
    case upgrade(kind: UInt64)
}

extension VersionVector {
    /// The first entry, by replica, that reaches further than `held`; nil if all of it is held.
    ///
    /// O(n log m) for n entries here and m in `held`.
    public func firstMissing(from held: VersionVector) -> Entry? {
        entries.first { $0.count > held[$0.replica] }
    }
}

extension Heads {
    /// The first head, by scope, that `held` does not reach; nil if all are held.
    ///
    /// A head is reached when the same replica's count in the same scope is at least the one named:
    /// a longer feed of another county replica is no substitute.
    public func firstMissing(from held: Heads) -> Head? {
        entries.first { head in
            guard let here = held[head.scope], here.replica == head.replica else {
                return head.count > 0
            }
            return here.count < head.count
        }
    }
}
