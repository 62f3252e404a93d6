extension MatterElement {
    /// The column's header in the implementation list, such as 承诺办结时限（工作日）.
    public var title: String { row.title }

    /// The element with this header, spelled as ``title`` spells it; nil for any other. O(elements).
    public init?(title: some StringProtocol) {
        guard let found = Self.allCases.first(where: { $0.title == title }) else { return nil }
        self = found
    }
}
