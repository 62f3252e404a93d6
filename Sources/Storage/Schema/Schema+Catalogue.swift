extension Schema {
    /// What is folded from the county's catalogues, and the drafts of its office.
    static let catalogueTables = """
        -- The county publishes a version in every catalogue whose readers came to need it.
        -- effective: days since 1970-01-01.
        CREATE TABLE matters (
            code TEXT NOT NULL, version INTEGER NOT NULL, audience INTEGER NOT NULL,
            effective INTEGER NOT NULL, position INTEGER NOT NULL, record BLOB NOT NULL,
            PRIMARY KEY (code, version, audience)) WITHOUT ROWID;
        CREATE TABLE listed_matters (
            code TEXT NOT NULL, effective INTEGER NOT NULL, name TEXT NOT NULL,
            tier INTEGER NOT NULL, department TEXT NOT NULL, status INTEGER NOT NULL,
            PRIMARY KEY (code, effective)) WITHOUT ROWID;
        CREATE TABLE documents (
            kind INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,
            audience INTEGER NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (kind, id, version, audience)) WITHOUT ROWID;

        -- The newest moment that a ruling folded here names, by the county's clock.
        CREATE TABLE county_time (
            id INTEGER PRIMARY KEY CHECK (id = 1), ruled_at INTEGER NOT NULL);

        -- What a replica last reported to have folded of one county scope; count = entries.
        CREATE TABLE held_catalogues (
            feed_id INTEGER NOT NULL, scope_kind INTEGER NOT NULL, scope_key INTEGER NOT NULL,
            count INTEGER NOT NULL, sequence INTEGER NOT NULL, program TEXT NOT NULL,
            PRIMARY KEY (feed_id, scope_kind, scope_key)) WITHOUT ROWID;

        -- The county's office only: files not published yet. revision grows with every change.
        CREATE TABLE drafts (
            name TEXT PRIMARY KEY, revision INTEGER NOT NULL, changed_at INTEGER NOT NULL)
            WITHOUT ROWID;
        CREATE TABLE draft_files (
            draft TEXT NOT NULL REFERENCES drafts, path TEXT NOT NULL,
            bytes BLOB NOT NULL, PRIMARY KEY (draft, path)) WITHOUT ROWID;
        """
}
