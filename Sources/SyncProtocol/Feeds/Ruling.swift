public import Replication
import SwiftProtobuf
import WireFormat

/// The county's acknowledgement, an entry of its own feed: which entries of a scope it admits.
///
/// The only admission there is. For one dot the latest ruling holds, so an exception can be released.
public struct Ruling: Hashable, Sendable {
    /// The record kind of its entry.
    public static let kind: UInt64 = 2

    /// When the county ruled, by its clock, seconds since 1970.
    public let ruledAt: Int64
    /// What it ruled, one item a feed.
    public let feeds: [FeedRuling]

    /// Gathers the items of one ruling.
    public init(ruledAt: Int64, feeds: [FeedRuling]) {
        self.ruledAt = ruledAt
        self.feeds = feeds
    }
}

/// What a ruling says about one feed.
public struct FeedRuling: Hashable, Sendable {
    /// The author of the feed; the scope is the ruling's own.
    public let replica: ReplicaID
    /// Entries 0 ..< count are admitted, but for the exceptions.
    public let count: UInt64
    /// Hash of the segment that holds the last of them: which branch was admitted.
    public let hash: ContentHash
    /// What is refused or released, ascending by sequence.
    public let exceptions: [Exception]
    /// Bounds on legal time, one for each segment newly admitted.
    public let windows: [Window]

    /// One entry that is not admitted.
    public struct Exception: Hashable, Sendable {
        /// Its place in the feed.
        public let sequence: UInt64
        /// Why; 0 releases an earlier exception. The codes are those of `RefusalReason`.
        public let reason: UInt32
        /// The entry it falls with, when it falls with another.
        public let cause: Dot?

        /// Names an entry and why.
        public init(sequence: UInt64, reason: UInt32, cause: Dot?) {
            self.sequence = sequence
            self.reason = reason
            self.cause = cause
        }
    }

    /// Between which county times a segment was written; seconds since 1970.
    public struct Window: Hashable, Sendable {
        /// First sequence of the segment.
        public let first: UInt64
        /// The newest county-signed time its author had seen; 0 if none.
        public let notBefore: Int64
        /// When the county received it.
        public let notAfter: Int64

        /// Bounds one segment.
        public init(first: UInt64, notBefore: Int64, notAfter: Int64) {
            self.first = first
            self.notBefore = notBefore
            self.notAfter = notAfter
        }
    }

    /// Gathers what is ruled about one feed.
    public init(
        replica: ReplicaID,
        count: UInt64,
        hash: ContentHash,
        exceptions: [Exception],
        windows: [Window]
    ) {
        self.replica = replica
        self.count = count
        self.hash = hash
        self.exceptions = exceptions
        self.windows = windows
    }
}

extension Ruling {
    /// The payload bytes.
    public var payload: [UInt8] {
        Tongban_Feeds_V1_Ruling.with { message in
            message.ruledAt = ruledAt
            message.feeds = feeds.map { feed in
                .with {
                    $0.replica = octets(feed.replica.bytes)
                    $0.count = feed.count
                    $0.hash = octets(feed.hash.bytes)
                    $0.exceptions = feed.exceptions.map(\.message)
                    $0.windows = feed.windows.map { window in
                        .with {
                            $0.first = window.first
                            $0.notBefore = window.notBefore
                            $0.notAfter = window.notAfter
                        }
                    }
                }
            }
        }.encoded
    }

    /// Reads a payload; nil if it is no ruling.
    public init?(payload: [UInt8]) {
        guard let message = try? Tongban_Feeds_V1_Ruling(serializedBytes: payload) else {
            return nil
        }
        var feeds: [FeedRuling] = []
        for item in message.feeds {
            guard let replica = ReplicaID(bytes: item.replica),
                let hash = ContentHash(bytes: item.hash),
                item.count < SegmentLimits.sequence, item.staysInBounds
            else { return nil }
            let exceptions = item.exceptions.map { exception in
                FeedRuling.Exception(
                    sequence: exception.sequence,
                    reason: exception.reason,
                    cause: ReplicaID(bytes: exception.causeReplica).map {
                        Dot($0, exception.causeSequence)
                    }
                )
            }
            let windows = item.windows.map {
                FeedRuling.Window(first: $0.first, notBefore: $0.notBefore, notAfter: $0.notAfter)
            }
            feeds.append(
                FeedRuling(
                    replica: replica,
                    count: item.count,
                    hash: hash,
                    exceptions: exceptions,
                    windows: windows
                )
            )
        }
        self.init(ruledAt: message.ruledAt, feeds: feeds)
    }
}

extension Tongban_Feeds_V1_FeedRuling {
    fileprivate var staysInBounds: Bool {
        exceptions.allSatisfy {
            $0.sequence < SegmentLimits.sequence && $0.causeSequence < SegmentLimits.sequence
        } && windows.allSatisfy { $0.first < SegmentLimits.sequence }
    }
}

extension FeedRuling.Exception {
    fileprivate var message: Tongban_Feeds_V1_Exception {
        .with {
            $0.sequence = sequence
            $0.reason = reason
            if let cause {
                $0.causeReplica = octets(cause.replica.bytes)
                $0.causeSequence = cause.sequence
            }
        }
    }
}
