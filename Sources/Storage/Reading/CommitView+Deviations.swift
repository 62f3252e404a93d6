import Foundation
import GRDB
import Replication
public import ServiceModel
import ServiceRecords

extension CommitView {
    /// Deviations held here, in the order in which they were filed at each device: all, or those about
    /// one matter. O(deviations).
    public func deviations(about matter: MatterCode? = nil) throws -> [HeldDeviation] {
        let rows = try folder.db.all(
            """
            SELECT deviations.feed_id, deviations.sequence, deviations.point, deviations.payload,
            replicas.replica,
            (SELECT ruled_at FROM admission_steps WHERE feed_id = feeds.id
                AND up_to > deviations.sequence ORDER BY up_to LIMIT 1),
            (SELECT payload FROM deviation_answers JOIN feeds AS answering
                ON answering.id = deviation_answers.feed_id
                JOIN replicas AS county ON county.id = answering.replica_id
                WHERE deviation_answers.replica = replicas.replica
                AND filed_at_sequence = deviations.sequence
                AND deviation_answers.point = deviations.point
                ORDER BY lamport DESC, county.replica DESC, deviation_answers.sequence DESC LIMIT 1)
            FROM deviations JOIN feeds ON feeds.id = deviations.feed_id
            JOIN replicas ON replicas.id = feeds.replica_id
            WHERE matter = coalesce(?, matter)
            ORDER BY deviations.point, replicas.replica, deviations.sequence
            """,
            [matter?.text]
        )
        let view = try register
        let custody = CustodyTable(folder.db, folder.journal.identity, view)
        return try rows.map { row in
            guard let filed = try? DeviationFiled(payload: Array(row[3] as Data)) else {
                throw StorageError.damaged("deviation")
            }
            let sequence = UInt64(row[1] as Int64)
            let replica = try ReplicaID(stored: row[4])
            let answer = (row[6] as Data?).flatMap { try? DeviationAnswered(payload: Array($0)) }
            return HeldDeviation(
                filing: Dot(replica, sequence),
                point: ServicePointID(UInt32(row[2] as Int64)),
                device: view.deviceNumber(of: replica),
                deviation: filed.deviation,
                noticedAt: filed.noticedAt,
                author: try folder.operatorInForce(at: sequence, of: row[0]),
                custody: try custody.of(feed: row[0], sequence: sequence),
                ruledAt: row[5],
                answer: answer?.answer
            )
        }
    }
}
