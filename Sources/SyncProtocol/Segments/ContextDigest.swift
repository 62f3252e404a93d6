public import Replication
import WireFormat

/// Eight bytes that stand for every head a segment's contexts reach.
///
/// A receiver that holds another branch of any of them computes another digest and lets the segment
/// wait. Eight bytes suffice: the digest finds accidents and clones, signatures stop forgers.
public struct ContextDigest: Hashable, Sendable {
    /// The first bytes of a SHA-256.
    public let bytes: [UInt8]

    static let byteCount = 8

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// One feed prefix a context reaches: its feed, how many entries, and the hash of the segment
    /// that holds the last of them.
    public struct Reach: Hashable, Sendable {
        let feed: FeedID
        let count: UInt64
        let hash: ContentHash

        /// Names a prefix.
        public init(feed: FeedID, count: UInt64, hash: ContentHash) {
            self.feed = feed
            self.count = count
            self.hash = hash
        }
    }

    /// Digests `reached`, in whatever order it is given. The author's own feeds are left out: its
    /// own chain already fixes them.
    public init(over reached: [Reach]) {
        var writer = ByteWriter()
        for reach in reached.sorted(by: { $0.feed < $1.feed }) {
            writer.write(bytes: reach.feed.replica.bytes)
            writer.write(scope: reach.feed.scope)
            writer.write(varint: reach.count)
            writer.write(bytes: reach.hash.bytes)
        }
        bytes = Array(Hashing.hash(.context, writer.bytes).bytes.prefix(Self.byteCount))
    }
}
