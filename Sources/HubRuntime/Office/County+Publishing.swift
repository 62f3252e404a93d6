import NodeRuntime
import Replication
public import ServiceModel
import ServiceRecords
public import Storage

/// What the office wants published.
public enum CatalogueSource: Sendable {
    /// The county's lists, whole.
    case lists(CountyData)
    /// A change list.
    case changes([CatalogueChange])
}

extension County {
    /// Publishes a county's lists; what already stands is not written again.
    ///
    /// - Throws: `OfficeFault`, `StorageError`; nothing is changed then.
    @discardableResult
    public func adopt(_ data: CountyData, on today: Day? = nil) async throws -> Publication {
        try await publish(.lists(data), on: today)
    }

    /// Brings register and catalogue up to a source, in one transaction.
    ///
    /// - Parameters:
    ///   - today: The county's day; nil reads the clock. Never earlier than one it has signed.
    ///   - allowsConflicts: Whether lines of a change list that do not fit are left out; else they
    ///     stand in the way of all others.
    ///   - draft: A draft that must still have this revision.
    /// - Throws: `OfficeFault`, `StorageError`; nothing is changed then.
    @discardableResult
    public func publish(
        _ source: CatalogueSource,
        on today: Day? = nil,
        allowsConflicts: Bool = false,
        draft: DraftRevision? = nil
    ) async throws -> Publication {
        let today = today ?? node.today
        let identity = node.store.identity
        let ledger = PublicationLedger()
        _ = try await node.commit { view in
            if let draft, try view.draftRevision(of: draft.name) != draft.revision {
                throw OfficeFault.draftMoved(draft.name, try view.draftRevision(of: draft.name))
            }
            let (target, conflicts) = try Self.target(of: source, view)
            if !allowsConflicts, !conflicts.isEmpty { throw OfficeFault.conflicts(conflicts) }
            let day = max(today, try view.register.asOf)
            var proposals = try CataloguePlan(to: target, in: view, asOf: day).proposals()
            if let grant = try Self.ownGrant(target, view, identity) { proposals.append(grant) }
            ledger.keep(Publication(proposals, asOf: day, leftOut: conflicts))
            return proposals
        }
        return try ledger.publication()
    }

    /// What publishing a source would change, and which lines of a change list do not fit.
    ///
    /// - Throws: `OfficeFault`, `StorageError`.
    public func difference(
        to source: CatalogueSource,
        on today: Day? = nil
    ) async throws -> CatalogueDiff {
        let today = today ?? node.today
        return try await node.store.view { view in
            let (target, conflicts) = try Self.target(of: source, view)
            let day = max(today, try view.register.asOf)
            let amount = Publication(
                try CataloguePlan(to: target, in: view, asOf: day).proposals(),
                asOf: day,
                leftOut: conflicts
            )
            return CatalogueDiff(
                from: try CountyCatalogue(view),
                to: target,
                conflicts: conflicts,
                publication: amount,
                asOf: day
            )
        }
    }

    private static func target(
        of source: CatalogueSource,
        _ view: CommitView
    ) throws -> (CountyCatalogue, [ChangeConflict]) {
        var target = try CountyCatalogue(view)
        switch source {
        case .lists(let data):
            try target.adopt(data)
            return (target, [])
        case .changes(let changes):
            let conflicts = target.apply(changes)
            return (target, conflicts)
        }
    }

    /// The county's own device acts for its seat, from the first publication on.
    private static func ownGrant(
        _ target: CountyCatalogue,
        _ view: CommitView,
        _ identity: ReplicaIdentity
    ) throws -> Proposal? {
        let register = try view.register
        let seats = target.points.values.filter { $0.tier == .county }
        guard register.grant(of: identity.deviceKey) == nil, let seat = seats.first else {
            return nil
        }
        return .register(
            .deviceGranted(
                Authority.Grant(
                    deviceKey: identity.deviceKey,
                    replica: identity.replica,
                    point: seat.id,
                    decides: true,
                    number: register.nextDeviceNumber
                )
            )
        )
    }
}
