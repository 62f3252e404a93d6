public import Replication
import SwiftProtobuf
import WireFormat

/// Another incarnation takes the place of one whose database was lost or restored (kind 34).
///
/// In `authority` it is the county's act: decision rights of the old incarnation pass to the new
/// one, and what the old one wrote past the ends does not count. In the status of a point it is
/// the new incarnation's own statement of how far it has heard the old one, and acts on nothing.
public struct IncarnationReplaced: Hashable, Sendable {
    /// The incarnation that writes no more.
    public let old: ReplicaID
    /// The one that goes on in its place.
    public let new: ReplicaID
    /// Where the old one's feeds end, ascending by scope; a feed that is not named has no entries.
    public let ends: [FeedEnd]
    /// Why the county gave up on what the old one may have written past the ends; nil if the new
    /// one stated that it has heard it all.
    public let lostBecause: String?

    /// Describes a replacement.
    public init(old: ReplicaID, new: ReplicaID, ends: [FeedEnd], lostBecause: String?) {
        self.old = old
        self.new = new
        self.ends = ends
        self.lostBecause = lostBecause
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_IncarnationReplaced.with {
            $0.oldReplica = octets(old.bytes)
            $0.newReplica = octets(new.bytes)
            $0.ends = ends.map(Tongban_Records_V1_FeedEnd.init)
            $0.tailLost = lostBecause != nil
            $0.reason = lostBecause ?? ""
        }.encoded
    }

    /// Reads a payload.
    ///
    /// - Throws: `malformed` if it is none, names one replica twice, or its ends are not in order.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard let message = try? Tongban_Records_V1_IncarnationReplaced(serializedBytes: payload),
            let old = ReplicaID(bytes: message.oldReplica),
            let new = ReplicaID(bytes: message.newReplica), old != new
        else { throw .malformed }
        let ends = message.ends.compactMap(\.end)
        guard ends.count == message.ends.count,
            zip(ends, ends.dropFirst()).allSatisfy({ $0.scope < $1.scope })
        else { throw .malformed }
        self.init(
            old: old,
            new: new,
            ends: ends,
            lostBecause: message.tailLost ? message.reason : nil
        )
    }
}
