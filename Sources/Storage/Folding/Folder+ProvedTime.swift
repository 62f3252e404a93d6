import GRDB
import ServiceModel
public import SyncProtocol

extension Folder {
    /// What was noted last about the time; nil at first.
    func notedTime() throws -> ProvedTime? {
        try db.one("SELECT floor, signed, wall, uptime, boot FROM proved_time").map { row in
            ProvedTime(
                floor: row[0],
                signed: row[1],
                wall: row[2],
                uptime: UInt64(clamping: row[3] as Int64),
                boot: UInt32(truncatingIfNeeded: row[4] as Int64)
            )
        }
    }

    /// What is proved about the time by what was noted, what the county has signed and these clocks.
    func provedTime(by clock: ClockEvidence) throws -> ProvedTime {
        let signed = try db.one("SELECT ruled_at FROM county_time")?[0] as Int64? ?? 0
        return ProvedTime(
            after: try notedTime(),
            signed: signed,
            wall: clock.wall,
            uptime: clock.uptime,
            boot: clock.boot
        )
    }

    /// Notes what is proved about the time, so that a later run can go on from it.
    func noteTime(by clock: ClockEvidence) throws {
        let proved = try provedTime(by: clock)
        try db.run(
            "INSERT OR REPLACE INTO proved_time VALUES (1, ?, ?, ?, ?, ?)",
            [
                proved.floor, proved.signed, proved.wall, Int64(clamping: proved.uptime),
                Int64(proved.boot),
            ]
        )
    }
}

extension Store {
    /// Notes what these clocks prove about the time, if the county has signed a later moment since it
    /// was noted last, or an hour of running has passed.
    ///
    /// - Throws: `StorageError`.
    public func noteTime(by clock: ClockEvidence) async throws {
        let identity = identity
        let registers = registers
        let isDue = try await read { db in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            let noted = try folder.notedTime()
            let proved = try folder.provedTime(by: clock)
            guard let noted else { return proved.signed > 0 }
            return proved.signed > noted.signed || proved.boot != noted.boot
                || proved.floor - noted.floor >= 3_600
        }
        guard isDue else { return }
        try await write { db in
            try Folder(Journal(db, identity: identity), registers: registers).noteTime(by: clock)
        }
    }
}
