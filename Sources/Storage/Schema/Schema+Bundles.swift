extension Schema {
    /// What is remembered of files carried on sticks.
    static let bundles = """
        -- One's own, so that no number is given twice.
        CREATE TABLE bundles_exported (
            number INTEGER PRIMARY KEY, point INTEGER NOT NULL, wall INTEGER NOT NULL);
        CREATE TABLE bundles_imported (
            id INTEGER PRIMARY KEY, exporter_id INTEGER NOT NULL, number INTEGER NOT NULL,
            hash BLOB NOT NULL, wall INTEGER NOT NULL, imported_at INTEGER NOT NULL,
            UNIQUE (exporter_id, number, hash));
        -- What a peer has stated that it holds; never what was only sent to it.
        CREATE TABLE peer_holdings (
            peer_id INTEGER NOT NULL, replica_id INTEGER NOT NULL, scope_id INTEGER NOT NULL,
            count INTEGER NOT NULL, hash BLOB NOT NULL,
            PRIMARY KEY (peer_id, replica_id, scope_id)) WITHOUT ROWID;
        """
}
