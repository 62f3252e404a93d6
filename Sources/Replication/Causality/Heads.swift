/// The county-written scopes an author judged by, and how far it had folded each.
///
/// An entry is judged by the heads it names and by nothing later, so every replica judges it alike.
/// Within a feed heads never go back.
public struct Heads: Hashable, Sendable {
    /// One per scope, sorted by scope.
    public private(set) var entries: [Head]

    /// How far one county feed was folded.
    public struct Head: Hashable, Sendable {
        /// A scope written by the county alone.
        public let scope: Scope
        /// The county replica that wrote the feed.
        public let replica: ReplicaID
        /// Entries 0 ..< count were folded.
        public let count: UInt64

        /// Names a prefix of the county's feed in `scope`.
        public init(scope: Scope, replica: ReplicaID, count: UInt64) {
            self.scope = scope
            self.replica = replica
            self.count = count
        }
    }

    /// Nothing folded yet.
    public init() {
        entries = []
    }

    /// These heads; a scope named twice keeps the last.
    public init(_ heads: some Sequence<Head>) {
        entries = []
        for head in heads { set(head) }
    }

    /// The head of `scope`, or nil if none is named.
    public subscript(scope: Scope) -> Head? {
        entries.first { $0.scope == scope }
    }

    /// Replaces the head of the scope that `head` names.
    public mutating func set(_ head: Head) {
        let index = entries.firstIndex { $0.scope >= head.scope } ?? entries.endIndex
        if index < entries.endIndex, entries[index].scope == head.scope {
            entries[index] = head
        } else {
            entries.insert(head, at: index)
        }
    }
}
