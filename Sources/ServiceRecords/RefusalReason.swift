public import Replication

/// Why an entry is not admitted; the number travels in rulings and is never reused.
public enum RefusalReason: Error, Hashable, Sendable {
    /// The county has granted the author's device nothing.
    case notGranted
    /// The author's service point neither is this one nor stands above it.
    case wrongScope
    /// The author's level may not do this act, or the matter is not delegated to it.
    case notCompetent
    /// The decision right was with someone else, or its move was not ruled yet.
    case notDecisionHolder
    /// The act was not legal in what the author itself had seen.
    case illegal
    /// It rests on another entry that is refused.
    case dependsOn(Dot)
    /// The matter version it pins was never published.
    case unknownMatter
    /// The payload is not what its kind promises.
    case malformed
    /// Only the county writes this kind, here.
    case notTheCounty
    /// No device of the competent point or of any point above it may decide.
    case noDecider
    /// The county had recalled the delegation, which its author did not know; the entry of the county
    /// that recalled it, if it is named. No fault of the author.
    case recalled(Dot?)
    /// The lease had ended, as the author's own signed clocks prove. Nothing writes it yet.
    case leaseLapsed
    /// It stands past the end at which the county closed its author's feed.
    case pastTheEnd
    /// A reason this version does not know; the entry stays out of the fold.
    case unknown(UInt32)

    /// The stable number; 0 is never a reason, it releases.
    public var code: UInt32 {
        switch self {
        case .notGranted: 1
        case .wrongScope: 2
        case .notCompetent: 3
        case .notDecisionHolder: 4
        case .illegal: 5
        case .dependsOn: 6
        case .unknownMatter: 7
        case .malformed: 8
        case .notTheCounty: 9
        case .noDecider: 10
        case .recalled: 11
        case .leaseLapsed: 12
        case .pastTheEnd: 16
        case .unknown(let code): code
        }
    }

    /// The entry it falls with, when it falls with one; of a recall that of the county.
    public var cause: Dot? {
        switch self {
        case .dependsOn(let dot): dot
        case .recalled(let dot): dot
        case .notGranted, .wrongScope, .notCompetent, .notDecisionHolder, .illegal, .unknownMatter,
            .malformed, .notTheCounty, .noDecider, .leaseLapsed, .pastTheEnd, .unknown:
            nil
        }
    }

    /// Reads a code and a cause; nil for 0.
    public init?(code: UInt32, cause: Dot?) {
        switch code {
        case 0: return nil
        case 1: self = .notGranted
        case 2: self = .wrongScope
        case 3: self = .notCompetent
        case 4: self = .notDecisionHolder
        case 5: self = .illegal
        case 6:
            guard let cause else {
                self = .unknown(6)
                return
            }
            self = .dependsOn(cause)
        case 7: self = .unknownMatter
        case 8: self = .malformed
        case 9: self = .notTheCounty
        case 10: self = .noDecider
        case 11: self = .recalled(cause)
        case 12: self = .leaseLapsed
        case 16: self = .pastTheEnd
        default: self = .unknown(code)
        }
    }
}
