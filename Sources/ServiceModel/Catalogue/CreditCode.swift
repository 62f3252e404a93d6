/// A unified social credit code (统一社会信用代码) whose check character is right.
///
/// GB 32100-2015: 17 characters out of 31 (digits and capital letters without I, O, S, V, Z) and a
/// check character of the same set.
public struct CreditCode: Hashable, Sendable {
    /// How many characters a code has.
    public static let length = 18

    /// The code.
    public let text: String

    /// Reads a code; nil unless its form and its check character are right.
    public init?(_ text: String) {
        guard Self.hasForm(text), let check = Self.checkCharacter(of: text),
            text.hasSuffix(check)
        else { return nil }
        self.text = text
    }

    /// Whether a text has the length and the characters of a code.
    public static func hasForm(_ text: String) -> Bool {
        text.utf8.count == length && text.utf8.allSatisfy { alphabet.contains($0) }
    }

    /// The check character that belongs to the first 17 characters; nil unless the form is right.
    ///
    /// The sum of each character's number times 3^(i-1) mod 31, taken from 31 (GB 32100-2015, 6.3).
    public static func checkCharacter(of text: String) -> String? {
        guard hasForm(text) else { return nil }
        var sum = 0
        var weight = 1
        for byte in text.utf8.dropLast() {
            sum += (alphabet.firstIndex(of: byte) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return String(decoding: [alphabet[(31 - sum % 31) % 31]], as: UTF8.self)
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
}

extension CreditCode: CustomStringConvertible {
    /// The code.
    public var description: String { text }
}
