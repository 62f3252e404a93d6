/// Why the rules of service refused a command; each case carries what the counter must explain.
public enum Refusal: Error, Hashable, Sendable {
    /// The catalogue known here has no such matter.
    case unknownMatter(MatterCode)
    /// The matter is known, but not in the version the case is bound to.
    case unknownVersion(MatterCode, Int)
    /// The first version of the matter takes effect on this day only.
    case notYetInForce(MatterCode, from: Day)
    /// The matter takes no new cases since this day (暂停).
    case suspended(MatterCode, since: Day)
    /// The matter is withdrawn since this day (取消).
    case withdrawn(MatterCode, since: Day)
    /// The division might handle the matter up to this day, and not any more.
    case delegationEnded(MatterCode, at: DivisionCode, on: Day)
    /// The division may handle the matter from this day on, and not yet.
    case delegationBegins(MatterCode, at: DivisionCode, on: Day)
    /// The delegation was recalled as invalid in law since this day: begun cases stop too.
    case recalledUrgently(MatterCode, since: Day)
    /// The delegations known here were proved until this day: papers are taken in, nothing more.
    case leaseLapsed(until: Day)
    /// The clock here cannot be right: it is proved to be this day at least.
    case timeUnproved(notBefore: Day)
    /// An existing case cannot be opened again.
    case alreadyOpen
    /// The step is not legal from the stage the case is in.
    case wrongStage(CaseStage, Transition)
    /// The case has ended at this stage; only notes may be added.
    case caseClosed(CaseStage)
    /// Contradictory decisions wait for a ruling; only notes may be added.
    case caseFrozen
    /// The division may not take the matter this far.
    case notDelegated(MatterCode, at: DivisionCode)
    /// No service point of this tier may take this step in this case.
    case levelMayNot(Tier, Transition)
    /// Another service point holds the right to decide this case.
    case notDecisionHolder
    /// The case belongs to this service point, on which the actor may not act.
    case outOfScope(point: ServicePointID)
    /// The applicant is not known.
    case applicantMissing
    /// The materials with these numbers, ascending, have not been handed in.
    case materialsMissing([Int])
    /// The matter asks for no material with this number.
    case unknownMaterial(Int)
    /// The material with this number is not held, so it cannot be given back.
    case materialNotHeld(Int)
    /// These fields, in the order of the form, hold different values that a person must choose from.
    case conflictOpen([CaseField])
    /// Nothing is to be settled in this field: its writes agree.
    case notInConflict(CaseField)
    /// The value chosen is not among those of this field any more.
    case choiceGone(CaseField)
    /// No resolution of this field stands that could be taken back.
    case notResolved(CaseField)
    /// No contradictory decisions wait for a ruling.
    case notFrozen
    /// The decision chosen is not among those that contradict each other.
    case noSuchDecision
    /// No ruling on decisions stands that could be taken back.
    case notRuled
    /// Only the county rules on contradictory decisions, not a point of this tier.
    case countyRules(Tier)
    /// The value does not fit the field.
    case invalidField(CaseField, FieldFault)
    /// The value does not fit an answer of a form.
    case invalidAnswer(FormKey, FieldFault)
    /// These answers are none that the matter's form takes.
    case formMisfits([FormFinding])
    /// The matter's form is not filled in as it asks.
    case formNotWhole([FormFinding])
    /// The form would have answers for more keys than a case may.
    case tooManyAnswers(limit: Int)
    /// A note, notice or reason that must say something says nothing.
    case emptyText
    /// A text is longer than this many characters.
    case textTooLong(limit: Int)
    /// The person's function does not cover this; somebody else at the desk must do it.
    case roleMayNot(OperatorRole)
    /// Only a level above this one puts this on file.
    case levelMayRecord(Tier)
    /// A case at this stage takes no such entry.
    case stageTakesNo(CaseStage)
    /// The entry comes with the step it belongs to, and not by itself.
    case comesWithStep
    /// The list does not let cases of this matter be accepted with gaps.
    case deferralNotOffered(MatterCode)
    /// These materials, ascending, are missing and may not follow later.
    case notDeferrable([Int])
    /// Nothing is missing.
    case nothingMissing
    /// No promised material is open.
    case nothingPromised
    /// The material with this number was not promised, or has come.
    case notPromised(Int)
    /// Promised materials, ascending, have still to come.
    case promisesOpen([Int])
    /// What was promised may still come until the end of this day.
    case promiseNotDue(until: Day)
    /// The new day does not lie after this one.
    case notLater(than: Day)
    /// The day has passed.
    case dayHasPassed(Day)
    /// The day has not come yet.
    case dayIsAhead(Day)
    /// These materials, ascending, were found not to be reliable.
    case materialsInvalid([Int])
    /// These special procedures have not ended.
    case specialOpen([SpecialProcedure])
    /// No special procedure runs.
    case noSpecialOpen
    /// The limit was extended before, which may happen once.
    case alreadyExtended
    /// The extension is none, or longer than allowed.
    case extensionTooLong(limit: WorkingDays)
    /// The list does not let commitments stand for proofs in this matter.
    case commitmentNotOffered(MatterCode)
    /// No such entry is on file here that this could answer.
    case noSuchFact
    /// The mandate cannot stand.
    case mandateUnfit(MandateFault)
    /// The papers were sent to this point, which alone can acknowledge them.
    case handedElsewhere(ServicePointID)
    /// A point cannot hand papers over to itself.
    case handsToItself
    /// No material is named that could be handed over.
    case nothingHandedOver
    /// The applicant wishes to withdraw; that must be answered first.
    case withdrawalPending
    /// No wish to withdraw is open.
    case noWithdrawalPending
    /// A case cannot be linked to itself.
    case linksItself
    /// The case has this official number already.
    case alreadyNumbered
    /// Visits are counted from 1 to this.
    case noSuchVisit(limit: Int)
}
