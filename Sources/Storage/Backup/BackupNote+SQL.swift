import Foundation
import GRDB
import Replication

extension BackupNote {
    /// The tables that only a backup has.
    private static let tables = """
        CREATE TABLE backup (
            id INTEGER PRIMARY KEY CHECK (id = 1), made_at INTEGER NOT NULL,
            program TEXT NOT NULL, schema INTEGER NOT NULL, secret BLOB);
        CREATE TABLE backup_frontiers (
            kind INTEGER NOT NULL, key INTEGER NOT NULL, entries INTEGER NOT NULL,
            digest BLOB NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
        """
    /// Makes a replica of a backup again.
    static let dropTables = "DROP TABLE backup; DROP TABLE backup_frontiers;"

    func write(_ db: Database, secret: [UInt8]?) throws {
        try db.execute(sql: Self.tables)
        try db.run(
            "INSERT INTO backup VALUES (1, ?, ?, ?, ?)",
            [madeAt, program, schema, secret.map { Data($0) }]
        )
        for frontier in frontiers {
            let (kind, key) = frontier.scope.code
            try db.run(
                "INSERT INTO backup_frontiers VALUES (?, ?, ?, ?)",
                [Int(kind), Int64(key), Int64(frontier.entries), frontier.digest.data]
            )
        }
    }

    /// Reads the note, and the device's secret key if the backup holds it; nil if it is no backup.
    static func fetch(_ db: Database) throws -> (note: BackupNote, secret: [UInt8]?)? {
        guard try db.tableExists("backup"), try db.tableExists("backup_frontiers"),
            let row = try db.one("SELECT made_at, program, schema, secret FROM backup")
        else { return nil }
        let frontiers = try db.all(
            "SELECT kind, key, entries, digest FROM backup_frontiers ORDER BY kind, key"
        ).map {
            ScopeFrontier(
                scope: try Scope(storedKind: $0[0], key: $0[1]),
                entries: UInt64($0[2] as Int64),
                digest: try ContentHash(stored: $0[3])
            )
        }
        let secret = (row[3] as Data?).map { Array($0) }
        let note = BackupNote(
            madeAt: row[0],
            identity: try ReplicaIdentity.fetch(db),
            program: row[1],
            schema: row[2],
            holdsKey: secret != nil,
            frontiers: frontiers
        )
        return (note, secret)
    }
}
