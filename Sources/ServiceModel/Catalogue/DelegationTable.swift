/// The delegations in force, arranged to answer what one service point may do with one matter.
///
/// The answer depends only on which rows are in the list, not on their order. Rows that contradict
/// each other about the same coverage yield the narrower right: an exclusion before any grant, a
/// lesser mode before a greater one.
public struct DelegationTable: Equatable, Sendable {
    private struct Rows: Equatable {
        var tiers: [Tier: Delegation.Effect] = [:]
        var points: [ServicePointID: Delegation.Effect] = [:]
    }

    private var rows: [MatterCode: Rows] = [:]

    /// Arranges the delegation rows that are in force; O(rows).
    public init(_ delegations: [Delegation]) {
        for row in delegations {
            switch row.coverage {
            case .tier(let tier):
                let known = rows[row.matter]?.tiers[tier]
                rows[row.matter, default: Rows()].tiers[tier] = row.effect.narrowed(by: known)
            case .point(let point):
                let known = rows[row.matter]?.points[point]
                rows[row.matter, default: Rows()].points[point] = row.effect.narrowed(by: known)
            }
        }
    }

    /// How far `point` may take the matter; nil if it may not handle the matter at all.
    ///
    /// A row naming the point beats a row naming its tier, an exclusion naming the point excludes
    /// it whatever else is granted, and no row means not delegated. Nothing is inherited: a grant to
    /// a township says nothing about its villages. The county always decides.
    ///
    /// - Complexity: O(1).
    public func mode(of matter: MatterCode, at point: ServicePoint) -> HandlingMode? {
        if point.tier == .county { return .decision }
        guard let rows = rows[matter] else { return nil }
        switch rows.points[point.id] ?? rows.tiers[point.tier] {
        case .grant(let mode): return mode
        case .exclude, nil: return nil
        }
    }
}

extension Delegation.Effect {
    fileprivate func narrowed(by other: Delegation.Effect?) -> Delegation.Effect {
        switch (self, other) {
        case (_, nil): self
        case (.exclude, _), (_, .exclude): .exclude
        case (.grant(let mode), .grant(let known)): .grant(min(mode, known))
        }
    }
}
