/// What a replica holds, counted.
public struct ReplicaCounts: Hashable, Sendable {
    /// Cases listed.
    public let cases: Int
    /// Matters in their newest version.
    public let matters: Int
    /// Our own entries no township has signed for.
    public let onlyHere: Int
    /// Our own entries a township has signed for and the county not ruled on.
    public let atTownship: Int
    /// Our own entries the county has ruled on.
    public let atCounty: Int
    /// Cases with an open conflict.
    public let conflicts: Int
    /// Entries outside the fold.
    public let refused: Int
    /// Segments outside the feeds.
    public let quarantined: Int
}
