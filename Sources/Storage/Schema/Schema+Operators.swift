extension Schema {
    /// Who acts in the entries of a feed from one sequence on; derived, folded from entries of kind 12.
    static let operatorTables = """
        CREATE TABLE operators (
            feed_id INTEGER NOT NULL, sequence INTEGER NOT NULL,
            name TEXT NOT NULL, role INTEGER NOT NULL,
            PRIMARY KEY (feed_id, sequence)) WITHOUT ROWID;
        """
}
