/// Which of several concurrent writes of a field is shown first, while the others stay visible.
///
/// A plain register and a multi-value register are the same state, ``MVRegister``: every causally
/// maximal write. They differ only in what the field's policy makes of more than one. For
/// descriptive text the shown one is simply taken; for an identity, a bank account or an amount
/// ``MVRegister/isInConflict`` opens a conflict that a person resolves by writing again.
///
/// The choice is made when the field is read and never when states merge, because choosing at merge
/// time is not associative. Let a county write x, a village write z having seen x, and another
/// village write y that saw neither but ranks late by its Lamport number. Then x beats y by level,
/// z beats x by causality, and y beats z by Lamport number: the survivor depends on who met whom
/// first.
public enum ShownWritePolicy: Hashable, Sendable, CaseIterable {
    /// The county's write first, then the township's, then the village's.
    case highestLevel
    /// The village's write first, then the township's, then the county's.
    case closestToApplicant
    /// The write with the greatest Lamport number, whoever made it.
    case latest
}

extension MVRegister {
    /// The write to show: first by the level policy, then by Lamport number, then by dot.
    ///
    /// Equal on every replica that holds the same entries. Nil if never written. O(n) in concurrent
    /// writes.
    public func shown(by policy: ShownWritePolicy) -> Write? {
        guard var best = writes.first else { return nil }
        for write in writes.dropFirst() where policy.prefers(write.stamp, to: best.stamp) {
            best = write
        }
        return best
    }
}

extension ShownWritePolicy {
    fileprivate func prefers(_ left: WriteStamp, to right: WriteStamp) -> Bool {
        switch self {
        case .highestLevel where left.level != right.level: left.level < right.level
        case .closestToApplicant where left.level != right.level: left.level > right.level
        case .highestLevel, .closestToApplicant, .latest: left > right
        }
    }
}
