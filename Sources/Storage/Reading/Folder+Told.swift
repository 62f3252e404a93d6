import GRDB
import Replication
import ServiceModel
import ServiceRecords

/// What the county has said about single entries, for the history of a case.
extension Folder {
    /// When the county ruled on an entry, by its clock; nil if it has not.
    func ruledAt(_ dot: Dot, of feed: FeedRow) throws -> Int64? {
        let row = try db.one(
            """
            SELECT ruled_at FROM admission_steps WHERE feed_id = ? AND up_to > ?
            ORDER BY up_to LIMIT 1
            """,
            [feed.id, Int64(dot.sequence)]
        )
        return row?[0] as Int64?
    }

    /// The last release of an entry, if there was one.
    func release(of dot: Dot, in feed: FeedRow) throws -> HistoryLine.Release? {
        let row = try db.one(
            """
            SELECT ruling_feed_id, ruling_sequence, ruled_at FROM releases
            WHERE feed_id = ? AND sequence = ?
            """,
            [feed.id, Int64(dot.sequence)]
        )
        guard let row else { return nil }
        let ruler = try journal.feed(row: row[0])
        let sequence = UInt64(row[1] as Int64)
        return HistoryLine.Release(
            dot: Dot(ruler.feed.replica, sequence),
            at: row[2],
            person: try operatorInForce(at: sequence, of: ruler.id)
        )
    }
}
