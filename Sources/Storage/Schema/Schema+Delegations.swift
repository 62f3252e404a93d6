extension Schema {
    /// What points say about offers, folded from entries of kind 61, and what this machine can prove
    /// about the time.
    static let delegationTables = """
        CREATE TABLE delegation_answers (
            feed_id INTEGER NOT NULL, sequence INTEGER NOT NULL,
            matter TEXT NOT NULL, version INTEGER NOT NULL, record BLOB NOT NULL,
            PRIMARY KEY (feed_id, sequence)) WITHOUT ROWID;
        CREATE INDEX delegation_answers_matter ON delegation_answers (matter, version);

        -- Truth, local: when noted, it was at least floor; wall is the latest the clock has said since
        -- the county's word of time signed came in.
        CREATE TABLE proved_time (
            id INTEGER PRIMARY KEY CHECK (id = 1), floor INTEGER NOT NULL, signed INTEGER NOT NULL,
            wall INTEGER NOT NULL, uptime INTEGER NOT NULL, boot INTEGER NOT NULL);
        """
}
