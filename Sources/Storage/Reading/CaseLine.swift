public import ServiceModel
public import ServiceRecords

/// One line of a list of cases.
public struct CaseLine: Hashable, Sendable {
    /// Which case.
    public let id: CaseID
    /// Its receipt number.
    public let number: String
    /// Its matter.
    public let matter: MatterCode
    /// The matter's name in the newest version held here; empty if none is.
    public let matterName: String
    /// How far it is.
    public let stage: CaseStage
    /// How far it is in the words of the list of states: its stage and what is on file beside it.
    public let state: CaseState
    /// Whether it is frozen until a person rules.
    public let isFrozen: Bool
    /// Fields a person must settle.
    public let conflicts: Int
    /// Entries that are kept but not folded.
    public let refused: Int
    /// When it was opened, by the opener's clock, seconds since 1970.
    public let openedAt: Int64
    /// How far all its entries have got: the least of them.
    public let custody: Custody
    /// The facts that its time limits are reckoned from.
    public let timeline: CaseTimeline
    /// The applicant's name, in clear; masking is the screen's duty.
    public let applicant: String
}
