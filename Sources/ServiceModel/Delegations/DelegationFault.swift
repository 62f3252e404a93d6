/// Why an offer, a move or an answer is not possible; each carries what must be explained.
public enum DelegationFault: Error, Hashable, Sendable {
    /// Nothing of this matter was offered to the point.
    case noOffer(MatterCode)
    /// There is no such version; the newest is this.
    case noSuchVersion(Int, newest: Int)
    /// The county cannot take this move from this stage.
    case moveNotPossible(DelegationStage, DelegationMove)
    /// The point cannot give this answer at this stage.
    case answerNotPossible(DelegationStage, DelegationAnswer.Kind)
    /// These items of the acceptance are still due.
    case checksOpen([CapabilityItem])
    /// The acceptance says nothing about these items.
    case checksMissing([CapabilityItem])
    /// The offer does not ask for this item, or it is given twice.
    case checkNotAsked(CapabilityItem)
    /// The item is said to be met, without evidence or without who says so.
    case evidenceMissing(CapabilityItem)
    /// A reason must be given.
    case reasonMissing
    /// The trial has had so many cases of this many.
    case trialNotDone(had: Int, of: Int)
    /// It may begin on this day at the earliest, unless it is urgent.
    case noticeTooShort(earliest: Day)
    /// A day that lies before the day it must not lie before.
    case dayPassed(Day)
    /// The level may not have a matter of this type this far, whoever delegates it.
    case beyondLevel(Tier, MatterType, HandlingMode)
    /// The county needs no delegation.
    case countyItself
    /// The county's list excludes the point from the matter, by this document.
    case excluded(document: String)
    /// A text is longer than this many characters.
    case textTooLong(limit: Int)
    /// A trial may take this many cases at most.
    case tooManyTrialCases(limit: Int)
}
