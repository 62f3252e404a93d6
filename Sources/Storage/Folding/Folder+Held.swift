import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

extension Folder {
    /// Folds what a replica says it holds of the county's scopes; its newest word replaces earlier
    /// ones. Judged by the register at the head it names: only a device of the point speaks for it.
    func foldHeld(
        _ frame: EntryFrame,
        of feed: FeedRow,
        point: ServicePointID
    ) throws -> RefusalReason? {
        let view = try view(at: frame.heads[.authority])
        guard let grant = feed.deviceKey.flatMap({ view.grant(of: $0) }) else { return .notGranted }
        guard grant.point == point else { return .wrongScope }
        let record: CatalogueHeld
        do {
            record = try CatalogueHeld(payload: frame.payload)
        } catch {
            return error
        }
        try db.run("DELETE FROM held_catalogues WHERE feed_id = ?", [feed.id])
        for extent in record.extents {
            try db.run(
                "INSERT INTO held_catalogues VALUES (?, ?, ?, ?, ?, ?)",
                [
                    feed.id, Int(extent.scope.code.kind), Int64(extent.scope.code.key),
                    Int64(clamping: extent.count), Int64(feed.folded), record.program,
                ]
            )
        }
        return nil
    }
}
