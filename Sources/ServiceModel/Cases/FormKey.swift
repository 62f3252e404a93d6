/// Names one answer of a matter's form, such as `household.size`.
///
/// ASCII only, so that every program spells and orders keys alike; what a key is called on paper is
/// the matter's business.
public struct FormKey: Hashable, Comparable, Sendable {
    /// The key as it is written.
    public let text: String

    /// The most characters of a key: a path of a few short words.
    public static let longest = 64

    /// Reads a key: 1 to 64 of ASCII letters, digits, `.`, `_` and `-`; nil for anything else.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard (1...Self.longest).contains(bytes.count), bytes.allSatisfy(Self.permits) else {
            return nil
        }
        self.text = text
    }

    /// Orders keys by their bytes.
    public static func < (left: Self, right: Self) -> Bool {
        left.text < right.text
    }

    private static func permits(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension FormKey: CustomStringConvertible {
    /// The key as it is written.
    public var description: String { text }
}
