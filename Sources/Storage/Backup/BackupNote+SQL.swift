import Foundation
import GRDB
import Replication

extension BackupNote {
    /// The tables that only a backup has.
    private static let tables = """
        CREATE TABLE backup (
            id INTEGER PRIMARY KEY CHECK (id = 1), made_at INTEGER NOT NULL,
            program TEXT NOT NULL, schema INTEGER NOT NULL, secret BLOB, seal BLOB NOT NULL);
        CREATE TABLE backup_frontiers (
            kind INTEGER NOT NULL, key INTEGER NOT NULL, entries INTEGER NOT NULL,
            digest BLOB NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
        """
    /// Makes a replica of a backup again.
    static let dropTables = "DROP TABLE backup; DROP TABLE backup_frontiers;"

    func write(_ db: Database, secret: [UInt8]?, marker: [UInt8]) throws {
        try db.execute(sql: Self.tables)
        try db.run(
            "INSERT INTO backup VALUES (1, ?, ?, ?, ?, ?)",
            [
                madeAt, program, schema, secret.map { Data($0) },
                Data(marker + [UInt8](repeating: 0, count: ContentHash.byteCount)),
            ]
        )
        for frontier in frontiers {
            let (kind, key) = frontier.scope.code
            try db.run(
                "INSERT INTO backup_frontiers VALUES (?, ?, ?, ?)",
                [Int(kind), Int64(key), Int64(frontier.entries), frontier.digest.data]
            )
        }
    }

    /// Reads the note, and the marker of the file's seal.
    static func fetch(_ db: Database) throws -> (note: BackupNote, marker: [UInt8])? {
        let isBackup = try db.tableExists("backup") && db.tableExists("backup_frontiers")
        guard isBackup,
            let row = try db.one("SELECT made_at, program, schema, secret, seal FROM backup")
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
        let note = BackupNote(
            madeAt: row[0],
            identity: try ReplicaIdentity.fetch(db),
            program: row[1],
            schema: row[2],
            holdsKey: row[3] as Data? != nil,
            frontiers: frontiers
        )
        return (note, Array((row[4] as Data).prefix(ContentHash.byteCount)))
    }
}
