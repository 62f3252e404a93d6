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
}
