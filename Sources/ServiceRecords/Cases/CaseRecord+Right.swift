public import Replication

extension CaseRecord {
    /// Who may decide, by everything folded.
    ///
    /// A ruling that refused an act because its delegation had been recalled takes the right to the
    /// county: its author is not to decide, and the citizen must not wait for it to pass the right on.
    ///
    /// - Parameter county: Who decides for the county itself; nil leaves the right where it is.
    public func rightHolding(
        _ succession: Succession,
        county: ReplicaID?
    ) -> DecisionRight.Holding? {
        guard let county, refused.contains(where: \.isRecalled) else {
            return decisionRight.holding(in: nil, succession)
        }
        return decisionRight.holding(in: nil, succession, takenBackBy: county)
    }

    /// Who may decide in a past: what is ruled there counts, and nothing else.
    func rightHolding(
        in past: VersionVector,
        _ succession: Succession,
        county: ReplicaID?,
        isRuled: (Dot, VersionVector) throws -> Bool
    ) rethrows -> DecisionRight.Holding? {
        guard let county,
            try refused.contains(where: { try $0.isRecalled && isRuled($0.dot, past) })
        else { return decisionRight.holding(in: past, succession) }
        return decisionRight.holding(in: past, succession, takenBackBy: county)
    }
}

extension CaseRecord.RefusedEntry {
    /// Whether the county refused it because the delegation it rested on had been recalled.
    var isRecalled: Bool {
        if case .recalled = reason { return true }
        return false
    }
}
