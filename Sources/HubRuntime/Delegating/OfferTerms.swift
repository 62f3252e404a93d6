public import ServiceModel

/// What the office writes into an offer; what is left out follows the county's rules.
public struct OfferTerms: Hashable, Sendable {
    /// How far the point would take the matter.
    public var mode: HandlingMode
    /// The last day for an answer; nil for the county's number of working days from today.
    public var replyBy: Day?
    /// The last day of the delegation; nil for no end.
    public var until: Day?
    /// What an acceptance must show.
    public var checks = CapabilityItem.allCases
    /// Cases of trial; nil for the county's number.
    public var trialCases: Int?
    /// Code of the department that delegates.
    public var department = ""
    /// Number of the document.
    public var document = ""
    /// What training comes with it.
    public var training = ""
    /// What service the citizen may expect.
    public var serviceLevel = ""
    /// Anything else.
    public var note = ""

    /// Terms for handling a matter this far.
    public init(mode: HandlingMode) {
        self.mode = mode
    }
}
