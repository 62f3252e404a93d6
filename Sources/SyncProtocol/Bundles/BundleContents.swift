public import Replication

/// What a bundle that was read to its end carries, without the segments themselves.
public struct BundleContents: Hashable, Sendable {
    /// The head; nil until it has been read.
    public private(set) var header: BundleHeader?
    /// Whether the exporter asks the county for a grant.
    public private(set) var asksForGrant = false
    /// What the exporter holds.
    public private(set) var held: [Receipt.HeldFeed] = []
    /// Segments by scope, in the order of scopes.
    public private(set) var scopes: [ScopeCount] = []
    /// Segments of which not even the header can be read; importing quarantines them.
    public private(set) var unreadable = 0
    /// Receipts.
    public private(set) var receipts = 0
    /// The hash of the file; nil unless it was found intact.
    public internal(set) var hash: ContentHash?

    /// How many segments of one scope there are, with how many entries.
    public struct ScopeCount: Hashable, Sendable {
        /// Which scope.
        public let scope: Scope
        /// How many segments.
        public var segments: Int
        /// How many entries in them.
        public var entries: UInt64
    }

    /// Nothing has been read.
    public init() {}

    /// All segments.
    public var segments: Int { scopes.reduce(unreadable) { $0 + $1.segments } }

    /// Whether it carries anything of the county's register.
    public var carriesRegister: Bool { scopes.contains { $0.scope == .authority } }

    /// Counts what was read.
    public mutating func count(_ event: BundleReader.Event) {
        switch event {
        case .header(let header): self.header = header
        case .part(.manifest(let manifest)):
            asksForGrant = asksForGrant || manifest.asksForGrant
            held += manifest.held
        case .part(.segment(let bytes)): count(segment: bytes)
        case .part(.receipt): receipts += 1
        case .part(.end): break
        }
    }

    /// Notes that the reader found the file intact.
    public mutating func confirm(_ hash: ContentHash) {
        self.hash = hash
    }

    private mutating func count(segment bytes: [UInt8]) {
        guard let header = try? Segment(bytes: bytes[...]).header else {
            unreadable += 1
            return
        }
        let scope = header.feed.scope
        let index = scopes.firstIndex { $0.scope >= scope } ?? scopes.endIndex
        if index == scopes.endIndex || scopes[index].scope != scope {
            scopes.insert(ScopeCount(scope: scope, segments: 0, entries: 0), at: index)
        }
        scopes[index].segments += 1
        scopes[index].entries += header.count
    }
}
