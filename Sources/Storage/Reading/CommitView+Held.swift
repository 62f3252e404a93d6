import GRDB
public import Replication
public import ServiceModel
public import ServiceRecords

/// What one replica last said it holds of the county's scopes.
public struct HeldReport: Hashable, Sendable {
    /// The replica.
    public let replica: ReplicaID
    /// The point in whose status scope it said so.
    public let point: ServicePointID
    /// What it said.
    public let held: CatalogueHeld
    /// When the county ruled on that, seconds since 1970 by the county's clock; nil if it has not.
    public let ruledAt: Int64?
}

extension CommitView {
    /// How much is folded here of the county scopes that a node of `tier` reads.
    public func countyExtents(readableAt tier: Tier) throws -> [CatalogueHeld.Extent] {
        let readable = Set([Scope.authority] + tier.audiences.map(Scope.catalogue))
        return try folder.journal.currentHeads().entries
            .filter { readable.contains($0.scope) }
            .map { CatalogueHeld.Extent(scope: $0.scope, count: $0.count) }
    }

    /// What this replica itself said last; nil if it has said nothing at this point.
    public func ownReport(at point: ServicePointID) throws -> CatalogueHeld? {
        let own = folder.journal.identity.replica
        return try heldReports().first { $0.replica == own && $0.point == point }?.held
    }

    /// What every replica whose status is read here said last, by feed. O(replicas).
    public func heldReports() throws -> [HeldReport] {
        let rows = try folder.db.all(
            """
            SELECT replicas.replica, scopes.key, held_catalogues.program,
            held_catalogues.scope_kind, held_catalogues.scope_key, held_catalogues.count,
            (SELECT ruled_at FROM admission_steps WHERE feed_id = feeds.id
                AND up_to > held_catalogues.sequence ORDER BY up_to LIMIT 1)
            FROM held_catalogues JOIN feeds ON feeds.id = held_catalogues.feed_id
            JOIN replicas ON replicas.id = feeds.replica_id
            JOIN scopes ON scopes.id = feeds.scope_id
            ORDER BY feeds.id, held_catalogues.scope_kind, held_catalogues.scope_key
            """
        )
        var reports: [HeldReport] = []
        for row in rows {
            let replica = try ReplicaID(stored: row[0])
            let point = ServicePointID(UInt32(row[1] as Int64))
            let extent = CatalogueHeld.Extent(
                scope: try Scope(storedKind: row[3], key: row[4]),
                count: UInt64(row[5] as Int64)
            )
            var extents = [extent]
            if let last = reports.last, last.replica == replica, last.point == point {
                extents = last.held.extents + extents
                reports.removeLast()
            }
            reports.append(
                HeldReport(
                    replica: replica,
                    point: point,
                    held: CatalogueHeld(extents, program: row[2]),
                    ruledAt: row[6]
                )
            )
        }
        return reports
    }
}
