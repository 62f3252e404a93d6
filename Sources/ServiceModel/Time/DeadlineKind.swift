/// What a time limit is about (时限种类), from the gravest to the least.
///
/// Raw values are written into records and never change their meaning.
public enum DeadlineKind: UInt8, CaseIterable, Sendable {
    /// 法定办结时限: the time the law allows for the decision.
    case statutory = 1
    /// 承诺办结时限: the shorter time the county promises.
    case promised = 2
    /// 五日告知: to tell the applicant whether the papers are complete.
    case telling = 3
    /// 移交: an agent's time to hand over what he collected.
    case handOver = 4
    /// 容缺补齐: the applicant's time to bring what may follow later.
    case supplement = 5
    /// 送达: to deliver the decision.
    case delivery = 6

    /// Whether it bounds the decision itself, so that pauses and extensions apply to it.
    public var boundsDecision: Bool { self == .statutory || self == .promised }
}
