import ArgumentParser
import Explanation
import ServiceModel

/// Something that a person chooses by its token or its Chinese word.
protocol Choosable: CaseIterable, Sendable {
    var term: Term { get }
}

extension SpecialProcedure: Choosable {}
extension MaterialVerification.Means: Choosable {}
extension Mandate.Kind: Choosable {}
extension Mandate.Act: Choosable {}
extension Delivery.Method: Choosable {}
extension Delivery.Receiver: Choosable {}
extension CaseLink.Kind: Choosable {}
extension Evaluation.Channel: Choosable {}

/// A choice as a person writes it.
struct Choice<Value: Choosable>: ExpressibleByArgument {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }

    init?(argument: String) {
        let found = Value.allCases.first { choice in
            choice.term.token.lowercased() == argument.lowercased()
                || choice.term.wording.chinese == argument
        }
        guard let found else { return nil }
        value = found
    }

    static var allValueStrings: [String] { Value.allCases.map(\.term.token) }

    var defaultValueDescription: String { value.term.token }

    /// The choices for a help text: tokens with their words.
    static var list: String {
        Value.allCases.map { "\($0.term.token)（\($0.term.shown)）" }.joined(separator: " ")
    }
}

/// A day as a person writes it.
struct DayText: ExpressibleByArgument {
    let day: Day

    init?(argument: String) {
        guard let day = Day(iso: argument) else { return nil }
        self.day = day
    }
}
