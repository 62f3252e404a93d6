import ServiceModel
import ServiceRecords
import Storage

extension Node {
    /// Writes what is folded here of the county's scopes into the status scope of this node's point,
    /// if it differs from what was written last; whether it did.
    ///
    /// By changes and not by clock, so an idle network stays idle. The county itself and devices
    /// without a grant write nothing.
    ///
    /// - Throws: `StorageError`.
    @discardableResult
    public func reportHeld() async throws -> Bool {
        guard !store.identity.isCounty else { return false }
        try await store.noteTime(by: evidence)
        guard try await store.view({ try Self.report($0) != nil })
        else { return false }
        let written = try await store.commit(by: nil) { view in
            try Self.report(view).map { [.report($0.record, at: $0.point)] } ?? []
        }
        return !written.isEmpty
    }

    /// What there is to report, or nil if it was reported so.
    private static func report(
        _ view: CommitView
    ) throws -> (record: CatalogueHeld, point: ServicePointID)? {
        guard let point = try view.ownPoint else { return nil }
        let record = CatalogueHeld(
            try view.countyExtents(readableAt: point.tier),
            program: ProgramVersion.text
        )
        return try view.ownReport(at: point.id) == record ? nil : (record, point.id)
    }
}
