public import Replication

/// The county's incarnations one after another, and where the feeds of each begin and end.
///
/// Register and catalogue count *positions*: a position goes on where the earlier incarnation's
/// feed of the scope ends, so what was judged by an old head is judged alike after the hub was
/// restored. While the hub was never restored, position and count are the same.
public struct CountyLine: Hashable, Sendable {
    /// The incarnations, oldest first.
    public private(set) var lives: [Life]

    /// One incarnation of the county's hub.
    public struct Life: Hashable, Sendable {
        /// Its replica.
        public let replica: ReplicaID
        /// Where the feeds of the incarnation before it end; nothing for the first.
        public internal(set) var found: [FeedEnd]
    }

    /// No county feed folded yet.
    public init() {
        lives = []
    }

    /// The incarnation that writes now.
    public var current: ReplicaID? { lives.last?.replica }

    /// How many incarnations came before `replica`; nil if it is none of the line.
    public func rank(of replica: ReplicaID) -> Int? {
        lives.firstIndex { $0.replica == replica }
    }

    /// The position of entry 0 of a feed; nil while it has no place in the line.
    public func offset(of feed: FeedID) -> UInt64? {
        guard !lives.isEmpty else { return 0 }
        guard let rank = rank(of: feed.replica) else { return nil }
        return lives[...rank].reduce(0) { $0 + ($1.found.end(in: feed.scope)?.count ?? 0) }
    }

    /// How many entries of a feed count; nil for all of them.
    public func end(of feed: FeedID) -> UInt64? {
        guard let rank = rank(of: feed.replica), rank + 1 < lives.count else { return nil }
        if let stated = lives[rank + 1].found.end(in: feed.scope) { return stated.count }
        switch feed.scope {
        case .authority, .catalogue: return 0
        // Named by a later entry, perhaps.
        case .cases, .status: return nil
        }
    }

    /// The position that a head names. What it reaches past the end of its feed is read as that
    /// end.
    public func position(of head: Heads.Head) -> UInt64 {
        let feed = FeedID(head.replica, in: head.scope)
        return (offset(of: feed) ?? 0) + min(head.count, end(of: feed) ?? .max)
    }

    /// The entry at a position; nil while no incarnation is known.
    public func dot(at position: UInt64, in scope: Scope) -> Dot? {
        var begins: UInt64 = 0
        var found: Dot?
        for life in lives {
            begins += life.found.end(in: scope)?.count ?? 0
            guard position >= begins else { break }
            found = Dot(life.replica, position - begins)
        }
        return found
    }

    /// What must be folded before a feed: the earlier incarnation's, up to its end.
    public func before(_ feed: FeedID) -> Heads.Head? {
        guard let rank = rank(of: feed.replica), rank > 0,
            let end = lives[rank].found.end(in: feed.scope)
        else { return nil }
        return Heads.Head(
            scope: feed.scope,
            replica: lives[rank - 1].replica,
            count: end.count
        )
    }

    /// The first incarnation has written.
    public mutating func begin(with replica: ReplicaID) {
        guard lives.isEmpty else { return }
        lives = [Life(replica: replica, found: [])]
    }

    /// `replica` says where the feeds of the incarnation before it end.
    ///
    /// - Returns: Whether it follows the newest one, or goes on saying so.
    public mutating func follow(_ restored: HubRestored, by replica: ReplicaID) -> Bool {
        if let rank = rank(of: replica) {
            guard rank > 0, lives[rank - 1].replica == restored.previous else { return false }
            for end in restored.ends where lives[rank].found.end(in: end.scope) == nil {
                lives[rank].found.append(end)
            }
            lives[rank].found.sort { $0.scope < $1.scope }
            return true
        }
        guard current == restored.previous else { return false }
        lives.append(Life(replica: replica, found: restored.ends))
        return true
    }
}
