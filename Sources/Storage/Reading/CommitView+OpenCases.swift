import GRDB
public import ServiceModel
import ServiceRecords

/// A case that has not ended, with the version it pins.
public struct OpenCase: Hashable, Sendable {
    /// The number on its receipt.
    public let number: String
    /// Where it was opened.
    public let point: ServicePointID
    /// Its matter.
    public let matter: MatterCode
    /// The version of the matter that it pins.
    public let version: Int
}

extension CommitView {
    /// Cases of these matters that have not ended, by number. O(open cases of the matters).
    public func openCases(of matters: Set<MatterCode>) throws -> [OpenCase] {
        var found: [OpenCase] = []
        let rows = try folder.db.all(
            "SELECT case_id, number, point, matter, stage FROM case_list ORDER BY number"
        )
        for row in rows {
            guard let code = MatterCode(row[3] as String), let stage = CaseStage(rawValue: row[4])
            else { throw StorageError.damaged("list of cases") }
            guard matters.contains(code), !stage.isTerminal,
                let opening = try folder.record(row[0]).opening
            else { continue }
            found.append(
                OpenCase(
                    number: row[1],
                    point: ServicePointID(UInt32(row[2] as Int64)),
                    matter: code,
                    version: opening.version
                )
            )
        }
        return found
    }
}
