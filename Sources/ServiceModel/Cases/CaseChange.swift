/// A fact about a case that the rules allowed to be written.
public enum CaseChange: Hashable, Sendable {
    /// The case was opened under this version of the matter.
    case opened(matter: MatterCode, version: Int)
    /// A field was written.
    case fieldSet(CaseField, FieldValue)
    /// An answer was written into the matter's form.
    case answered(FormKey, FormValue)
    /// The material with this number was taken.
    case materialTaken(Int)
    /// The material with this number was given back.
    case materialReturned(Int)
    /// The case was moved; the reason is nil where none was given.
    case moved(Transition, reason: String?)
    /// A note was put on the case.
    case noted(String)
    /// The applicant was told what is missing; stands beside the move it explains.
    case correctionRequested(materials: [Int], note: String)
    /// A person settled a field: this value stands instead of the writes and resolutions named.
    case conflictResolved(CaseField, FieldValue, superseding: [EntryName], note: String)
    /// Resolutions of fields, or rulings on decisions, were taken back; the note may be empty.
    case resolutionWithdrawn([EntryName], note: String)
    /// The county ruled which of contradictory decisions stands.
    case decisionRuled(standing: EntryName, settingAside: [EntryName], reason: String)
    /// The applicant was told by when the case would be decided.
    case told(ToldDate)
    /// Something was put on file beside the stage.
    case recorded(CaseFact)
}
