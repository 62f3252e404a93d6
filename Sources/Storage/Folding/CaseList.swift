import GRDB
import Replication
import ServiceModel
import ServiceRecords

/// The projection that lists are read from: one line a case, rebuilt from the states at any time.
enum CaseList {
    static func write(
        _ record: CaseRecord,
        at caseRow: Int64,
        in folder: Folder
    ) throws {
        let db = folder.db
        try db.run("DELETE FROM official_numbers WHERE case_id = ?", [caseRow])
        guard let opening = record.opening else {
            try db.run("DELETE FROM case_list WHERE case_id = ?", [caseRow])
            return
        }
        let progress = record.progress()
        let conflicts = record.openConflicts.count
        // A conflict left in a case that has ended is history; nobody can settle it any more.
        let isUnsettled = progress.isFrozen || (conflicts > 0 && !progress.stage.isTerminal)
        let clock = try folder.clockLine(of: record, progress)
        try db.run(
            "INSERT OR REPLACE INTO case_list VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                caseRow, Int64(record.id.point.number),
                number(of: record.id, in: try folder.view()).description, opening.matter.text,
                Int(progress.stage.rawValue), progress.isFrozen, conflicts, record.refused.count,
                opening.claimedAt, isUnsettled,
                clock.data, clock.isOpen(progress.stage),
            ]
        )
        for number in record.dossier().officialNumbers {
            try db.run("INSERT INTO official_numbers VALUES (?, ?)", [caseRow, number.text])
        }
    }

    /// The number on the receipt of a case; device 0 stands for a device the register does not name.
    static func number(of id: CaseID, in view: AuthorityView) -> CaseNumber {
        CaseNumber(
            point: id.point,
            device: view.deviceNumber(of: id.dot.replica) ?? 0,
            sequence: id.dot.sequence
        )
    }
}
