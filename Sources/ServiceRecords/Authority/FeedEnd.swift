public import Replication
import WireFormat

/// Up to where a feed counts in one scope, and which branch of it.
public struct FeedEnd: Hashable, Sendable {
    /// Where the feed was written.
    public let scope: Scope
    /// Entries 0 ..< count count.
    public let count: UInt64
    /// Hash of the segment that holds the last of them.
    public let hash: ContentHash

    /// Names an end.
    public init(scope: Scope, count: UInt64, hash: ContentHash) {
        self.scope = scope
        self.count = count
        self.hash = hash
    }
}

extension [FeedEnd] {
    /// The end in `scope`, or nil if none is stated. O(n).
    public func end(in scope: Scope) -> FeedEnd? { first { $0.scope == scope } }
}

extension Tongban_Records_V1_FeedEnd {
    /// The message that says `end`.
    init(_ end: FeedEnd) {
        self.init()
        scopeKind = UInt32(end.scope.code.kind)
        scopeKey = end.scope.code.key
        count = end.count
        hash = octets(end.hash.bytes)
    }

    /// What the message says; nil for a scope, hash or count outside its table.
    var end: FeedEnd? {
        guard let kind = UInt8(exactly: scopeKind), let scope = Scope(kind: kind, key: scopeKey),
            let hash = ContentHash(bytes: hash), count > 0, count < 1 << 62
        else { return nil }
        return FeedEnd(scope: scope, count: count, hash: hash)
    }
}
