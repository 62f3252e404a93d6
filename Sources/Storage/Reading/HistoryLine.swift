public import Replication
public import ServiceModel
public import ServiceRecords

/// One entry of a case's history.
public struct HistoryLine: Sendable {
    /// Which entry.
    public let dot: Dot
    /// Who wrote it, as far as the register says.
    public let point: ServicePoint?
    /// The person who acted; nil if its feed names nobody.
    public let person: Operator?
    /// What it did; nil if it cannot be read.
    public let act: CaseAct?
    /// Why it is not folded, if it is not.
    public let refusal: RefusalReason?
    /// How far it has got.
    public let custody: Custody
    /// Its rank.
    public let lamport: LamportNumber
    /// Everything of the scope its author had folded, its own earlier entries included.
    public let past: VersionVector
    /// When the county ruled on it, by the county's clock; nil if it has not, or wrote it itself.
    public let ruledAt: Int64?
    /// The county's release of it, if it was refused before; the last one.
    public let release: Release?

    /// A person's word that a refused entry counts.
    public struct Release: Hashable, Sendable {
        /// The county's entry.
        public let dot: Dot
        /// When, by the county's clock, seconds since 1970.
        public let at: Int64
        /// Who released it; nil if the county's feed names nobody.
        public let person: Operator?
    }
}
