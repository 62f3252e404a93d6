import NodeRuntime
import Replication
public import ServiceModel
import ServiceRecords
public import Storage

/// Something about a delegation that waits for the county. Nothing is done by itself: the county
/// writes the register, and a person answers for it.
public struct DelegationConcern: Hashable, Sendable {
    /// The delegation.
    public let dossier: DelegationDossier
    /// The point.
    public let point: ServicePoint
    /// What is the matter.
    public let kind: Kind

    /// What waits.
    public enum Kind: Hashable, Sendable {
        /// Offered so many days ago, unanswered; overdue so many days, or nil within its time.
        case unanswered(days: Int, overdue: Int?)
        /// Declined, and why; nothing has followed.
        case declined(DeclineReason, days: Int)
        /// Accepted, so many days ago; the county has not taken it up.
        case accepted(days: Int)
        /// This item was promised for that day, which has passed.
        case checkOverdue(CapabilityItem, Day)
        /// The point asks to be rid of it.
        case wish
        /// The trial has had as many cases as it asks for.
        case trialDone(cases: Int)
        /// In force, and no device of the point is granted: nobody can act there.
        case noDevice
        /// In force, and the newest lease a device of the point is known to hold ended that long ago.
        case leaseStale(days: Int)
    }

    /// What the county would do about it; nil where only a person can tell.
    public var proposal: DelegationMove? {
        switch kind {
        case .unanswered(_, let overdue): overdue == nil ? nil : .recall
        case .accepted: dossier.stage == .accepted ? .startTrial : .train
        case .trialDone: .activate
        case .noDevice, .leaseStale: .suspend
        case .wish: .recall
        case .declined, .checkOverdue: nil
        }
    }
}

extension County {
    /// What waits for the county in all delegations, by matter and point. O(delegations + devices).
    public func concerns(
        on today: Day? = nil,
        rules: DelegationRules = DelegationRules()
    ) async throws -> [DelegationConcern] {
        let today = today ?? node.today
        return try await node.store.view { view in
            let register = try view.register
            let day = max(today, register.asOf)
            let stale = try Self.staleDays(view, on: day, rules)
            var found: [DelegationConcern] = []
            for dossier in try view.histories().flatMap(\.self) {
                guard let point = register.point(dossier.offered.offer.point) else { continue }
                var kinds = Self.answering(dossier, on: day)
                if dossier.stage == .trial, let trial = dossier.offered.steps.last {
                    let offer = dossier.offered.offer
                    let cases = try view.caseCount(
                        of: offer.matter,
                        at: offer.point,
                        openedFrom: trial.step.from
                    )
                    if cases >= offer.trialCases { kinds.append(.trialDone(cases: cases)) }
                }
                if dossier.stage.isInForce {
                    if register.grants(at: point.id).isEmpty { kinds.append(.noDevice) }
                    if let days = stale[point.id] { kinds.append(.leaseStale(days: days)) }
                }
                found += kinds.map { DelegationConcern(dossier: dossier, point: point, kind: $0) }
            }
            return found
        }
    }

    /// What the point's answer, or its silence, asks of the county.
    private static func answering(
        _ dossier: DelegationDossier,
        on day: Day
    ) -> [DelegationConcern.Kind] {
        let offer = dossier.offered.offer
        func days(since moment: Int64?) -> Int {
            let since = moment.map { Day(beijingSeconds: $0) } ?? offer.offeredOn
            return max(0, Int(day.number) - Int(since.number))
        }
        let last = dossier.answers.last?.answer
        var kinds: [DelegationConcern.Kind] = []
        switch dossier.stage {
        case .offered, .assessing:
            let days = Int(day.number) - Int(offer.offeredOn.number)
            kinds.append(.unanswered(days: days, overdue: offer.daysUnanswered(on: day)))
        case .declined:
            if case .decline(let reason, _)? = last?.word {
                kinds.append(.declined(reason, days: days(since: last?.claimedAt)))
            }
        case .accepted, .conditionallyAccepted:
            kinds.append(
                .accepted(days: days(since: dossier.acceptance?.answer.claimedAt))
            )
        case .drafted, .training, .trial, .active, .suspended, .recalled, .expired, .superseded:
            break
        }
        guard !dossier.stage.isOver else { return kinds }
        if dossier.wish != nil { kinds.append(.wish) }
        for check in dossier.openChecks {
            if let due = check.due, due < day { kinds.append(.checkOverdue(check.item, due)) }
        }
        return kinds
    }

    /// How many days ago the newest lease ended that each point is known to hold, for points where
    /// that is longer ago than the rules allow. Empty while the county sends no beacons.
    private static func staleDays(
        _ view: CommitView,
        on day: Day,
        _ rules: DelegationRules
    ) throws -> [ServicePointID: Int] {
        let beacons = try view.beacons()
        guard let first = beacons.first else { return [:] }
        var held: [ServicePointID: Beacon] = [:]
        for report in try view.heldReports() {
            guard let extent = report.held.extents.first(where: { $0.scope == .authority }) else {
                continue
            }
            let known = beacons.last { $0.position < extent.count }?.beacon
            if let known, known.countyTime > held[report.point]?.countyTime ?? .min {
                held[report.point] = known
            }
        }
        var stale: [ServicePointID: Int] = [:]
        for point in try view.register.allPoints {
            // Who was never heard of is measured by the first beacon there was.
            let beacon = held[point.id] ?? first.beacon
            guard let end = beacon.end(at: point.tier) else { continue }
            let days = Int(day.number) - Int(Day(beijingSeconds: end).number)
            if days > rules.staleLeaseDays { stale[point.id] = days }
        }
        return stale
    }
}
