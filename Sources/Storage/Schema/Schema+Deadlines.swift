extension Schema {
    /// Between which county times segments were written, as the county's rulings say.
    static let deadlineTables = """
        -- first: sequence of the segment. wall: what its author's clock said when he closed it.
        -- life: which incarnation of the county said so; the earlier is right.
        CREATE TABLE ruling_windows (
            feed_id INTEGER NOT NULL, first INTEGER NOT NULL,
            not_before INTEGER NOT NULL, not_after INTEGER NOT NULL, wall INTEGER,
            life INTEGER NOT NULL, PRIMARY KEY (feed_id, first)) WITHOUT ROWID;
        """
}
