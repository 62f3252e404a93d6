/// How far an entry has provably got.
public enum Custody: UInt8, Comparable, Sendable {
    /// On the disk here (fsync).
    case here = 0
    /// A township or the county has signed for it.
    case township = 1
    /// The county has ruled on it.
    case county = 2

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
