public import SyncProtocol

/// What a bundle will carry, fixed at one moment: what is written later goes into the next one.
public struct BundlePlan: Sendable {
    /// What is durable here of the scopes that both sides may read.
    public let held: [Receipt.HeldFeed]
    /// Segments that will be carried.
    public let segments: Int
    /// Receipts signed by others that the recipient may read whole, each once.
    public let receipts: [Receipt]
    /// The scopes carried, in the order in which they are sent.
    let scopes: [(row: Int64, arrivals: Int64)]
    /// By feed row: entries 0 ..< count are known to be held by every recipient.
    let known: [Int64: Int64]
}

/// How far the segments of a plan have been read.
public struct BundlePosition: Hashable, Sendable {
    var scope = 0
    var arrival: Int64 = 0

    /// Before the first segment.
    public init() {}
}

/// What this store remembers of one bundle it is handed.
public struct BundleMemory: Hashable, Sendable {
    /// Whether this very file was imported to its end before.
    public let wasImported: Bool
    /// The greatest number imported from its exporter; nil if none was.
    public let newest: UInt64?

    /// Whether a newer bundle of the same exporter was imported before this one.
    public func isStale(_ header: BundleHeader) -> Bool {
        !wasImported && header.number < newest ?? 0
    }
}
