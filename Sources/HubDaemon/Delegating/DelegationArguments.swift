public import ArgumentParser
import Explanation
public import ServiceModel

extension HandlingMode: ExpressibleByArgument {
    /// Reads the token or the Chinese word.
    public init?(argument: String) {
        let mode = Self.allCases.first {
            $0.term.token == argument.lowercased() || $0.term.wording.chinese == argument
        }
        guard let mode else { return nil }
        self = mode
    }

    /// The tokens, as the help lists them.
    public static var allValueStrings: [String] { allCases.map(\.term.token) }
}

extension Tier: ExpressibleByArgument {
    /// Reads the token or the Chinese word; the county has no use for it.
    public init?(argument: String) {
        let tier = [Tier.township, .village].first {
            $0.term.token == argument.lowercased() || $0.term.wording.chinese == argument
        }
        guard let tier else { return nil }
        self = tier
    }

    /// The tokens, as the help lists them.
    public static var allValueStrings: [String] { [Tier.township, .village].map(\.term.token) }
}

extension CapabilityItem: ExpressibleByArgument {
    /// Reads the token or the Chinese word.
    public init?(argument: String) {
        self.init(named: argument)
    }

    /// The tokens, as the help lists them.
    public static var allValueStrings: [String] { allCases.map(\.term.token) }
}
