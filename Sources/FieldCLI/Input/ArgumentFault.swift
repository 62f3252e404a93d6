import ServiceModel

/// What is wrong with the command line of `tongban`, beyond what the parser and every program see.
enum ArgumentFault: Error, Hashable, Sendable {
    /// `--county` is not 64 hexadecimal digits.
    case badCountyKey
    /// `.` was given and no case was named before.
    case noLastCase
    /// `--material` is not a list of numbers.
    case badMaterials(String)
    /// There is no such field.
    case unknownField(String)
    /// It must be said which field is meant, or that decisions are.
    case missingField
    /// A field and `--decision` exclude each other.
    case fieldWithDecision
    /// Several matters fit; their names.
    case ambiguousMatter(String, [String])
    /// No element is called so, or several; the titles of those that fit.
    case unknownElement(String, [String])
    /// The calendar has no such day, or it is written otherwise than `YYYY-MM-DD`.
    case noSuchDay(String)
    /// There is no indicator of that name.
    case unknownIndicator(String)
    /// The first day lies after the last.
    case emptyPeriod(Day, Day)
    /// This line states no figure with a formula.
    case badFigure(line: Int)
    /// Several entries on file could be meant; their numbers.
    case severalEntries([String])
    /// Not an official number.
    case badNumber(String)
    /// Not a grade of contentment.
    case badGrade(Int)
    /// There is no such reason for declining an offer.
    case unknownReason(String)
    /// There is no terminal to ask on, so this must be given.
    case notATerminal(missing: String)
    /// The person answered no.
    case cancelled
}
