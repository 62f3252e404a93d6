import Replication
import SwiftProtobuf
import WireFormat

/// One thing in a bundle; travels as one frame.
public enum BundlePart: Hashable, Sendable {
    /// What the exporter holds; the first frames.
    case manifest(Manifest)
    /// A segment's own bytes, as the network carries them.
    case segment([UInt8])
    /// A receipt of the exporter or of somebody above it.
    case receipt(Receipt)
    /// The last frame, with the number of segments and receipts before it.
    case end(segments: UInt64, receipts: UInt64)

    /// What the exporter states about itself.
    public struct Manifest: Hashable, Sendable {
        /// Whether the county has not numbered this incarnation of the exporter's device yet.
        public let asksForGrant: Bool
        /// Prefixes of feeds that are durable at the exporter.
        public let held: [Receipt.HeldFeed]

        /// States what is held.
        public init(asksForGrant: Bool, held: [Receipt.HeldFeed]) {
            self.asksForGrant = asksForGrant
            self.held = held
        }
    }

    enum PartType: UInt8 {
        case segment = 7
        case receipt = 9
        case manifest = 16
        case end = 17
    }
}

extension BundlePart {
    /// The frame of this part.
    var frame: [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .segment(let bytes):
            return Frame.bytes(of: .segment(Message.Delivery(arrival: 0, segment: bytes)))
        case .receipt(let receipt):
            return Frame.bytes(of: .receipt(receipt))
        case .manifest(let manifest):
            writer.write(byte: PartType.manifest.rawValue)
            writer.write(block: manifest.message.encoded)
        case .end(let segments, let receipts):
            writer.write(byte: PartType.end.rawValue)
            writer.write(
                block: Tongban_Session_V1_BundleEnd.with {
                    $0.segments = segments
                    $0.receipts = receipts
                }.encoded
            )
        }
        return writer.bytes
    }

    /// Reads a payload; nil for a type that has no place in a bundle of this version.
    init?(type: UInt8, payload: [UInt8]) throws(FrameFault) {
        guard let known = PartType(rawValue: type) else { return nil }
        switch known {
        case .segment, .receipt:
            switch try Message(type: type, payload: payload[...]) {
            case .segment(let delivery): self = .segment(delivery.segment)
            case .receipt(let receipt): self = .receipt(receipt)
            default: throw .badPayload(type: type)
            }
        case .manifest:
            guard let message = try? Tongban_Session_V1_Manifest(serializedBytes: payload),
                let manifest = Manifest(message)
            else { throw .badPayload(type: type) }
            self = .manifest(manifest)
        case .end:
            guard let message = try? Tongban_Session_V1_BundleEnd(serializedBytes: payload) else {
                throw .badPayload(type: type)
            }
            self = .end(segments: message.segments, receipts: message.receipts)
        }
    }
}

extension BundlePart.Manifest {
    fileprivate var message: Tongban_Session_V1_Manifest {
        .with {
            $0.asksForGrant = asksForGrant
            $0.held = held.map(\.message)
        }
    }

    fileprivate init?(_ message: Tongban_Session_V1_Manifest) {
        guard message.held.count <= BundleLimits.feedsPerFrame else { return nil }
        var held: [Receipt.HeldFeed] = []
        for item in message.held where Scope(item.feed.scope) != nil {
            guard let feed = Receipt.HeldFeed(item) else { return nil }
            held.append(feed)
        }
        self.init(asksForGrant: message.asksForGrant, held: held)
    }
}
