extension Schema {
    /// What a restored replica remembers of its restoration.
    static let restoration = """
        -- One row a restoration of this database's line; the one of our own replica is the last.
        CREATE TABLE restorations (
            replica BLOB PRIMARY KEY, previous BLOB NOT NULL, made_at INTEGER NOT NULL,
            restored_at INTEGER NOT NULL, heard INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        -- At the county: the devices directly below, and whether their tails were heard (1) or a
        -- person has given them up (2, and why).
        CREATE TABLE restoration_children (
            device_key BLOB PRIMARY KEY, point INTEGER NOT NULL, state INTEGER NOT NULL DEFAULT 0,
            reason TEXT) WITHOUT ROWID;
        """
}
