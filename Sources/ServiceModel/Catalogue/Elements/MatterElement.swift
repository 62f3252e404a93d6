/// One element (要素) of a matter in the county's implementation list (实施清单): a row of ``table``.
///
/// Numbers 1 to 51 are the columns of that list, 52 to 95 further elements of the matter as a whole,
/// 96 to 118 those of its materials, fee items and questions. Published matters, change lists and
/// deviations name elements by these numbers, which are never reused.
public struct MatterElement: RawRepresentable, Hashable, Sendable {
    /// The number.
    public let rawValue: UInt8

    /// The element of a number; nil for a number without one.
    public init?(rawValue: UInt8) {
        guard (1...Self.count).contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    init(_ number: UInt8) {
        rawValue = number
    }

    /// How many elements there are.
    public static let count: UInt8 = 118

    /// What the table says about the element. O(1).
    public var row: ElementRow { Self.table[Int(rawValue) - 1] }

    /// The elements of the county's list, which are the columns of its file.
    public static let listed: [MatterElement] = (1...51).map { MatterElement($0) }

    /// Whether it says something about the matter as a whole, rather than about one of its materials,
    /// fee items or questions.
    public var isOfMatter: Bool { rawValue <= 95 }

    /// Whether a ``Matter`` holds the element in a property of its own or derives it from its code,
    /// so that it is not among ``Matter/elements``.
    public var isTyped: Bool { Self.typed.contains(self) || !isOfMatter }

    private static let typed: Set<MatterElement> = [
        .basicCode, .code, .bodyCode, .name, .type, .statutoryLimit, .promisedLimit, .status,
        .version, .effectiveFrom, .statutoryUnit, .promisedUnit,
    ]
}

extension MatterElement: CaseIterable {
    /// All elements, by number.
    public static let allCases: [MatterElement] = (1...count).map { MatterElement($0) }
}

extension MatterElement: Comparable {
    /// Orders elements by their numbers, as the columns stand.
    public static func < (lhs: MatterElement, rhs: MatterElement) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
