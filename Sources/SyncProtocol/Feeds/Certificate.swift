public import Replication
import SwiftProtobuf
import WireFormat

/// Sequence 0 of every feed: opens an incarnation and proves the replica id.
///
/// The context of the entry that carries it names only heads the new database really holds.
public struct Certificate: Hashable, Sendable {
    /// The record kind of its entry.
    public static let kind: UInt64 = 1

    /// The key that signs the feed; grants name it.
    public let deviceKey: DeviceKey
    /// The life of the database that begins.
    public let incarnation: Incarnation

    /// Certifies an incarnation of a device.
    public init(deviceKey: DeviceKey, incarnation: Incarnation) {
        self.deviceKey = deviceKey
        self.incarnation = incarnation
    }

    /// The replica it certifies.
    public var replica: ReplicaID { ReplicaID(of: deviceKey, incarnation) }

    /// The payload bytes.
    public var payload: [UInt8] {
        let message = Tongban_Feeds_V1_Certificate.with {
            $0.deviceKey = octets(deviceKey.bytes)
            $0.incarnation = incarnation.number
        }
        return message.encoded
    }

    /// Reads a payload; nil if it is no certificate.
    public init?(payload: [UInt8]) {
        guard let message = try? Tongban_Feeds_V1_Certificate(serializedBytes: payload),
            let deviceKey = DeviceKey(bytes: message.deviceKey)
        else { return nil }
        self.deviceKey = deviceKey
        incarnation = Incarnation(message.incarnation)
    }

    /// The certificate that opens the feed `segment` belongs to.
    ///
    /// - Throws: `badCertificate` unless the segment starts at 0 with a certificate of the very
    ///   replica its header names.
    public init(opening segment: Segment) throws(SegmentFault) {
        guard segment.header.first == 0 else { throw .badCertificate }
        let body = try SegmentBody(of: segment, base: .empty)
        guard let entry = body.entries.first, entry.kind == Self.kind,
            let certificate = Certificate(payload: entry.payload),
            certificate.replica == segment.header.feed.replica
        else { throw .badCertificate }
        self = certificate
    }
}

extension SwiftProtobuf.Message {
    /// The bytes of a message all of whose fields this code set itself.
    var encoded: [UInt8] {
        do {
            return try serializedBytes()
        } catch {
            preconditionFailure("Messages without required fields always encode.")
        }
    }
}
