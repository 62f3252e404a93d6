import NodeRuntime
import Replication
public import ServiceModel
import ServiceRecords
import Storage

extension County {
    /// Offers a matter to points, in one transaction, and publishes its text to whom it is new.
    ///
    /// An offer takes nothing away: what a point may do by the standing list it may go on doing until
    /// the delegation begins.
    ///
    /// - Parameters:
    ///   - points: To whom; each gets a version of its own.
    ///   - today: The county's day; nil reads the clock. Never earlier than one it has signed.
    /// - Returns: The offers made, in the order of `points`.
    /// - Throws: `OfficeFault.delegating`, `NodeError`, `StorageError`; nothing is changed then.
    public func offer(
        _ code: MatterCode,
        to points: [ServicePointID],
        _ terms: OfferTerms,
        on today: Day? = nil,
        rules: DelegationRules = DelegationRules()
    ) async throws -> [DelegationOffer] {
        let today = today ?? node.today
        let ledger = ProposalLedger()
        _ = try await node.commit { view in
            let register = try view.register
            let day = max(today, register.asOf)
            let matter = try Self.text(of: code, view, on: day)
            var proposals: [Proposal] = []
            var target = try CountyCatalogue(view)
            for id in points {
                let point = try Self.point(id, register)
                let offer = terms.offer(code, to: point, register, on: day, rules)
                if let fault = Self.fault(of: offer, matter, at: point, register) {
                    throw OfficeFault.delegating(code, at: point, fault)
                }
                proposals.append(.register(.delegationOffered(offer)))
                target.offer(code, at: point.tier)
            }
            proposals += try CataloguePlan(to: target, in: view, asOf: day).proposals()
            ledger.keep(proposals)
            return proposals
        }
        return ledger.proposals.compactMap {
            guard case .register(.delegationOffered(let offer)) = $0 else { return nil }
            return offer
        }
    }

    static func point(_ id: ServicePointID, _ register: AuthorityView) throws -> ServicePoint {
        guard let point = register.point(id) else { throw NodeError.noDecider(id) }
        return point
    }

    /// The version of a matter in force, or the first to come.
    private static func text(
        of code: MatterCode,
        _ view: CommitView,
        on day: Day
    ) throws -> Matter {
        if let inForce = try view.matter(code, on: day) { return inForce.matter }
        guard let first = try view.versions(of: code).first else {
            throw NodeError.noSuchMatter(code.text)
        }
        return first
    }

    private static func fault(
        of offer: DelegationOffer,
        _ matter: Matter,
        at point: ServicePoint,
        _ register: AuthorityView
    ) -> DelegationFault? {
        if let fault = offer.fault(of: matter, at: point) { return fault }
        let row = register.delegations.winningRow(
            of: offer.matter,
            at: point,
            on: offer.offeredOn
        )
        return row?.effect == .exclude ? .excluded(document: row?.document ?? "") : nil
    }
}

extension OfferTerms {
    /// The next version of the offer to `point` on these terms.
    fileprivate func offer(
        _ code: MatterCode,
        to point: ServicePoint,
        _ register: AuthorityView,
        on day: Day,
        _ rules: DelegationRules
    ) -> DelegationOffer {
        let known = register.delegations.handshake(of: code, at: point.id)?.versions.count ?? 0
        return DelegationOffer(
            matter: code,
            point: point.id,
            version: known + 1,
            mode: mode,
            offeredOn: day,
            replyBy: replyBy ?? register.workingDay(rules.replyWorkingDays, after: day),
            until: until,
            checks: checks,
            trialCases: trialCases ?? rules.trialCases,
            department: department,
            document: document,
            training: training,
            serviceLevel: serviceLevel,
            note: note
        )
    }
}

extension AuthorityView {
    /// The working day so many after `day`, by the county's calendar, a plain week where it has none.
    fileprivate func workingDay(_ count: Int, after day: Day) -> Day {
        var (left, day) = (count, day)
        while left > 0 {
            day = day.advanced(by: 1)
            let kind =
                calendar(of: day.date.year)?.kind(of: day)
                ?? WorkingCalendar.plainKind(of: day)
            if kind.isWorked { left -= 1 }
        }
        return day
    }
}
