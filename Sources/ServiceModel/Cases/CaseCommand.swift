/// What somebody at a counter asks to do with a case.
public enum CaseCommand: Hashable, Sendable {
    /// Open a case for an applicant, with the fields filled in and the materials handed over.
    case open(
        matter: MatterCode,
        applicant: Applicant,
        fields: [FieldEntry],
        materials: [Int]
    )
    /// Write a field; a write that knows of a conflict resolves it.
    case edit(CaseField, FieldValue)
    /// Write answers into the matter's form.
    case answer([FormAnswer])
    /// Take the material with this number.
    case takeMaterial(Int)
    /// Give the material with this number back.
    case returnMaterial(Int)
    /// Take the application in: for the authority (接件) if the point may accept it, else for the
    /// applicant (代收).
    case receive
    /// Tell the applicant once, and completely, what is missing (补正). With neither materials nor a
    /// note, everything is named that the material check finds.
    case requestCorrection(materials: [Int], note: String)
    /// Record that what was missing has been handed in.
    case supplyCorrection
    /// Accept the application (受理).
    case accept
    /// Accept it although everything that is missing is to follow (容缺受理).
    case acceptDeferred(due: Day, text: String)
    /// Begin the examination.
    case startProcessing
    /// Decide for the applicant; the reason may be empty. What was promised may be missing still
    /// only if that is said.
    case approve(reason: String, withGaps: Bool = false)
    /// Decide against the applicant, stating why.
    case deny(reason: String)
    /// Decline to take the application up, stating why (不予受理).
    case refuseAcceptance(reason: String)
    /// Withdraw at the applicant's wish, stating it (撤件). Once it is accepted, only who holds the
    /// case ends it so; anybody else puts the wish on file.
    case withdraw(reason: String)
    /// Take an approval back, stating why (撤销).
    case revoke(reason: String)
    /// End the case because promised materials did not come, stating it (退件).
    case closeUnkept(reason: String)
    /// Put a fact on file. Promises, and what stands beside a decision, come with their own commands.
    case record(CaseFact)
    /// Settle a field whose writes disagree; the note may be empty.
    case resolve(CaseField, FieldValue, superseding: [EntryName], note: String)
    /// Take resolutions of a field back; the note may be empty.
    case withdrawResolutions([EntryName], of: CaseField, note: String)
    /// Rule which of contradictory decisions stands, stating why.
    case rule(standing: EntryName, reason: String)
    /// Take rulings on decisions back, stating why.
    case withdrawRulings([EntryName], reason: String)
    /// Put a note on the case.
    case note(String)
}
