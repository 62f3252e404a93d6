/// A code of administrative division: six digits for a county, nine for a township, twelve for a
/// village.
///
/// The structure is GB/T 2260 (six digits), extended by GB/T 10114 (three) and by three digits for
/// the village. Codes change when villages merge, so a division code is an attribute and never an
/// identity: see ``ServicePointID``.
public struct DivisionCode: Hashable, Sendable {
    /// The digits.
    public let text: String

    /// Reads a code of six, nine or twelve ASCII digits; nil for anything else.
    ///
    /// Unknown codes are accepted: the tables of divisions are republished every year.
    public init?(_ text: some StringProtocol) {
        let digits = text.utf8
        guard [6, 9, 12].contains(digits.count) else { return nil }
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        self.text = String(text)
    }
}

extension DivisionCode: Comparable {
    /// Orders codes so that a division comes directly before what lies beneath it.
    public static func < (lhs: DivisionCode, rhs: DivisionCode) -> Bool {
        lhs.text < rhs.text
    }
}

extension DivisionCode: CustomStringConvertible {
    /// The digits.
    public var description: String { text }
}
