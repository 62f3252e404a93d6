extension Schema {
    /// What points say about guides, and what the county answers; both folded from status scopes.
    static let deviationTables = """
        CREATE TABLE deviations (
            feed_id INTEGER NOT NULL, sequence INTEGER NOT NULL, point INTEGER NOT NULL,
            matter TEXT NOT NULL, payload BLOB NOT NULL,
            PRIMARY KEY (feed_id, sequence)) WITHOUT ROWID;
        CREATE INDEX deviations_of_matter ON deviations (matter);
        -- replica, filed_at_sequence: the entry that is answered; lamport: of the answer.
        CREATE TABLE deviation_answers (
            feed_id INTEGER NOT NULL, sequence INTEGER NOT NULL, point INTEGER NOT NULL,
            replica BLOB NOT NULL, filed_at_sequence INTEGER NOT NULL, lamport INTEGER NOT NULL,
            payload BLOB NOT NULL, PRIMARY KEY (feed_id, sequence)) WITHOUT ROWID;
        CREATE INDEX deviation_answers_of ON deviation_answers (replica, filed_at_sequence);
        """
}
