public import Replication

/// Which incarnation stands in whose place, as the register knew it at one head.
public struct Succession: Hashable, Sendable {
    private var heirs: [ReplicaID: ReplicaID]

    /// Nobody was replaced.
    public init() {
        heirs = [:]
    }

    /// `new` takes the place of `old`; said twice, the first word stays.
    public mutating func replace(_ old: ReplicaID, by new: ReplicaID) {
        // A circle would leave a right with nobody.
        guard heirs[old] == nil, heir(of: new) != old else { return }
        heirs[old] = new
    }

    /// Who stands in the place of `replica` now; itself, if nobody replaced it. O(replacements).
    public func heir(of replica: ReplicaID) -> ReplicaID {
        var heir = replica
        while let next = heirs[heir] { heir = next }
        return heir
    }

    /// Whether `later` is `replica` or took its place, at once or through others.
    public func leads(from replica: ReplicaID, to later: ReplicaID) -> Bool {
        var heir = replica
        while heir != later {
            guard let next = heirs[heir] else { return false }
            heir = next
        }
        return true
    }

    /// Whether somebody took its place.
    public func isReplaced(_ replica: ReplicaID) -> Bool { heirs[replica] != nil }
}
