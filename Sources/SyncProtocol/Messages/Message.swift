public import Replication
import SwiftProtobuf

/// One thing said between two nodes; travels as one frame.
public enum Message: Hashable, Sendable {
    case challenge(Challenge)
    case challengeAnswer(ChallengeAnswer)
    case proof(signature: [UInt8])
    case hello(Hello)
    case same(wall: Int64, uptime: UInt64)
    case want(Want)
    case segment(Delivery)
    case mark(Mark)
    case receipt(Receipt)
    case refuse(Refuse)

    /// The version of the conversation that this code speaks.
    public static let version: UInt32 = 1

    /// Opens a session.
    public struct Challenge: Hashable, Sendable {
        /// The dialer's device.
        public let deviceKey: DeviceKey
        /// Its incarnation.
        public let replica: ReplicaID
        /// 16 fresh random bytes.
        public let nonce: [UInt8]

        /// Names the dialer.
        public init(deviceKey: DeviceKey, replica: ReplicaID, nonce: [UInt8]) {
            self.deviceKey = deviceKey
            self.replica = replica
            self.nonce = nonce
        }
    }

    /// Answers a challenge.
    public struct ChallengeAnswer: Hashable, Sendable {
        /// Names the session from now on.
        public let session: SessionID
        /// The listener's device.
        public let deviceKey: DeviceKey
        /// Its incarnation.
        public let replica: ReplicaID
        /// 16 fresh random bytes.
        public let nonce: [UInt8]
        /// Over the transcript; see ``Transcript``.
        public let signature: [UInt8]

        /// Names the listener.
        public init(
            session: SessionID,
            deviceKey: DeviceKey,
            replica: ReplicaID,
            nonce: [UInt8],
            signature: [UInt8]
        ) {
            self.session = session
            self.deviceKey = deviceKey
            self.replica = replica
            self.nonce = nonce
            self.signature = signature
        }
    }

    /// Starts a round.
    public struct Hello: Hashable, Sendable {
        /// Over every cursor of the two.
        public let digest: CursorDigest
        /// Seconds since 1970 by the speaker's wall clock; evidence only.
        public let wall: Int64
        /// Seconds since the speaker booted.
        public let uptime: UInt64

        /// States the speaker's cursors and clock.
        public init(digest: CursorDigest, wall: Int64, uptime: UInt64) {
            self.digest = digest
            self.wall = wall
            self.uptime = uptime
        }
    }

    /// How far the speaker has taken what the other side accepted in one scope.
    public struct Cursor: Hashable, Sendable {
        /// Which scope.
        public let scope: Scope
        /// The other side's arrival number; 0 for nothing.
        public let arrival: UInt64

        /// Pairs a scope with an arrival number.
        public init(scope: Scope, arrival: UInt64) {
            self.scope = scope
            self.arrival = arrival
        }
    }

    /// A feed that ends too early at the speaker.
    public struct Gap: Hashable, Sendable {
        /// Which feed.
        public let feed: FeedID
        /// Entries 0 ..< held are held.
        public let held: UInt64

        /// Names what is missing.
        public init(feed: FeedID, held: UInt64) {
            self.feed = feed
            self.held = held
        }
    }

    /// Asks for what is new and for what is missing.
    public struct Want: Hashable, Sendable {
        /// One a scope; a scope not named stands at 0.
        public let cursors: [Cursor]
        /// Feeds of which entries are missing.
        public let gaps: [Gap]
        /// What the answer may be compressed against, beside the built-in dictionary.
        public let dictionary: CatalogueDictionary?

        /// Asks past these cursors and for these gaps.
        public init(
            cursors: [Cursor],
            gaps: [Gap],
            dictionary: CatalogueDictionary? = nil
        ) {
            self.cursors = cursors
            self.gaps = gaps
            self.dictionary = dictionary
        }
    }

    /// One segment, opaque to the session, and where the sender keeps it.
    public struct Delivery: Hashable, Sendable {
        /// The sender's arrival number; durable at the receiver together with the segment, so a cut
        /// costs at most the segment in flight. 0 when it answers a gap.
        public let arrival: UInt64
        /// The segment's own bytes.
        public let segment: [UInt8]

        /// Pairs a segment with its arrival number.
        public init(arrival: UInt64, segment: [UInt8]) {
            self.arrival = arrival
            self.segment = segment
        }
    }

    /// Ends a batch of segments.
    public struct Mark: Hashable, Sendable {
        /// Whether another round is needed to send the rest.
        public let more: Bool

        /// Ends a batch.
        public init(more: Bool) {
            self.more = more
        }
    }

    /// A refusal: a code, and what it is about.
    public struct Refuse: Hashable, Sendable {
        /// Why.
        public let code: RefuseCode
        /// The feed it is about, if about one.
        public let feed: FeedID?
        /// The first sequence it is about; 0 without a feed.
        public let sequence: UInt64

        /// Refuses something.
        public init(_ code: RefuseCode, feed: FeedID? = nil, sequence: UInt64 = 0) {
            self.code = code
            self.feed = feed
            self.sequence = sequence
        }
    }
}
