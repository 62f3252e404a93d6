public import ServiceModel

/// What stands in the way of an act of the county's office.
public enum OfficeFault: Error, Hashable, Sendable {
    /// No point of this division is registered or given.
    case unknownDivision(DivisionCode)
    /// The data names no county, or more than one.
    case notOneCounty
    /// No such entry is kept out of the fold.
    case noSuchRefusal
    /// The device has no earlier incarnation that is not replaced already.
    case nothingToReplace
    /// What this earlier incarnation wrote last may not be here: the new one has not stated how far it
    /// has heard it, or has heard more than is here.
    case tailNotHeard(String, isStated: Bool)
    /// These matters changed without a greater version; a published version is never changed.
    case changedWithoutVersion([MatterCode])
    /// These lines of a change list do not fit what is published.
    case conflicts([ChangeConflict])
    /// No draft of this name.
    case noSuchDraft(String)
    /// A draft of this name is there already, in this revision, and nobody asked to replace it.
    case draftExists(String, Int)
    /// The draft has another revision than expected: somebody changed it; nil if it is gone.
    case draftMoved(String, Int?)
    /// The delegation of this matter to this point does not allow it.
    case delegating(MatterCode, at: ServicePoint, DelegationFault)
    /// The clock is behind a moment the county has signed; seconds since 1970.
    case clockBehind(signed: Int64, now: Int64)
    /// The clock is more than a month after the newest moment the county has signed.
    case clockAhead(signed: Int64, now: Int64)
    /// The draft holds neither a county's lists nor a change list.
    case unreadableDraft(String)
    /// No deviation of this name is held.
    case noSuchDeviation(String)
    /// The answer to a deviation cannot be given.
    case badAnswer(DeviationFault)
    /// The guides of these versions are not complete, and whoever publishes demands that.
    case incomplete([CompletenessLine])
}
