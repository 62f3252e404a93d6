public import Replication
public import ServiceModel

/// The county's register as it stood at one head, indexed for lookups.
public struct AuthorityView: Sendable {
    /// Positions 0 ..< count of the register are counted, see ``CountyLine``.
    public let count: UInt64
    private let county: DeviceKey
    private let points: [ServicePointID: ServicePoint]
    private let children: [ServicePointID: [ServicePointID]]
    private let grants: [DeviceKey: Authority.Grant]
    private let deciders: [ServicePointID: ReplicaID]
    /// The replica at which the county itself decides; nil while none is registered.
    public let countyDecider: ReplicaID?
    private let numbers: [ReplicaID: UInt32]
    private let lives: [ReplicaID: Authority.Grant]
    /// Who stands in whose place.
    public let succession: Succession
    /// The delegation list, for asking what a point may do on a day.
    public let delegations: DelegationTable
    /// The rows of the delegation list, whenever they hold.
    public let allDelegations: [Delegation]
    /// What passed between the county and its points about matters, by matter and point.
    public let allHandshakes: [DelegationHandshake]
    /// The newest beacon; nil if the county never sent one.
    public let beacon: Beacon?
    /// The newest day the county has signed with delegations: whoever writes by this register
    /// writes on that day or later.
    public let asOf: Day
    private let departments: [String: Department]
    private let calendars: [Int: WorkingCalendar]
    /// The rules and calendars that time limits are reckoned by.
    public let timekeeping: Timekeeping

    /// Reads `authority` at `count`.
    ///
    /// - Parameter line: The county's incarnations; the newest stands in the place of the earlier.
    /// - Complexity: O(register); the caller keeps the view while the head stands.
    public init(_ authority: Authority, at count: UInt64, line: CountyLine = CountyLine()) {
        self.count = count
        county = authority.county
        var points: [ServicePointID: ServicePoint] = [:]
        for dated in authority.points where dated.since < count {
            points[dated.fact.id] = dated.fact
        }
        self.points = points
        // Sorted once here, because this order reaches what is asked for and shown.
        children = Dictionary(
            grouping: points.values.sorted { $0.id < $1.id }.filter { $0.parent != nil },
            by: { $0.parent ?? $0.id }
        ).mapValues { $0.map(\.id) }
        var grants: [DeviceKey: Authority.Grant] = [:]
        var deciders: [ServicePointID: ReplicaID] = [:]
        var numbers: [ReplicaID: UInt32] = [:]
        var lives: [ReplicaID: Authority.Grant] = [:]
        for dated in authority.grants where dated.since < count {
            let grant = dated.fact
            grants[grant.deviceKey] = grant
            numbers[grant.replica] = grant.number
            lives[grant.replica] = grant
            if grant.decides { deciders[grant.point] = grant.replica }
        }
        self.grants = grants
        self.lives = lives
        let succession = Self.succession(in: authority, line, at: count)
        self.succession = succession
        let heirs = deciders.mapValues { succession.heir(of: $0) }
        self.deciders = heirs
        let seat = points.values.filter { $0.tier == .county }.map(\.id).min()
        countyDecider = seat.flatMap { heirs[$0] }
        self.numbers = numbers
        let held = authority.delegations.filter { $0.since < count }
        var newest: [MatterCode: UInt64] = [:]
        for dated in held { newest[dated.fact.matter] = dated.since }
        for dated in authority.withdrawals where dated.since < count {
            newest[dated.fact] = max(newest[dated.fact] ?? 0, dated.since)
        }
        allDelegations = held.filter { newest[$0.fact.matter] == $0.since }.map(\.fact)
        allHandshakes = authority.handshakes(at: count)
        delegations = DelegationTable(allDelegations, handshakes: allHandshakes)
        asOf = authority.newestDay(at: count)
        beacon = authority.beacons.last { $0.since < count }?.fact
        departments = Dictionary(
            authority.departments.filter { $0.since < count }.map { ($0.fact.code, $0.fact) },
            uniquingKeysWith: { _, newer in newer }
        )
        calendars = Dictionary(
            authority.calendars.filter { $0.since < count }.map { ($0.fact.year, $0.fact) },
            uniquingKeysWith: { _, newer in newer }
        )
        timekeeping = Self.timekeeping(in: authority, at: count)
    }

    /// An edition is numbered by its place in the county's register, from 1; 0 is no publication.
    private static func timekeeping(in authority: Authority, at count: UInt64) -> Timekeeping {
        let rules = authority.rules.last { $0.since < count }
        return Timekeeping(
            rules: rules.map { .init(number: $0.since + 1, rules: $0.fact) } ?? .init(),
            calendars: WorkingCalendars(
                authority.calendars.filter { $0.since < count }.map {
                    .init(number: $0.since + 1, calendar: $0.fact)
                }
            )
        )
    }

    private static func succession(
        in authority: Authority,
        _ line: CountyLine,
        at count: UInt64
    ) -> Succession {
        var succession = Succession()
        for (previous, life) in zip(line.lives, line.lives.dropFirst()) {
            let feed = FeedID(life.replica, in: .authority)
            // Entry 1 says so.
            guard let offset = line.offset(of: feed), offset + 1 < count else { continue }
            succession.replace(previous.replica, by: life.replica)
        }
        for dated in authority.replacements where dated.since < count {
            succession.replace(dated.fact.old, by: dated.fact.new)
        }
        return succession
    }

    /// The grant that names this incarnation of a device.
    public func grant(ofIncarnation replica: ReplicaID) -> Authority.Grant? { lives[replica] }

    /// The grant of a device.
    public func grant(of key: DeviceKey) -> Authority.Grant? { grants[key] }

    /// The grants in force, by device number.
    public var allGrants: [Authority.Grant] { grants.values.sorted { $0.number < $1.number } }

    /// Whether `key` is the hub's, whose feeds in county scopes count.
    public func isCounty(_ key: DeviceKey) -> Bool { key == county }

    /// A registered point.
    public func point(_ id: ServicePointID) -> ServicePoint? { points[id] }

    /// All registered points, by id.
    public var allPoints: [ServicePoint] { points.values.sorted { $0.id < $1.id } }

    /// The number of a device's incarnation, as case numbers spell it.
    public func deviceNumber(of replica: ReplicaID) -> UInt32? { numbers[replica] }

    /// A number no device of the county has had.
    public var nextDeviceNumber: UInt32 { (numbers.values.max() ?? 0) + 1 }

    /// The points above `id`, nearest first. A register that loops ends at the loop.
    public func ancestors(of id: ServicePointID) -> [ServicePoint] {
        var ancestors: [ServicePoint] = []
        var next = points[id]?.parent
        while let id = next, let point = points[id], ancestors.count < Tier.allCases.count {
            ancestors.append(point)
            next = point.parent
        }
        return ancestors
    }

    /// The point and everything below it, parents before children.
    public func subtree(of id: ServicePointID) -> [ServicePointID] {
        var found = [id]
        var next = 0
        while next < found.count, found.count <= points.count {
            found += children[found[next]] ?? []
            next += 1
        }
        return found
    }

    /// A department by its code.
    public func department(_ code: String) -> Department? { departments[code] }

    /// All departments, by code.
    public var allDepartments: [Department] { departments.values.sorted { $0.code < $1.code } }

    /// The working days of a year, if the county has set them.
    public func calendar(of year: Int) -> WorkingCalendar? { calendars[year] }

    /// All years whose working days are set, ascending.
    public var allCalendars: [WorkingCalendar] { calendars.values.sorted { $0.year < $1.year } }

    /// What `point` may do with `matter` on `day`.
    public func mode(
        of matter: MatterCode,
        at point: ServicePoint,
        on day: Day
    ) -> HandlingMode? {
        delegations.mode(of: matter, at: point, on: day)
    }

    /// The replica at which decisions of a case of `matter` opened at `point` are born: the decider
    /// of the competent point, or of the nearest point above it that has one.
    ///
    /// - Parameter day: The day the case is opened.
    public func decider(
        of matter: Matter,
        at point: ServicePointID,
        on day: Day
    ) -> ReplicaID? {
        guard let own = points[point] else { return nil }
        let above = ancestors(of: point)
        let competent = delegations.decidingPoint(
            of: matter,
            at: own,
            ancestors: above,
            on: day
        )
        let line = [own] + above
        let start = line.firstIndex { $0.id == competent.id } ?? line.startIndex
        return line[start...].lazy.compactMap { deciders[$0.id] }.first
    }

    /// The replica at which decisions of `point` are born, or nil if none is registered.
    public func decider(at point: ServicePointID) -> ReplicaID? { deciders[point] }

    /// The scopes a device may read: the county's own, its audiences, and the cases and reports of
    /// its point and everything below.
    public func readableScopes(of key: DeviceKey) -> [Scope] {
        grants[key].map { readableScopes(at: $0.point) } ?? []
    }

    /// The scopes that every device of a point may read; none if there is no such point.
    public func readableScopes(at id: ServicePointID) -> [Scope] {
        guard let point = points[id] else { return [] }
        let own = subtree(of: id).flatMap { id in
            [Scope.cases(id.number), Scope.status(id.number)]
        }
        return ([.authority] + point.tier.audiences.map(Scope.catalogue) + own).sorted()
    }

    /// The grants of a point's devices, by device number. O(devices of the county).
    public func grants(at id: ServicePointID) -> [Authority.Grant] {
        grants.values.filter { $0.point == id }.sorted { $0.number < $1.number }
    }
}

extension Tier {
    /// The audiences a node of this tier reads: its own, those below, and the names of everything.
    public var audiences: [Scope.Audience] {
        switch self {
        case .county: [.county, .township, .village, .names]
        case .township: [.township, .village, .names]
        case .village: [.village, .names]
        }
    }
}

extension Tier {
    /// The catalogue in which what is handled at this tier is published.
    public var audience: Scope.Audience {
        switch self {
        case .county: .county
        case .township: .township
        case .village: .village
        }
    }
}
