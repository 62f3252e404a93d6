import GRDB

/// The tables of a replica file. Migrations only ever add to this list.
enum Schema {
    /// The newest schema this program knows; kept in `PRAGMA user_version`.
    static let version = 1

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: tables)
            try db.execute(sql: operatorTables)
            try db.execute(sql: catalogueTables)
            try db.execute(sql: delegationTables)
            try db.execute(sql: deviationTables)
            try db.execute(sql: projections)
            try db.execute(sql: bundles)
            try db.execute(sql: restoration)
            try db.execute(sql: deadlineTables)
            try db.execute(sql: "PRAGMA user_version = 1")
        }
        return migrator
    }

    /// The journal and what is folded from it.
    private static let tables = """
        CREATE TABLE identity (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            replica BLOB NOT NULL, device_key BLOB NOT NULL, incarnation INTEGER NOT NULL,
            county_key BLOB NOT NULL);

        CREATE TABLE replicas (
            id INTEGER PRIMARY KEY, replica BLOB NOT NULL UNIQUE, device_key BLOB);
        CREATE TABLE scopes (
            id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, key INTEGER NOT NULL,
            arrivals INTEGER NOT NULL DEFAULT 0, UNIQUE (kind, key));

        -- held: entries 0 ..< held are stored; closed: in segments; folded: in the states.
        CREATE TABLE feeds (
            id INTEGER PRIMARY KEY, replica_id INTEGER NOT NULL REFERENCES replicas,
            scope_id INTEGER NOT NULL REFERENCES scopes,
            held INTEGER NOT NULL DEFAULT 0, closed INTEGER NOT NULL DEFAULT 0,
            folded INTEGER NOT NULL DEFAULT 0,
            head_hash BLOB NOT NULL, end_base BLOB NOT NULL,
            waiting TEXT, UNIQUE (scope_id, replica_id));
        CREATE INDEX feeds_waiting ON feeds (scope_id) WHERE waiting IS NOT NULL;

        CREATE TABLE segments (
            id INTEGER PRIMARY KEY, feed_id INTEGER NOT NULL REFERENCES feeds,
            first INTEGER NOT NULL, count INTEGER NOT NULL,
            header BLOB NOT NULL, signature BLOB NOT NULL, salt BLOB NOT NULL, body BLOB NOT NULL,
            hash BLOB NOT NULL, base BLOB NOT NULL, UNIQUE (feed_id, first));
        CREATE TABLE open_entries (
            feed_id INTEGER NOT NULL REFERENCES feeds, sequence INTEGER NOT NULL,
            subject_kind INTEGER NOT NULL, subject_replica BLOB, subject_sequence INTEGER,
            base BLOB NOT NULL, kind INTEGER NOT NULL, payload BLOB NOT NULL,
            PRIMARY KEY (feed_id, sequence)) WITHOUT ROWID;

        -- status: 0 waiting, 1 folded, 2 refused (then reason says why).
        CREATE TABLE entries (
            feed_id INTEGER NOT NULL, sequence INTEGER NOT NULL, case_id INTEGER,
            kind INTEGER NOT NULL, lamport INTEGER NOT NULL DEFAULT 0,
            status INTEGER NOT NULL DEFAULT 0, reason INTEGER,
            PRIMARY KEY (feed_id, sequence)) WITHOUT ROWID;
        CREATE INDEX entries_of_case ON entries (case_id) WHERE case_id IS NOT NULL;
        CREATE INDEX entries_refused ON entries (feed_id, sequence) WHERE status = 2;

        -- origin: the peer a segment came from, 0 for our own.
        CREATE TABLE arrivals (
            scope_id INTEGER NOT NULL, arrival INTEGER NOT NULL, segment_id INTEGER NOT NULL,
            origin INTEGER NOT NULL, PRIMARY KEY (scope_id, arrival)) WITHOUT ROWID;
        CREATE TABLE offered (
            scope_id INTEGER NOT NULL, origin INTEGER NOT NULL, arrival INTEGER NOT NULL,
            PRIMARY KEY (scope_id, origin)) WITHOUT ROWID;
        CREATE TABLE cursors (
            peer_id INTEGER NOT NULL, scope_id INTEGER NOT NULL, arrival INTEGER NOT NULL,
            PRIMARY KEY (peer_id, scope_id)) WITHOUT ROWID;
        CREATE TABLE gaps (
            peer_id INTEGER NOT NULL, replica_id INTEGER NOT NULL, scope_id INTEGER NOT NULL,
            needed INTEGER NOT NULL,
            PRIMARY KEY (peer_id, replica_id, scope_id)) WITHOUT ROWID;

        CREATE TABLE admissions (
            feed_id INTEGER PRIMARY KEY, count INTEGER NOT NULL, hash BLOB NOT NULL);
        CREATE TABLE admission_steps (
            -- The key comes first: else integrity_check of SQLite 3.40 reports NULLs that are none.
            feed_id INTEGER NOT NULL, up_to INTEGER NOT NULL, life INTEGER NOT NULL,
            since INTEGER NOT NULL, ruling_feed_id INTEGER NOT NULL,
            ruling_sequence INTEGER NOT NULL, ruled_at INTEGER NOT NULL,
            PRIMARY KEY (feed_id, up_to, life)) WITHOUT ROWID;
        -- life: which incarnation of the county said so; knowing: with an earlier ruling before it.
        CREATE TABLE exceptions (
            feed_id INTEGER NOT NULL, sequence INTEGER NOT NULL, reason INTEGER NOT NULL,
            cause_replica BLOB, cause_sequence INTEGER,
            life INTEGER NOT NULL, knowing INTEGER NOT NULL,
            PRIMARY KEY (feed_id, sequence)) WITHOUT ROWID;
        CREATE TABLE receipts (
            signer_id INTEGER NOT NULL, feed_id INTEGER NOT NULL, count INTEGER NOT NULL,
            wall INTEGER NOT NULL, receipt BLOB NOT NULL,
            PRIMARY KEY (signer_id, feed_id)) WITHOUT ROWID;
        CREATE TABLE quarantined_segments (
            hash BLOB PRIMARY KEY, peer BLOB NOT NULL, code INTEGER NOT NULL, reason TEXT NOT NULL,
            bytes BLOB NOT NULL) WITHOUT ROWID;

        CREATE TABLE checkpoints (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE cases (
            id INTEGER PRIMARY KEY, feed_id INTEGER NOT NULL, sequence INTEGER NOT NULL,
            scope_id INTEGER NOT NULL, state BLOB NOT NULL, UNIQUE (feed_id, sequence));
        CREATE INDEX cases_of_scope ON cases (scope_id);
        """

    /// What lists and searches read; dropped and rebuilt from the states at any time.
    static let projections = """
        CREATE TABLE case_list (
            case_id INTEGER PRIMARY KEY, point INTEGER NOT NULL, number TEXT NOT NULL,
            matter TEXT NOT NULL, stage INTEGER NOT NULL, frozen INTEGER NOT NULL,
            conflicts INTEGER NOT NULL, refused INTEGER NOT NULL, opened_at INTEGER NOT NULL,
            unsettled INTEGER NOT NULL,
            -- Facts that time limits are reckoned from, see ClockLine.
            clock BLOB NOT NULL,
            -- Whether anything may still be awaited.
            open INTEGER NOT NULL);
        CREATE INDEX case_list_open ON case_list (opened_at) WHERE open;
        CREATE INDEX case_list_unsettled ON case_list (opened_at) WHERE unsettled;
        -- Not unique: two lines with one number are a fault to be seen, not a line to be lost.
        CREATE INDEX case_list_number ON case_list (number);
        CREATE INDEX case_list_newest ON case_list (opened_at);
        CREATE INDEX case_list_point ON case_list (point, opened_at);
        CREATE TABLE official_numbers (
            case_id INTEGER NOT NULL, number TEXT NOT NULL, PRIMARY KEY (number, case_id))
            WITHOUT ROWID;
        CREATE INDEX official_numbers_case ON official_numbers (case_id);
        """

    static let dropProjections = "DROP TABLE case_list; DROP TABLE official_numbers;"
}
