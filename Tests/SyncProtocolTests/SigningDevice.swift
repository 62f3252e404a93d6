import Replication
import SyncProtocol
import Testing

/// A device whose key anyone can make again from its number.
struct SigningDevice {
    let signer: DeviceSigner
    let incarnation: Incarnation

    init(_ number: UInt8, incarnation: UInt64 = 1) throws {
        signer = try #require(DeviceSigner(secret: [UInt8](repeating: number, count: 32)))
        self.incarnation = Incarnation(incarnation)
    }

    var key: DeviceKey { signer.deviceKey }
    var replica: ReplicaID { ReplicaID(of: key, incarnation) }
    var certificate: Certificate { Certificate(deviceKey: key, incarnation: incarnation) }

    /// The entry that opens every feed of this device.
    var opening: EntryFrame {
        EntryFrame(
            subject: .scope,
            context: VersionVector(),
            heads: Heads(),
            kind: Certificate.kind,
            payload: certificate.payload
        )
    }
}

extension SigningDevice {
    static let salt = (0..<16).map { UInt8(0xA0 + $0) }
    static let clock = ClockEvidence(wall: 1_767_225_600, uptime: 86_400, boot: 7)

    /// Closes `entries` the way a store does.
    func close(
        _ entries: [EntryFrame],
        in scope: Scope = .cases(1203),
        first: UInt64 = 0,
        base: SegmentBody.Base = .empty,
        onto previous: ContentHash = .zero,
        salt: [UInt8] = Self.salt
    ) throws -> Segment {
        try Segment(
            closing: SegmentBody(first: first, base: base, entries: entries),
            of: FeedID(replica, in: scope),
            onto: previous,
            clock: Self.clock,
            contextDigest: ContextDigest(over: []),
            salt: salt,
            by: signer
        )
    }
}

/// What a store does with segment bytes before it believes them.
func admit(
    _ bytes: [UInt8],
    knownKey: DeviceKey? = nil,
    onto previous: ContentHash = .zero,
    base: SegmentBody.Base = .empty
) throws(SegmentFault) -> SegmentBody {
    let segment = try Segment(bytes: bytes[...])
    let key: DeviceKey
    if let knownKey { key = knownKey } else { key = try Certificate(opening: segment).deviceKey }
    try segment.verify(by: key, onto: previous)
    return try SegmentBody(of: segment, base: base)
}

/// A case entry without anything remarkable.
func caseEntry(
    _ subject: EntryFrame.Subject = .opened,
    context: VersionVector = VersionVector(),
    heads: Heads = Heads(),
    kind: UInt64 = 10,
    payload: [UInt8] = [1, 2, 3]
) -> EntryFrame {
    EntryFrame(subject: subject, context: context, heads: heads, kind: kind, payload: payload)
}
