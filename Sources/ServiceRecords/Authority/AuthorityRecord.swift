import Replication
public import ServiceModel
import SwiftProtobuf
import WireFormat

/// One act of the county's administration, an entry of the `authority` scope.
public enum AuthorityRecord: Hashable, Sendable {
    /// Enters service points; a point registered again replaces its earlier entry.
    case pointsRegistered([ServicePoint])
    /// Lets a device act for a point.
    case deviceGranted(Authority.Grant)
    /// Sets delegations; the rows of a matter given again replace all its earlier rows.
    /// A withdrawn matter has no rows any more.
    case delegationsSet([Delegation], withdrawn: [MatterCode] = [])
    /// Puts an incarnation in the place of another.
    case incarnationReplaced(IncarnationReplaced)

    /// The kind of its entry.
    public var kind: RecordKind {
        switch self {
        case .pointsRegistered: .pointsRegistered
        case .deviceGranted: .deviceGranted
        case .delegationsSet: .delegationsSet
        case .incarnationReplaced: .incarnationReplaced
        }
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        switch self {
        case .pointsRegistered(let points):
            Tongban_Records_V1_PointsRegistered.with { $0.points = points.map(\.message) }.encoded
        case .deviceGranted(let grant):
            Tongban_Records_V1_DeviceGranted.with {
                $0.deviceKey = octets(grant.deviceKey.bytes)
                $0.replica = octets(grant.replica.bytes)
                $0.point = grant.point.number
                $0.decides = grant.decides
                $0.number = grant.number
            }.encoded
        case .delegationsSet(let delegations, let withdrawn):
            Tongban_Records_V1_DelegationsSet.with {
                $0.delegations = delegations.map(\.message)
                $0.withdrawn = withdrawn.map(\.text)
            }.encoded
        case .incarnationReplaced(let replacement): replacement.payload
        }
    }

    /// Reads the payload of an entry of `kind`; nil if it is no authority kind.
    ///
    /// - Throws: `malformed` if the payload is not what the kind promises.
    public init?(kind: RecordKind, payload: [UInt8]) throws(RefusalReason) {
        let read: AuthorityRecord?
        switch kind {
        case .pointsRegistered: read = Self.points(payload)
        case .deviceGranted: read = Self.grant(payload)
        case .delegationsSet: read = Self.delegations(payload)
        case .incarnationReplaced:
            read = .incarnationReplaced(try IncarnationReplaced(payload: payload))
        case .caseOpened, .caseActed, .operatorNamed, .hubRestored, .matterPublished: return nil
        }
        guard let read else { throw .malformed }
        self = read
    }

    private static func points(_ payload: [UInt8]) -> Self? {
        guard
            let message = try? Tongban_Records_V1_PointsRegistered(serializedBytes: payload)
        else { return nil }
        let points = message.points.compactMap(ServicePoint.init)
        return points.count == message.points.count ? .pointsRegistered(points) : nil
    }

    private static func grant(_ payload: [UInt8]) -> Self? {
        guard let message = try? Tongban_Records_V1_DeviceGranted(serializedBytes: payload),
            let key = DeviceKey(bytes: message.deviceKey),
            let replica = ReplicaID(bytes: message.replica)
        else { return nil }
        return .deviceGranted(
            Authority.Grant(
                deviceKey: key,
                replica: replica,
                point: ServicePointID(message.point),
                decides: message.decides,
                number: message.number
            )
        )
    }

    private static func delegations(_ payload: [UInt8]) -> Self? {
        guard let message = try? Tongban_Records_V1_DelegationsSet(serializedBytes: payload) else {
            return nil
        }
        let delegations = message.delegations.compactMap(Delegation.init)
        let withdrawn = message.withdrawn.compactMap { MatterCode($0) }
        guard delegations.count == message.delegations.count,
            withdrawn.count == message.withdrawn.count
        else { return nil }
        return .delegationsSet(delegations, withdrawn: withdrawn)
    }
}

extension ServicePoint {
    fileprivate var message: Tongban_Records_V1_Point {
        .with {
            $0.id = id.number
            $0.tier = UInt32(tier.rawValue)
            $0.division = division.text
            $0.name = name
            $0.parent = parent?.number ?? 0
        }
    }

    fileprivate init?(_ message: Tongban_Records_V1_Point) {
        guard let tier = UInt8(exactly: message.tier).flatMap(Tier.init(rawValue:)),
            let division = DivisionCode(message.division), message.id > 0
        else { return nil }
        self.init(
            id: ServicePointID(message.id),
            tier: tier,
            division: division,
            name: message.name,
            parent: message.parent == 0 ? nil : ServicePointID(message.parent)
        )
    }
}

extension Delegation {
    fileprivate var message: Tongban_Records_V1_Delegation {
        .with {
            $0.matter = matter.text
            switch coverage {
            case .tier(let tier): $0.tier = UInt32(tier.rawValue)
            case .point(let point): $0.point = point.number
            }
            switch effect {
            case .grant(let mode): $0.mode = UInt32(mode.rawValue)
            case .exclude: $0.mode = 0
            }
        }
    }

    fileprivate init?(_ message: Tongban_Records_V1_Delegation) {
        guard let matter = MatterCode(message.matter) else { return nil }
        let coverage: Coverage
        switch message.coverage {
        case .tier(let code):
            guard let tier = UInt8(exactly: code).flatMap(Tier.init(rawValue:)) else { return nil }
            coverage = .tier(tier)
        case .point(let point): coverage = .point(ServicePointID(point))
        case nil: return nil
        }
        let effect: Effect
        if message.mode == 0 {
            effect = .exclude
        } else {
            guard let mode = UInt8(exactly: message.mode).flatMap(HandlingMode.init(rawValue:))
            else { return nil }
            effect = .grant(mode)
        }
        self.init(matter: matter, coverage: coverage, effect: effect)
    }
}
