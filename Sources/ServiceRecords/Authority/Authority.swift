public import Replication
public import ServiceModel

/// The county's register, folded from the `authority` scope: points, grants, delegations.
///
/// Every fact remembers the entry that made it, so the register can be read as it stood at any
/// earlier head; an entry is judged by the head it names.
public struct Authority: Equatable, Sendable {
    /// The device whose feeds in county scopes count.
    public let county: DeviceKey
    /// Service points, in the order they were registered.
    public internal(set) var points: [Dated<ServicePoint>]
    /// Grants, in the order they were made.
    public internal(set) var grants: [Dated<Grant>]
    /// Delegations, in the order they were set.
    public internal(set) var delegations: [Dated<Delegation>]
    /// Matters whose delegations were withdrawn, in that order.
    public internal(set) var withdrawals: [Dated<MatterCode>]
    /// Incarnations that took the place of others, in the order the county said so.
    public internal(set) var replacements: [Dated<IncarnationReplaced>]

    /// The county's days that came with delegations, in that order.
    public internal(set) var asOf: [Dated<Day>]
    /// Departments, in the order they were registered.
    public internal(set) var departments: [Dated<Department>]
    /// Working days of years, in the order they were set.
    public internal(set) var calendars: [Dated<WorkingCalendar>]
    /// The county's parameters, in the order they were set.
    public internal(set) var rules: [Dated<ServiceRules>]

    /// Offers of matters to points, in the order they were made.
    public internal(set) var offers: [Dated<DelegationOffer>]
    /// Moves of offered delegations, in the order they were made; some may be of no effect.
    public internal(set) var steps: [Dated<DelegationStep>]
    /// Beacons, in the order they were written.
    public internal(set) var beacons: [Dated<Beacon>]

    /// A fact and the entry since which it holds.
    public struct Dated<Fact: Equatable & Sendable>: Equatable, Sendable {
        /// The fact.
        public let fact: Fact
        /// The position of the entry that made it, see ``CountyLine``.
        public let since: UInt64
    }

    /// A device's right to act for a point.
    public struct Grant: Hashable, Sendable {
        /// The device.
        public let deviceKey: DeviceKey
        /// Its incarnation when the grant was made; the decision right is born at incarnations.
        public let replica: ReplicaID
        /// The point it acts for.
        public let point: ServicePointID
        /// Whether decisions of the point are born at this device.
        public let decides: Bool
        /// Its number in the county; part of case numbers.
        public let number: UInt32

        /// Describes a grant.
        public init(
            deviceKey: DeviceKey,
            replica: ReplicaID,
            point: ServicePointID,
            decides: Bool,
            number: UInt32
        ) {
            self.deviceKey = deviceKey
            self.replica = replica
            self.point = point
            self.decides = decides
            self.number = number
        }
    }

    /// An empty register of the county whose hub has this key.
    public init(county: DeviceKey) {
        self.county = county
        points = []
        grants = []
        delegations = []
        withdrawals = []
        asOf = []
        departments = []
        calendars = []
        rules = []
        replacements = []
        offers = []
        steps = []
        beacons = []
    }

    /// Folds the authority entry at the position `sequence`; entries come in order.
    public mutating func fold(_ record: AuthorityRecord, at sequence: UInt64) {
        switch record {
        case .pointsRegistered(let registered):
            points += registered.map { Dated(fact: $0, since: sequence) }
        case .deviceGranted(let grant):
            grants.append(Dated(fact: grant, since: sequence))
        case .departmentsRegistered(let registered):
            departments += registered.map { Dated(fact: $0, since: sequence) }
        case .calendarSet(let calendar):
            calendars.append(Dated(fact: calendar, since: sequence))
        case .rulesSet(let set):
            rules.append(Dated(fact: set, since: sequence))
        case .delegationsSet(let set, let withdrawn, let day):
            asOf.append(Dated(fact: day, since: sequence))
            delegations += set.map { Dated(fact: $0, since: sequence) }
            withdrawals += withdrawn.map { Dated(fact: $0, since: sequence) }
        case .incarnationReplaced(let replacement):
            replacements.append(Dated(fact: replacement, since: sequence))
        case .delegationOffered(let offer):
            offers.append(Dated(fact: offer, since: sequence))
        case .delegationMoved(let step):
            steps.append(Dated(fact: step, since: sequence))
        case .beacon(let beacon):
            beacons.append(Dated(fact: beacon, since: sequence))
        }
    }

    /// How many entries of a feed count because its incarnation was replaced; nil for all of them.
    ///
    /// Known here it always applies, whatever head an entry names. O(replacements).
    public func end(of feed: FeedID) -> UInt64? {
        replacements.first { $0.fact.old == feed.replica }.map {
            $0.fact.ends.end(in: feed.scope)?.count ?? 0
        }
    }
}
