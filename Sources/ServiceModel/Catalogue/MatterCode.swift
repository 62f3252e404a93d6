/// The code of a government service matter (实施编码), kept as opaque text.
///
/// The national form is 31 characters (GB/T 39554.1), 33 with the handling item; counties also use
/// longer local forms, so nothing is parsed out of it.
public struct MatterCode: Hashable, Sendable {
    /// The longest code accepted, in characters: the width of the national exchange column.
    public static let longest = 50

    /// The code as published.
    public let text: String

    /// Reads a code of 1 to 50 characters out of `0-9`, `A-Z` and `-`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard (1...Self.longest).contains(bytes.count), bytes.allSatisfy(Self.permits) else {
            return nil
        }
        self.text = String(text)
    }

    private static func permits(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "-"): true
        default: false
        }
    }
}

extension MatterCode: Comparable {
    /// Orders codes by their text.
    public static func < (lhs: MatterCode, rhs: MatterCode) -> Bool {
        lhs.text < rhs.text
    }
}

extension MatterCode: CustomStringConvertible {
    /// The code as published.
    public var description: String { text }
}
