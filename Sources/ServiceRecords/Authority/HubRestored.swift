public import Replication
import SwiftProtobuf
import WireFormat

/// The county's word after its hub was restored: how far the feeds of the earlier incarnation
/// count.
///
/// Entry 1 of the new incarnation's authority feed names the ends in the county's own scopes; where
/// one entry cannot hold all of them, entries right after it name those of cases and reports.
public struct HubRestored: Hashable, Sendable {
    /// The incarnation it follows.
    public let previous: ReplicaID
    /// Where that incarnation's feeds end, ascending by scope; a county scope that is not named has
    /// none of them.
    public let ends: [FeedEnd]

    /// States what was found of `previous`.
    public init(previous: ReplicaID, ends: [FeedEnd]) {
        self.previous = previous
        self.ends = ends
    }

    /// Ends one entry holds: about 50 bytes each, within the 32,768 of a payload.
    public static let endsPerEntry = 500

    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_HubRestored.with {
            $0.previous = octets(previous.bytes)
            $0.ends = ends.map(Tongban_Records_V1_FeedEnd.init)
        }.encoded
    }

    /// Reads a payload.
    ///
    /// - Throws: `malformed` if it is none, or its ends are not in order.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard let message = try? Tongban_Records_V1_HubRestored(serializedBytes: payload),
            let previous = ReplicaID(bytes: message.previous)
        else { throw .malformed }
        let ends = message.ends.compactMap(\.end)
        guard ends.count == message.ends.count,
            zip(ends, ends.dropFirst()).allSatisfy({ $0.scope < $1.scope })
        else { throw .malformed }
        self.init(previous: previous, ends: ends)
    }
}
