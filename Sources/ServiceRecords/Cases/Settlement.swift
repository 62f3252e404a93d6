public import Replication
public import ServiceModel

/// One entry by which people settled something in a case, or took that back; kept for ever, so that
/// what is judged by it does not depend on what came later.
public struct Settlement: Hashable, Sendable {
    /// Who, and where among the others.
    public let stamp: WriteStamp
    /// What was settled.
    public let kind: Kind
    /// The settlements of the case its author had folded, ascending.
    public let seen: [Dot]
    /// The reason or remark; may be empty.
    public let note: String
    /// When, by the author's clock, seconds since 1970.
    public let claimedAt: Int64

    /// What a settlement is about.
    public enum Kind: Hashable, Sendable {
        /// A value of this field stands; which one is in the field's register.
        case resolution(CaseField)
        /// One of contradictory decisions stands, the others are set aside.
        case ruling(standing: Dot, settingAside: [Dot])
        /// The settlements with these dots, ascending, count no more.
        case withdrawal([Dot])
    }
}

extension CaseRecord {
    /// Settlements that were taken back: everything folded, or what stood in `past`.
    public func withdrawnSettlements(in past: VersionVector? = nil) -> Set<Dot> {
        var withdrawn: Set<Dot> = []
        for settlement in settlements {
            guard case .withdrawal(let dots) = settlement.kind,
                past?.contains(settlement.stamp.dot) ?? true
            else { continue }
            withdrawn.formUnion(dots)
        }
        return withdrawn
    }

    /// The rulings on decisions that count, in the order of the history.
    ///
    /// A ruling counts unless it was taken back or the decision it lets stand is not folded.
    public func standingRulings(in past: VersionVector? = nil) -> [Settlement] {
        guard !settlements.isEmpty else { return [] }
        let withdrawn = withdrawnSettlements(in: past)
        return settlements.filter { settlement in
            guard case .ruling(let standing, _) = settlement.kind else { return false }
            return past?.contains(settlement.stamp.dot) ?? true
                && !withdrawn.contains(settlement.stamp.dot)
                && flow.contains { $0.stamp.dot == standing && $0.transition.isDecision }
        }
    }

    /// The decisions set aside by rulings that count.
    ///
    /// A later ruling outweighs the earlier ones its author knew. Where two that did not know of each
    /// other disagree, neither sets anything aside, and the case stays frozen.
    func decisionsSetAside(in past: VersionVector?) -> Set<Dot> {
        let rulings = standingRulings(in: past)
        var aside: Set<Dot> = []
        for ruling in rulings {
            guard case .ruling(_, let others) = ruling.kind else { continue }
            for dot in others {
                let isUpheld = rulings.contains { other in
                    guard case .ruling(let standing, _) = other.kind else { return false }
                    return standing == dot && !ruling.seen.contains(other.stamp.dot)
                }
                if !isUpheld { aside.insert(dot) }
            }
        }
        return aside
    }

    mutating func insert(_ settlement: Settlement) {
        let key = (settlement.stamp.lamport, settlement.stamp.dot)
        let index = settlements.firstIndex { ($0.stamp.lamport, $0.stamp.dot) > key }
        settlements.insert(settlement, at: index ?? settlements.endIndex)
    }
}
