/// What is wrong with a citizen's identity number; it never carries the number itself.
public enum IdentityNumberFault: Error, Hashable, Sendable {
    /// The number has this many characters instead of eighteen.
    case wrongLength(Int)
    /// The character at this position, counted from 1, is no digit (nor an `X` in the last place).
    case notADigit(position: Int)
    /// Positions 7 to 14 are not a day of the calendar on which anyone alive was born.
    case impossibleDateOfBirth
    /// The last character does not fit the other seventeen: some digit was mistyped.
    case wrongCheckCharacter
}
