/// What one point may do with one matter on one day, and by what right.
public struct DelegationStanding: Hashable, Sendable {
    /// How far it may go; nil if it may not handle the matter at all.
    public let mode: HandlingMode?
    /// By what right, or why not.
    public let basis: Basis

    /// By what right.
    public enum Basis: Hashable, Sendable {
        /// The county decides everything.
        case county
        /// A row of the county's standing list, granting or excluding.
        case row(Delegation)
        /// A delegation on trial, of this version.
        case trial(version: Int)
        /// An active delegation, of this version.
        case active(version: Int)
        /// 代收转办: the delegation is not in force, for this reason; the point takes papers in and
        /// passes them on, so that nobody is turned away. Counted apart from 代办.
        case fallback(DelegationStage, version: Int)
        /// Nothing speaks about the point.
        case nothing
    }

    /// Whether papers are only taken in because the delegation is not in force.
    public var isFallback: Bool {
        if case .fallback = basis { return true }
        return false
    }
}
