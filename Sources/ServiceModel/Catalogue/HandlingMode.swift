/// How far a service point may take a matter that was delegated to it (办理方式).
///
/// Modes compare by authority: who may decide may also accept, who may accept may also collect.
public enum HandlingMode: UInt8, CaseIterable, Comparable, Sendable {
    /// 代办: collects and submits for the applicant; acceptance happens above.
    case agency = 1
    /// 受理: accepts and passes on for decision.
    case acceptance = 2
    /// 办结: decides and finishes.
    case decision = 3

    /// Whether `lhs` grants less than `rhs`.
    public static func < (lhs: HandlingMode, rhs: HandlingMode) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
