public import Replication
import SwiftProtobuf
import WireFormat

/// A node's signed word that feeds are durable at its place: custody, never an input to a merge.
///
/// Covers waiting and quarantined entries too. Of a signer, the latest for each feed is kept.
public struct Receipt: Hashable, Sendable {
    /// The signer's key.
    public let deviceKey: DeviceKey
    /// The signer's incarnation; the receipt stops counting when it is replaced.
    public let replica: ReplicaID
    /// When, by the signer's clock, seconds since 1970.
    public let wall: Int64
    /// What is durable there.
    public let feeds: [HeldFeed]
    /// The algorithms of the signature, which covers this too.
    public let suite: SuiteID
    /// Over everything above, as `Protocol/README.md` lays it out.
    public let signature: [UInt8]

    /// A prefix of a feed.
    public struct HeldFeed: Hashable, Sendable {
        /// Which feed.
        public let feed: FeedID
        /// Entries 0 ..< count.
        public let count: UInt64
        /// Hash of the segment that holds the last of them.
        public let hash: ContentHash

        /// Names a held prefix.
        public init(feed: FeedID, count: UInt64, hash: ContentHash) {
            self.feed = feed
            self.count = count
            self.hash = hash
        }
    }

    /// Signs for `feeds`.
    ///
    /// - Throws: What the signer throws.
    public init(
        for feeds: [HeldFeed],
        wall: Int64,
        replica: ReplicaID,
        by signer: DeviceSigner
    ) throws {
        deviceKey = signer.deviceKey
        suite = signer.suite
        self.replica = replica
        self.wall = wall
        self.feeds = feeds
        signature = try signer.sign(
            .receipt,
            Self.signed(signer.suite, signer.deviceKey, replica, wall, feeds)
        )
    }

    /// Whether the signature is the signer's.
    public var isAuthentic: Bool {
        deviceKey.verifies(
            signature,
            of: .receipt,
            Self.signed(suite, deviceKey, replica, wall, feeds),
            suite: suite
        )
    }

    private static func signed(
        _ suite: SuiteID,
        _ key: DeviceKey,
        _ replica: ReplicaID,
        _ wall: Int64,
        _ feeds: [HeldFeed]
    ) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(byte: suite.rawValue)
        writer.write(bytes: key.bytes)
        writer.write(bytes: replica.bytes)
        writer.write(signed: wall)
        writer.write(varint: UInt64(feeds.count))
        for held in feeds {
            writer.write(bytes: held.feed.replica.bytes)
            writer.write(scope: held.feed.scope)
            writer.write(varint: held.count)
            writer.write(bytes: held.hash.bytes)
        }
        return writer.bytes
    }
}

extension Receipt {
    var message: Tongban_Session_V1_Receipt {
        .with {
            $0.suite = UInt32(suite.rawValue)
            $0.deviceKey = octets(deviceKey.bytes)
            $0.replica = octets(replica.bytes)
            $0.wall = wall
            $0.feeds = feeds.map(\.message)
            $0.signature = octets(signature)
        }
    }

    init?(_ message: Tongban_Session_V1_Receipt) {
        guard let suite = UInt8(exactly: message.suite).flatMap(SuiteID.init(rawValue:)),
            let deviceKey = DeviceKey(bytes: message.deviceKey),
            let replica = ReplicaID(bytes: message.replica)
        else { return nil }
        var feeds: [HeldFeed] = []
        for held in message.feeds {
            guard let feed = HeldFeed(held) else { return nil }
            feeds.append(feed)
        }
        self.suite = suite
        self.deviceKey = deviceKey
        self.replica = replica
        self.wall = message.wall
        self.feeds = feeds
        signature = Array(message.signature)
    }
}

extension Receipt.HeldFeed {
    var message: Tongban_Session_V1_HeldFeed {
        .with {
            $0.feed = feed.message
            $0.count = count
            $0.hash = octets(hash.bytes)
        }
    }

    init?(_ message: Tongban_Session_V1_HeldFeed) {
        guard let feed = FeedID(message.feed), let hash = ContentHash(bytes: message.hash),
            message.count < SegmentLimits.sequence
        else { return nil }
        self.init(feed: feed, count: message.count, hash: hash)
    }
}
