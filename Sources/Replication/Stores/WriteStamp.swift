/// Who wrote a value, and where the write stands among concurrent ones.
///
/// Ordered by Lamport number, then dot, then level. This extends the causal order and is used only
/// to choose which write is *shown*; merging never looks at it.
public struct WriteStamp: Hashable, Comparable, Sendable {
    /// The entry that wrote.
    public let dot: Dot
    /// The rank of that entry.
    public let lamport: LamportNumber
    /// The level of government of the author, as the national code set for 行使层级 numbers it:
    /// 4 county, 5 township, 6 village.
    public let level: UInt8

    /// Stamps a write.
    public init(dot: Dot, lamport: LamportNumber, level: UInt8) {
        self.dot = dot
        self.lamport = lamport
        self.level = level
    }

    public static func < (left: Self, right: Self) -> Bool {
        if left.lamport != right.lamport { return left.lamport < right.lamport }
        if left.dot != right.dot { return left.dot < right.dot }
        return left.level < right.level
    }
}
