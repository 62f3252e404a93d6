/// Names one entry within a scope: the `sequence`-th thing `replica` wrote there.
///
/// Sequence 0 is the certificate that opens the incarnation. Ids of cases, timeline entries and set
/// elements are dots, so nothing random is ever sent. Almeida, Shoker, Baquero, "Delta State
/// Replicated Data Types" (2018), section 4.
public struct Dot: Hashable, Comparable, Sendable {
    /// Who wrote it.
    public let replica: ReplicaID
    /// Its place in the author's feed of the scope.
    public let sequence: UInt64

    /// Names the entry.
    public init(_ replica: ReplicaID, _ sequence: UInt64) {
        self.replica = replica
        self.sequence = sequence
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.replica, left.sequence) < (right.replica, right.sequence)
    }
}
