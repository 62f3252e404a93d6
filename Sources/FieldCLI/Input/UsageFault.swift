/// What is wrong with the command line, beyond what the parser sees.
enum UsageFault: Error, Hashable, Sendable {
    /// `--lang` names a language not spoken here.
    case unknownLanguage
    /// `--county` is not 64 hexadecimal digits.
    case badCountyKey
    /// `--parent` is not an address such as `http://127.0.0.1:7400`.
    case badParent(String)
    /// No parent was named now or earlier.
    case noParent
    /// The county's own replica has nobody above it.
    case countyHasNoParent
    /// `.` was given and no case was named before.
    case noLastCase
    /// `--material` is not a list of numbers.
    case badMaterials(String)
    /// There is no such field.
    case unknownField(String)
    /// The register names no such service point.
    case unknownPoint(String)
    /// Several points have that name.
    case ambiguousPoint(String, [String])
    /// Several matters fit; their names.
    case ambiguousMatter(String, [String])
    /// There is no terminal to ask on, so this must be given.
    case notATerminal(missing: String)
    /// The person answered no.
    case cancelled
}
