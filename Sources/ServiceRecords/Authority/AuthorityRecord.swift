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
    /// A withdrawn matter has no rows any more. The day is the county's: rows that ended before it
    /// are left out, and whoever writes by this entry writes on that day or later.
    case delegationsSet([Delegation], withdrawn: [MatterCode] = [], asOf: Day = .epoch)
    /// Puts an incarnation in the place of another.
    case incarnationReplaced(IncarnationReplaced)
    /// Enters departments; one registered again replaces its earlier entry.
    case departmentsRegistered([Department])
    /// Sets the working days of a year; set again they replace the year.
    case calendarSet(WorkingCalendar)
    /// Sets the county's parameters; set again they replace all of them.
    case rulesSet(ServiceRules)
    /// Offers a matter to a point.
    case delegationOffered(DelegationOffer)
    /// Moves one version of a delegation on.
    case delegationMoved(DelegationStep)
    /// Says how long delegations as of this entry are good for.
    case beacon(Beacon)

    /// The kind of its entry.
    public var kind: RecordKind {
        switch self {
        case .pointsRegistered: .pointsRegistered
        case .deviceGranted: .deviceGranted
        case .delegationsSet: .delegationsSet
        case .departmentsRegistered: .departmentsRegistered
        case .calendarSet: .calendarSet
        case .rulesSet: .rulesSet
        case .incarnationReplaced: .incarnationReplaced
        case .delegationOffered: .delegationOffered
        case .delegationMoved: .delegationMoved
        case .beacon: .beacon
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
        case .delegationsSet(let delegations, let withdrawn, let asOf):
            Tongban_Records_V1_DelegationsSet.with {
                $0.delegations = delegations.map(\.message)
                $0.withdrawn = withdrawn.map(\.text)
                $0.asOf = asOf.number
            }.encoded
        case .departmentsRegistered(let departments):
            Tongban_Records_V1_DepartmentsRegistered.with {
                $0.departments = departments.map(\.message)
            }.encoded
        case .calendarSet(let calendar): calendar.message.encoded
        case .rulesSet(let rules): rules.message.encoded
        case .incarnationReplaced(let replacement): replacement.payload
        case .delegationOffered(let offer): offer.message.encoded
        case .delegationMoved(let step): step.message.encoded
        case .beacon(let beacon): beacon.message.encoded
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
        case .departmentsRegistered: read = Self.departments(payload)
        case .calendarSet: read = Self.calendar(payload)
        case .rulesSet: read = ServiceRules(payload: payload).map(Self.rulesSet)
        case .incarnationReplaced:
            read = .incarnationReplaced(try IncarnationReplaced(payload: payload))
        case .delegationOffered: read = Self.offer(payload)
        case .delegationMoved: read = Self.move(payload)
        case .beacon: read = Self.beacon(payload)
        case .caseOpened, .caseActed, .operatorNamed, .hubRestored, .matterPublished, .namesListed,
            .documentPublished, .catalogueHeld, .delegationAnswered, .deviationFiled,
            .deviationAnswered:
            return nil
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
        return .delegationsSet(
            delegations,
            withdrawn: withdrawn,
            asOf: Day(number: message.asOf)
        )
    }

    private static func departments(_ payload: [UInt8]) -> Self? {
        guard
            let message = try? Tongban_Records_V1_DepartmentsRegistered(serializedBytes: payload)
        else { return nil }
        let departments = message.departments.compactMap(Department.init)
        return departments.count == message.departments.count
            ? .departmentsRegistered(departments) : nil
    }

    private static func offer(_ payload: [UInt8]) -> Self? {
        (try? Tongban_Records_V1_DelegationOffered(serializedBytes: payload))
            .flatMap(DelegationOffer.init).map(Self.delegationOffered)
    }

    private static func move(_ payload: [UInt8]) -> Self? {
        (try? Tongban_Records_V1_DelegationMoved(serializedBytes: payload))
            .flatMap(DelegationStep.init).map(Self.delegationMoved)
    }

    private static func beacon(_ payload: [UInt8]) -> Self? {
        (try? Tongban_Records_V1_Beacon(serializedBytes: payload))
            .flatMap(Beacon.init).map(Self.beacon)
    }

    private static func calendar(_ payload: [UInt8]) -> Self? {
        (try? Tongban_Records_V1_CalendarSet(serializedBytes: payload))
            .flatMap(WorkingCalendar.init).map(Self.calendarSet)
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
            $0.standard = UInt32(standard?.rawValue ?? 0)
            $0.phone = phone
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
            parent: message.parent == 0 ? nil : ServicePointID(message.parent),
            standard: UInt8(exactly: message.standard).flatMap(SiteStandard.init(rawValue:)),
            phone: message.phone
        )
    }
}
