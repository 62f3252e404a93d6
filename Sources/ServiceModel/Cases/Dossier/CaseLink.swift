/// The name of a case as rules pass it on: where it is, and the entry that opened it.
public struct CaseName: Hashable, Sendable {
    /// Whose case it is.
    public let point: ServicePointID
    /// The opening entry.
    public let opening: EntryName

    /// Names a case.
    public init(point: ServicePointID, opening: EntryName) {
        self.point = point
        self.opening = opening
    }
}

/// That a case has to do with another one (关联办件).
public struct CaseLink: Hashable, Sendable {
    /// In which way.
    public enum Kind: UInt8, CaseIterable, Sendable {
        /// 后续办件: takes up again what the other one ended; no case is ever reopened.
        case followsUp = 1
        /// 协办: answers a request made in the other one.
        case answers = 2
        /// 一件事: a member of the package that the other one is.
        case memberOf = 3
        /// 合并办件: the same application was opened twice; the other one keeps its number.
        case duplicateOf = 4
    }

    /// In which way.
    public let kind: Kind
    /// The other case.
    public let other: CaseName

    /// Links to another case.
    public init(kind: Kind, to other: CaseName) {
        self.kind = kind
        self.other = other
    }
}

/// The number an authority gives a case (办件编号), at most fifty characters, GB/T 39046-2020.
///
/// Provinces form it differently, so it is opaque: ASCII letters, digits and hyphens.
public struct OfficialNumber: Hashable, Sendable {
    /// The number as printed.
    public let text: String

    /// The most characters of a number.
    public static let longest = 50

    /// Reads a number; nil if it is empty, too long or holds any other character.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard (1...Self.longest).contains(bytes.count), bytes.allSatisfy(Self.permits) else {
            return nil
        }
        self.text = String(text)
    }

    private static func permits(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension OfficialNumber: CustomStringConvertible {
    /// The number as printed.
    public var description: String { text }
}
