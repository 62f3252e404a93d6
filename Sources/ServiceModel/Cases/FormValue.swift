/// What is written into a matter's form under one key.
///
/// Answers are personal: they say what a household earns or what a person suffers from.
public enum FormValue: Hashable, Sendable {
    /// A text; empty text clears the answer.
    case text(String)
    /// A whole number; amounts with decimals are written as text.
    case number(Int64)

    /// The most characters of an answer, in Unicode scalars: a third of a printed page.
    public static let longest = 500

    /// What is wrong with the value; nil if it fits.
    public var fault: FieldFault? {
        guard case .text(let text) = self else { return nil }
        guard text.unicodeScalars.count <= Self.longest else {
            return .tooLong(limit: Self.longest)
        }
        // A form has fields of several lines, so line breaks may stand in an answer.
        let isHidden = text.unicodeScalars.contains {
            $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
        }
        return isHidden ? .unexpectedCharacter : nil
    }
}

extension FormValue: CustomStringConvertible, CustomDebugStringConvertible {
    /// Never the answer, so that it cannot reach a log by accident.
    public var description: String { "****" }

    /// Never the answer, so that it cannot reach a log by accident.
    public var debugDescription: String { description }
}

/// One answer of a form.
public struct FormAnswer: Hashable, Sendable {
    /// Which.
    public let key: FormKey
    /// What was written.
    public let value: FormValue

    /// Fills in one answer.
    public init(_ key: FormKey, _ value: FormValue) {
        self.key = key
        self.value = value
    }
}
