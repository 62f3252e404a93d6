/// What a field of a case holds.
public enum FieldValue: Hashable, Sendable {
    /// Any field but the applicant; empty text clears the field.
    case text(String)
    /// The applicant.
    case applicant(Applicant)
}

/// One field filled in when a case is opened.
public struct FieldEntry: Hashable, Sendable {
    /// The field, any but the applicant.
    public let field: CaseField
    /// What was written into it.
    public let text: String

    /// Fills in one field.
    public init(_ field: CaseField, _ text: String) {
        self.field = field
        self.text = text
    }
}

/// Why a value does not fit its field.
public enum FieldFault: Hashable, Sendable {
    /// Text for the applicant, or an applicant for a field of text.
    case wrongKind
    /// The applicant has no name.
    case empty
    /// More characters than the field takes.
    case tooLong(limit: Int)
    /// A character that the field does not take.
    case unexpectedCharacter
    /// Not an amount in yuan with at most two decimals.
    case notAnAmount
}
