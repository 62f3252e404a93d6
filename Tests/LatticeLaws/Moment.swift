public import Replication

/// What a replica knows at the moment it performs an operation: everything an entry carries.
public struct Moment: Sendable {
    /// The new entry.
    public let dot: Dot
    /// What its author held without gaps; includes all of the author's own entries.
    public let past: VersionVector
    /// One more than the greatest number in `past`.
    public let lamport: LamportNumber
    /// The author's level of government: 4 county, 5 township, 6 village.
    public let level: UInt8

    /// The stamp of a write made at this moment.
    public var stamp: WriteStamp {
        WriteStamp(dot: dot, lamport: lamport, level: level)
    }
}
