/// What is wrong with a command line, beyond what the parser sees, in any of the programs.
package enum UsageFault: Error, Hashable, Sendable {
    /// `--lang` names a language not spoken here.
    case unknownLanguage
    /// `--parent` is not an address such as `http://127.0.0.1:7400`.
    case badParent(String)
    /// No parent was named now or earlier.
    case noParent
    /// The county's own replica has nobody above it.
    case countyHasNoParent
    /// The register names no such service point.
    case unknownPoint(String)
    /// Several points have that name.
    case ambiguousPoint(String, [String])
    /// Several matters fit; their names.
    case ambiguousMatter(String, [String])
}
