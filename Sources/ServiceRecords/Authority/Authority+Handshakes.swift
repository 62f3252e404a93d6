import Replication
public import ServiceModel

extension Authority {
    /// What passed about each matter and point by the entries before `count`, by matter and point.
    /// O(n log n) of them.
    func handshakes(at count: UInt64) -> [DelegationHandshake] {
        struct Key: Hashable {
            let matter: MatterCode
            let point: ServicePointID
        }
        enum Event {
            case offer(DelegationOffer)
            case step(DelegationStep)
        }
        let offered = offers.filter { $0.since < count }.map { ($0.since, Event.offer($0.fact)) }
        let moved = steps.filter { $0.since < count }.map { ($0.since, Event.step($0.fact)) }
        var found: [Key: DelegationHandshake] = [:]
        for (_, event) in (offered + moved).sorted(by: { $0.0 < $1.0 }) {
            switch event {
            case .offer(let offer):
                let key = Key(matter: offer.matter, point: offer.point)
                let empty = DelegationHandshake(matter: key.matter, point: key.point)
                _ = found[key, default: empty].take(offer)
            case .step(let step):
                _ = found[Key(matter: step.matter, point: step.point)]?.take(step)
            }
        }
        return found.values.filter { !$0.versions.isEmpty }
            .sorted { ($0.matter, $0.point) < ($1.matter, $1.point) }
    }

    /// The newest day signed with delegations before `count`.
    func newestDay(at count: UInt64) -> Day {
        let listed = asOf.lazy.filter { $0.since < count }.map(\.fact).max()
        let offered = offers.lazy.filter { $0.since < count }.map(\.fact.offeredOn).max()
        let moved = steps.lazy.filter { $0.since < count }.map(\.fact.day).max()
        return [listed, offered, moved].compactMap(\.self).max() ?? .epoch
    }

    /// The position of the newest move or list, before `count`, that ended what `point` might do with
    /// a matter; nil if none is found.
    public func endingPosition(
        of matter: MatterCode,
        at point: ServicePointID,
        before count: UInt64
    ) -> UInt64? {
        let moved = steps.last {
            $0.since < count && $0.fact.matter == matter && $0.fact.point == point
                && $0.fact.move.takesAway
        }?.since
        let listed = delegations.last { $0.since < count && $0.fact.matter == matter }?.since
        return moved ?? listed
    }
}
