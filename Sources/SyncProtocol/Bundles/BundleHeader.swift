public import Replication
import SwiftProtobuf
import WireFormat

/// The head of a bundle, in the clear: from whom, for whom, the how-manieth.
///
/// Signed with everything else by the trailer; nothing in it is to be believed before
/// ``BundleReader/finish()`` has returned.
public struct BundleHeader: Hashable, Sendable {
    /// The algorithms of the trailer.
    public let suite: SuiteID
    /// How the body is sealed; 0 is not at all, and the only way this version knows.
    public let seal: UInt32
    /// The county whose register decides.
    public let county: DeviceKey
    /// The device that exported it.
    public let deviceKey: DeviceKey
    /// The life of the exporter's database.
    public let incarnation: Incarnation
    /// The number of the exporter's point; nil while the county has granted it none.
    public let exporterPoint: UInt32?
    /// For whom it is.
    public let recipient: BundleRecipient
    /// Counts up at one exporter, from 1.
    public let number: UInt64
    /// When, by the exporter's clock, seconds since 1970; evidence only.
    public let wall: Int64

    /// The exporter's replica; nobody can name another's, because the id is a hash of key and
    /// incarnation and the key signs the trailer.
    public var replica: ReplicaID { ReplicaID(of: deviceKey, incarnation) }

    /// Whether only the recipient can read the body.
    public var isSealed: Bool { seal != 0 }

    /// Describes a bundle that is not sealed.
    public init(
        county: DeviceKey,
        deviceKey: DeviceKey,
        incarnation: Incarnation,
        exporterPoint: UInt32?,
        recipient: BundleRecipient,
        number: UInt64,
        wall: Int64
    ) {
        suite = .ed25519SHA256
        seal = 0
        self.county = county
        self.deviceKey = deviceKey
        self.incarnation = incarnation
        self.exporterPoint = exporterPoint
        self.recipient = recipient
        self.number = number
        self.wall = wall
    }
}

/// For whom a bundle is.
public enum BundleRecipient: Hashable, Sendable {
    /// Whoever stands above the exporter: its township as well as the county.
    case above
    /// The devices of one point, named so that a device without a register knows itself.
    case point(UInt32, devices: [DeviceKey])
}

extension BundleHeader {
    var payload: [UInt8] {
        Tongban_Session_V1_BundleHeader.with {
            $0.suite = UInt32(suite.rawValue)
            $0.seal = seal
            $0.county = octets(county.bytes)
            $0.deviceKey = octets(deviceKey.bytes)
            $0.incarnation = incarnation.number
            $0.exporterPoint = exporterPoint ?? 0
            if case .point(let point, let devices) = recipient {
                $0.recipientPoint = point
                $0.recipientDevices = devices.map { octets($0.bytes) }
            }
            $0.number = number
            $0.wall = wall
        }.encoded
    }

    /// Reads a payload; nil if it is no header.
    init?(payload: [UInt8]) {
        guard let message = try? Tongban_Session_V1_BundleHeader(serializedBytes: payload),
            let suite = UInt8(exactly: message.suite).flatMap(SuiteID.init(rawValue:)),
            let county = DeviceKey(bytes: message.county),
            let deviceKey = DeviceKey(bytes: message.deviceKey),
            message.number > 0, message.number < SegmentLimits.sequence
        else { return nil }
        var devices: [DeviceKey] = []
        for bytes in message.recipientDevices {
            guard let device = DeviceKey(bytes: bytes) else { return nil }
            devices.append(device)
        }
        self.suite = suite
        seal = message.seal
        self.county = county
        self.deviceKey = deviceKey
        incarnation = Incarnation(message.incarnation)
        exporterPoint = message.exporterPoint == 0 ? nil : message.exporterPoint
        recipient =
            message.recipientPoint == 0
            ? .above : .point(message.recipientPoint, devices: devices)
        number = message.number
        wall = message.wall
    }
}
