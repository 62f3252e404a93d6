public import Replication
public import ServiceRecords
public import Storage
public import SyncProtocol

/// A feed written by hand: what a device can sign whose program has no rules.
public struct CraftedFeed: Sendable {
    /// Whose feed it is, in which scope.
    public let feed: FeedID
    private let signer: DeviceSigner
    private let incarnation: Incarnation
    private var hash = ContentHash.zero
    private var base = SegmentBody.Base.empty
    private var pending: SegmentBody.Base?
    private var next: UInt64 = 0
    private var reached: [FeedID: ContextDigest.Reach] = [:]

    /// One entry to write.
    public struct Draft: Sendable {
        let subject: EntryFrame.Subject
        let kind: UInt64
        let payload: [UInt8]

        /// An entry of any kind.
        public init(_ subject: EntryFrame.Subject, kind: UInt64, payload: [UInt8]) {
            self.subject = subject
            self.kind = kind
            self.payload = payload
        }

        /// An act on a case, or its opening.
        public init(_ subject: EntryFrame.Subject, _ act: CaseAct) {
            self.init(subject, kind: act.kind.rawValue, payload: act.payload)
        }
    }

    /// An empty feed in `scope`, of a new incarnation of the signer's device.
    public init(by signer: DeviceSigner, in scope: Scope) {
        let incarnation = Incarnation(UInt64.random(in: .min ... .max))
        feed = FeedID(ReplicaID(of: signer.deviceKey, incarnation), in: scope)
        self.signer = signer
        self.incarnation = incarnation
    }

    /// What its device would ask the county with.
    public var request: EnrolmentRequest {
        EnrolmentRequest(deviceKey: signer.deviceKey, replica: feed.replica)
    }

    /// Names what `store` holds of these feeds, from the next entry on.
    public mutating func see(_ feeds: [FeedID], in store: Store) async throws {
        var context = base.context
        var heads = base.heads
        for held in try await store.held(feeds) {
            reached[held.feed] = ContextDigest.Reach(
                feed: held.feed,
                count: held.count,
                hash: held.hash
            )
            if held.feed.scope == feed.scope {
                context.raise(held.feed.replica, to: held.count)
            } else {
                heads.set(
                    Heads.Head(
                        scope: held.feed.scope,
                        replica: held.feed.replica,
                        count: held.count
                    )
                )
            }
        }
        pending = SegmentBody.Base(context: context, heads: heads)
    }

    /// Closes a segment with these entries; the first one opens the feed with its certificate.
    public mutating func segment(_ drafts: [Draft]) throws -> [UInt8] {
        let seen = pending ?? base
        pending = nil
        let certificate = Draft(
            .scope,
            kind: Certificate.kind,
            payload: Certificate(deviceKey: signer.deviceKey, incarnation: incarnation).payload
        )
        let entries = ((next == 0 ? [certificate] : []) + drafts).map {
            EntryFrame(
                subject: $0.subject,
                context: seen.context,
                heads: seen.heads,
                kind: $0.kind,
                payload: $0.payload
            )
        }
        let segment = try Segment(
            closing: SegmentBody(first: next, base: base, entries: entries),
            of: feed,
            onto: hash,
            clock: ClockEvidence(wall: 0, uptime: 0, boot: 0),
            contextDigest: ContextDigest(over: Array(reached.values)),
            salt: (0..<SegmentLimits.saltBytes).map { _ in UInt8.random(in: .min ... .max) },
            by: signer
        )
        hash = segment.hash(after: hash)
        base = seen
        next = segment.header.end
        return segment.bytes
    }

    /// The dot of the entry that will be written next.
    public var nextDot: Dot { Dot(feed.replica, max(next, 1)) }
}

extension DeviceSigner {
    /// The signer of a new device.
    public static func random() -> DeviceSigner {
        while true {
            let secret = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
            if let signer = DeviceSigner(secret: secret) { return signer }
        }
    }
}
