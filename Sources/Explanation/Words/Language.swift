/// The language people are spoken to; documents for programs have none.
package enum Language: Hashable, Sendable {
    case chinese
    case english

    /// `--lang`, else the first that is set of TONGBAN_LANG, LC_ALL, LC_MESSAGES and LANG.
    ///
    /// Read before the command line is parsed, because parsing may fail and must be explained too.
    package static let current: Language = {
        if let requested { return named(requested) ?? .chinese }
        let names = ["TONGBAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        return names.lazy.compactMap(GlobalOptions.environment).first.flatMap(named) ?? .chinese
    }()

    /// Whether `--lang`, if given, names a language spoken here.
    package static var requestIsKnown: Bool {
        guard let requested else { return true }
        return requested.hasPrefix("zh") || requested.hasPrefix("en")
    }

    private static let requested: String? = {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { return nil }
            if argument.hasPrefix("--lang=") { return String(argument.dropFirst(7)) }
            if argument == "--lang", index + 1 < arguments.count { return arguments[index + 1] }
        }
        return nil
    }()

    /// Nil for the C locale, which is what a minimal system has and says nothing about the person.
    private static func named(_ name: String) -> Language? {
        if name.hasPrefix("zh") { return .chinese }
        if name == "C" || name.hasPrefix("C.") || name == "POSIX" { return nil }
        return .english
    }
}
