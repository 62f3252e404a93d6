/// The rank of an entry among concurrent ones: one more than the greatest in its context.
///
/// Always derived from the context and never sent, so a wrong one cannot exist and no clock can jump
/// it. Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System" (1978).
public struct LamportNumber: Hashable, Comparable, Sendable {
    /// The rank; certificates that saw nothing have 1.
    public let rank: UInt64

    /// Takes a rank that was derived before.
    public init(_ rank: UInt64) {
        self.rank = rank
    }

    /// The number of an entry whose context holds entries with these numbers.
    public init(after seen: some Sequence<LamportNumber>) {
        rank = (seen.map(\.rank).max() ?? 0) + 1
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.rank < right.rank
    }
}
