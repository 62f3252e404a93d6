extension Schema {
    /// Who acts in the entries of a feed from one sequence on, folded from entries of kind 12, and what
    /// people of the county released; both derived.
    static let operatorTables = """
        CREATE TABLE operators (
            feed_id INTEGER NOT NULL, sequence INTEGER NOT NULL,
            name TEXT NOT NULL, role INTEGER NOT NULL,
            PRIMARY KEY (feed_id, sequence)) WITHOUT ROWID;
        -- Entries that a ruling released, with the latest such ruling.
        CREATE TABLE releases (
            feed_id INTEGER NOT NULL, sequence INTEGER NOT NULL,
            ruling_feed_id INTEGER NOT NULL, ruling_sequence INTEGER NOT NULL,
            ruled_at INTEGER NOT NULL, PRIMARY KEY (feed_id, sequence)) WITHOUT ROWID;
        """
}
