import NodeRuntime
public import ServiceModel
import ServiceRecords
import Storage

extension County {
    /// The county says that its delegations stand: once a day, carried down by any path.
    ///
    /// - Parameters:
    ///   - isByHand: Whether a person asks for it: then one more is written on the same day, and a
    ///     clock that has moved far since the county last signed a moment is believed.
    ///   - backup: A backup of the county that was verified.
    /// - Returns: The beacon; nil if there is one of today already.
    /// - Throws: `OfficeFault.clockBehind`, `OfficeFault.clockAhead`, `StorageError`.
    @discardableResult
    public func sendBeacon(
        isByHand: Bool,
        backup: Beacon.VerifiedBackup? = nil,
        rules: DelegationRules = DelegationRules()
    ) async throws -> Beacon? {
        let now = node.now
        let ledger = ProposalLedger()
        _ = try await node.store.commit(by: nil) { view in
            let newest = try view.register.beacon
            let beacon = Beacon(
                countyTime: now,
                villageDays: rules.villageLeaseDays,
                townshipDays: rules.townshipLeaseDays,
                backup: backup ?? newest?.backup
            )
            if !isByHand, let newest, newest.day == beacon.day { return [] }
            if let signed = try view.countyTime {
                guard now >= signed else { throw OfficeFault.clockBehind(signed: signed, now: now) }
                guard isByHand || now - signed <= Self.believedGap else {
                    throw OfficeFault.clockAhead(signed: signed, now: now)
                }
            }
            let proposals = [Proposal.beacon(beacon)]
            ledger.keep(proposals)
            return proposals
        }
        guard case .beacon(let beacon)? = ledger.proposals.first else { return nil }
        return beacon
    }

    /// Seconds: a hub that has signed nothing for a month was off, or its clock is wrong. A beacon of
    /// a wrong day would go to every village and could not be taken back, so a person decides.
    private static let believedGap: Int64 = 31 * 86_400
}
