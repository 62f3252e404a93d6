/// A law that a type broke, and the history that shows it.
public struct LawViolation: Error, Equatable, CustomStringConvertible {
    /// What was broken.
    public let law: Law
    /// Reproduces the history; see ``checkHistory(of:seed:)``.
    public let seed: UInt64
    /// The states that show it.
    public let evidence: String

    /// What a state-based type with deltas promises.
    public enum Law: String, Sendable, CaseIterable {
        /// (a ⊔ b) ⊔ c = a ⊔ (b ⊔ c)
        case associative
        /// a ⊔ b = b ⊔ a
        case commutative
        /// a ⊔ a = a, and (a ⊔ b) ⊔ b = a ⊔ b
        case idempotent
        /// Performing an operation is merging its delta.
        case mutationIsDelta = "mutation is merging the delta"
        /// Whoever has the author's past gets the same from the delta as from the author's state.
        case deltaIsFullState = "delta is as good as the full state"
        /// Replicas that exchanged everything, in any order and repeatedly, are equal.
        case convergent
        /// The state reached is the one specified.
        case right = "as specified"
    }

    public var description: String {
        "not \(law.rawValue), seed \(seed): \(evidence)"
    }
}

/// What checking many histories came to.
public struct LawReport: Sendable {
    /// How many histories were played; ends at the first violation.
    public internal(set) var histories = 0
    /// How many operations they held.
    public internal(set) var operations = 0
    /// The first violation found, if any.
    public internal(set) var violation: LawViolation?
    var pairs = 0
    var concurrentPairs = 0

    /// Of all pairs of operations in the same history, how many per cent were concurrent.
    public var concurrentPercent: Int {
        pairs == 0 ? 0 : concurrentPairs * 100 / pairs
    }
}
