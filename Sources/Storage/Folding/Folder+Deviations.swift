import Foundation
import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

extension Folder {
    /// Folds what a point says about a guide. Judged by the register at the head it names: only a
    /// device of the point speaks for it.
    func foldDeviation(
        _ frame: EntryFrame,
        of feed: FeedRow,
        point: ServicePointID
    ) throws -> RefusalReason? {
        let view = try view(at: frame.heads[.authority])
        guard let grant = feed.deviceKey.flatMap({ view.grant(of: $0) }) else { return .notGranted }
        guard grant.point == point else { return .wrongScope }
        guard frame.subject == .scope, let filed = try? DeviationFiled(payload: frame.payload)
        else {
            return .malformed
        }
        try db.run(
            "INSERT OR REPLACE INTO deviations VALUES (?, ?, ?, ?, ?)",
            [
                feed.id, Int64(feed.folded), Int64(point.number), filed.deviation.matter.text,
                Data(frame.payload),
            ]
        )
        return nil
    }

    /// Folds what the county says about a deviation; of several answers the latest counts, whatever
    /// came first.
    func foldDeviationAnswer(
        _ frame: EntryFrame,
        of feed: FeedRow,
        point: ServicePointID,
        lamport: LamportNumber
    ) throws -> RefusalReason? {
        guard isCounty(feed) else { return .notTheCounty }
        guard frame.subject == .scope,
            let answered = try? DeviationAnswered(payload: frame.payload)
        else { return .malformed }
        try db.run(
            "INSERT OR REPLACE INTO deviation_answers VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                feed.id, Int64(feed.folded), Int64(point.number), answered.filing.replica.data,
                Int64(answered.filing.sequence), Int64(lamport.rank), Data(frame.payload),
            ]
        )
        return nil
    }
}
