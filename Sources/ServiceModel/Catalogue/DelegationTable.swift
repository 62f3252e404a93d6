/// The county's delegation list, arranged to answer what one service point may do with one matter
/// on one day.
///
/// The answer depends only on which rows are in the list, not on their order. Rows that contradict
/// each other about the same coverage on the same day yield the narrower right: an exclusion before
/// any grant, a lesser mode before a greater one. Where county and point have shaken hands on a
/// matter, that decides for the point (see ``DelegationHandshake``); an exclusion still excludes.
public struct DelegationTable: Equatable, Sendable {
    private struct Rows: Equatable {
        var tiers: [Tier: [Delegation]] = [:]
        var points: [ServicePointID: [Delegation]] = [:]
        var handshakes: [ServicePointID: DelegationHandshake] = [:]
    }

    private var rows: [MatterCode: Rows] = [:]

    /// Arranges delegation rows and handshakes, one for each matter and point; O(both).
    public init(_ delegations: [Delegation], handshakes: [DelegationHandshake] = []) {
        for handshake in handshakes {
            rows[handshake.matter, default: Rows()].handshakes[handshake.point] = handshake
        }
        for row in delegations {
            switch row.coverage {
            case .tier(let tier):
                rows[row.matter, default: Rows()].tiers[tier, default: []].append(row)
            case .point(let point):
                rows[row.matter, default: Rows()].points[point, default: []].append(row)
            }
        }
    }

    /// How far `point` may take the matter on `day`; nil if it may not handle the matter at all.
    ///
    /// A row naming the point beats a row naming its tier, an exclusion naming the point excludes
    /// it whatever else is granted, and no row means not delegated. Nothing is inherited: a grant to
    /// a township says nothing about its villages. The county always decides.
    ///
    /// - Complexity: O(rows of the matter that name the point or its tier); usually one or two.
    public func mode(
        of matter: MatterCode,
        at point: ServicePoint,
        on day: Day
    ) -> HandlingMode? {
        standing(of: matter, at: point, on: day).mode
    }

    /// How far `point` may take the matter on `day`, and by what right. O(rows as above).
    ///
    /// A delegation on trial goes no further than acceptance: decisions are made above. One that is
    /// not in force leaves 代收转办, whatever row stands. One that was offered and never began takes
    /// nothing away from a row, and without a row leaves 代收转办.
    public func standing(
        of matter: MatterCode,
        at point: ServicePoint,
        on day: Day
    ) -> DelegationStanding {
        if point.tier == .county { return DelegationStanding(mode: .decision, basis: .county) }
        let row = winningRow(of: matter, at: point, on: day)
        if let row, row.effect == .exclude {
            return DelegationStanding(mode: nil, basis: .row(row))
        }
        switch rows[matter]?.handshakes[point.id]?.word(on: day) {
        case .trial(let mode, let version):
            return DelegationStanding(mode: mode, basis: .trial(version: version))
        case .active(let mode, let version):
            return DelegationStanding(mode: mode, basis: .active(version: version))
        case .ended(let stage, let version):
            return DelegationStanding(mode: .agency, basis: .fallback(stage, version: version))
        case .open(let version):
            if let row, case .grant(let mode) = row.effect {
                return DelegationStanding(mode: mode, basis: .row(row))
            }
            return DelegationStanding(mode: .agency, basis: .fallback(.offered, version: version))
        case nil:
            guard let row, case .grant(let mode) = row.effect else {
                return DelegationStanding(mode: nil, basis: .nothing)
            }
            return DelegationStanding(mode: mode, basis: .row(row))
        }
    }

    /// What passed between the county and `point` about the matter; nil if nothing did.
    public func handshake(of matter: MatterCode, at point: ServicePointID) -> DelegationHandshake? {
        rows[matter]?.handshakes[point]
    }

    /// The row that says what `point` may do on `day`; nil if none speaks about it.
    ///
    /// The county needs no row and usually has none. O(rows as above).
    public func winningRow(
        of matter: MatterCode,
        at point: ServicePoint,
        on day: Day
    ) -> Delegation? {
        guard let rows = rows[matter] else { return nil }
        return Self.narrowest(of: rows.points[point.id] ?? [], on: day)
            ?? Self.narrowest(of: rows.tiers[point.tier] ?? [], on: day)
    }

    /// Rows that name `point` or its tier, whenever they hold, by their first day. O(n log n).
    public func allRows(of matter: MatterCode, at point: ServicePoint) -> [Delegation] {
        guard let rows = rows[matter] else { return [] }
        let found = (rows.points[point.id] ?? []) + (rows.tiers[point.tier] ?? [])
        return found.sorted { ($0.from, $0.document) < ($1.from, $1.document) }
    }

    /// The days after `day` on which what holds for `point` may change, ascending, each once.
    public func turningDays(
        of matter: MatterCode,
        at point: ServicePoint,
        after day: Day
    ) -> [Day] {
        let days =
            allRows(of: matter, at: point).flatMap { row in
                [row.from] + (row.until.map { [$0.advanced(by: 1)] } ?? [])
            } + (rows[matter]?.handshakes[point.id]?.turningDays ?? [])
        return Set(days.filter { $0 > day }).sorted()
    }

    /// The furthest `point` may take the matter on any day from `day` on.
    ///
    /// Whoever judges an entry from elsewhere knows that it was written on that day or later, and no
    /// more: no clock takes part in a merge. O(rows squared) of those that name the point.
    public func possibleMode(
        of matter: MatterCode,
        at point: ServicePoint,
        from day: Day
    ) -> HandlingMode? {
        let days = [day] + turningDays(of: matter, at: point, after: day)
        return days.compactMap { mode(of: matter, at: point, on: $0) }.max()
    }

    private static func narrowest(of rows: [Delegation], on day: Day) -> Delegation? {
        rows.filter { $0.holds(on: day) }.min { $0.narrowness < $1.narrowness }
    }
}

extension Delegation {
    /// Orders rows by how little they grant; ties are broken so that every reader names one row.
    fileprivate var narrowness: (UInt8, Day, String) {
        switch effect {
        case .exclude: (0, from, document)
        case .grant(let mode): (mode.rawValue, from, document)
        }
    }
}
