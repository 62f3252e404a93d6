public import Replication
import WireFormat

/// One digest over every cursor two nodes may ask each other about; equal digests end a round.
///
/// Both sides compute it over the same pairs: what each has to offer, per scope, as arrival numbers
/// of the side that offers. A restored store has another replica id, so its digest never matches.
public struct CursorDigest: Hashable, Sendable {
    /// 16 bytes.
    public let bytes: [UInt8]

    static let byteCount = 16

    init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = Array(bytes)
    }

    /// Digests both directions of a pair of nodes. Order of the cursors does not matter.
    ///
    /// - Complexity: O(scopes shared by the two), whatever the number of cases.
    public init(
        dialer: ReplicaID,
        offers fromDialer: [Message.Cursor],
        listener: ReplicaID,
        offers fromListener: [Message.Cursor]
    ) {
        var writer = ByteWriter()
        for (replica, cursors) in [(dialer, fromDialer), (listener, fromListener)] {
            writer.write(bytes: replica.bytes)
            // A scope in which nothing was offered yet counts as not mentioned.
            let offered = cursors.filter { $0.arrival > 0 }.sorted { $0.scope < $1.scope }
            writer.write(varint: UInt64(offered.count))
            for cursor in offered {
                writer.write(scope: cursor.scope)
                writer.write(varint: cursor.arrival)
            }
        }
        bytes = Array(Hashing.hash(.cursors, writer.bytes).bytes.prefix(Self.byteCount))
    }
}
