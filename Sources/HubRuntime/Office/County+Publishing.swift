import NodeRuntime
import Replication
public import ServiceModel
import ServiceRecords
public import Storage

/// What else is asked of a publication, or said about it.
public struct PublishingTerms: Hashable, Sendable {
    /// Whether nothing is published while a guide that is to be published is not complete.
    public var demandsCompleteness = false
    /// Whether the county marks the new versions as more favourable to applicants (从优), so that
    /// open cases need not bring what these drop.
    public var isFavourable = false

    /// Asks nothing.
    public init() {}
}

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
    ///   - terms: What else is asked of it, or said about it.
    ///   - draft: A draft that must still have this revision.
    /// - Throws: `OfficeFault`, `StorageError`; nothing is changed then.
    @discardableResult
    public func publish(
        _ source: CatalogueSource,
        on today: Day? = nil,
        allowsConflicts: Bool = false,
        terms: PublishingTerms = PublishingTerms(),
        draft: DraftRevision? = nil
    ) async throws -> Publication {
        let today = today ?? node.today
        let identity = node.store.identity
        let ledger = PublicationLedger()
        _ = try await node.commit { view in
            if let draft, try view.draftRevision(of: draft.name) != draft.revision {
                throw OfficeFault.draftMoved(draft.name, try view.draftRevision(of: draft.name))
            }
            let (target, conflicts) = try Self.target(of: source, terms, view)
            if !allowsConflicts, !conflicts.isEmpty { throw OfficeFault.conflicts(conflicts) }
            if terms.demandsCompleteness {
                let incomplete = target.incomplete(besides: try CountyCatalogue(view))
                guard incomplete.isEmpty else { throw OfficeFault.incomplete(incomplete) }
            }
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
        on today: Day? = nil,
        terms: PublishingTerms = PublishingTerms()
    ) async throws -> CatalogueDiff {
        let today = today ?? node.today
        return try await node.store.view { view in
            try Self.difference(to: source, terms, view, today).diff
        }
    }

    /// What publishing a source would mean for cases under way and for those who get it; nothing is
    /// written. O(source and open cases of the matters that change).
    ///
    /// - Throws: `OfficeFault`, `StorageError`.
    public func rehearse(
        _ source: CatalogueSource,
        on today: Day? = nil,
        terms: PublishingTerms = PublishingTerms()
    ) async throws -> Rehearsal {
        let today = today ?? node.today
        return try await node.store.view { view in
            let (diff, target, proposals) = try Self.difference(to: source, terms, view, today)
            return try Rehearsal(
                diff,
                from: try CountyCatalogue(view),
                to: target,
                proposals: proposals,
                isFavourable: terms.isFavourable,
                in: view
            )
        }
    }

    private static func difference(
        to source: CatalogueSource,
        _ terms: PublishingTerms,
        _ view: CommitView,
        _ today: Day
    ) throws -> (diff: CatalogueDiff, target: CountyCatalogue, proposals: [Proposal]) {
        let (target, conflicts) = try target(of: source, terms, view)
        let day = max(today, try view.register.asOf)
        let proposals = try CataloguePlan(to: target, in: view, asOf: day).proposals()
        let diff = CatalogueDiff(
            from: try CountyCatalogue(view),
            to: target,
            conflicts: conflicts,
            publication: Publication(proposals, asOf: day, leftOut: conflicts),
            asOf: day
        )
        return (diff, target, proposals)
    }

    private static func target(
        of source: CatalogueSource,
        _ terms: PublishingTerms,
        _ view: CommitView
    ) throws -> (CountyCatalogue, [ChangeConflict]) {
        let published = try CountyCatalogue(view)
        var target = published
        var conflicts: [ChangeConflict] = []
        switch source {
        case .lists(let data): try target.adopt(data)
        case .changes(let changes): conflicts = target.apply(changes)
        }
        if terms.isFavourable { target.markFavourable(besides: published) }
        return (target, conflicts)
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
