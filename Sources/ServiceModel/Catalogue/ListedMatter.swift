/// A matter as the county's index names it for everyone, with who handles it.
///
/// Nodes hold the text of matters of their own audience only; of all others they hold this.
public struct ListedMatter: Hashable, Sendable {
    /// The code.
    public let code: MatterCode
    /// The name the citizen knows.
    public let name: String
    /// The lowest tier at which it is handled somewhere in the county.
    public let lowestTier: Tier
    /// The code of the department that answers for it; empty if the list names none.
    public let department: String
    /// Whether it can be applied for.
    public let status: MatterStatus
    /// Since when this is so.
    public let from: Day

    /// Names a matter.
    public init(
        code: MatterCode,
        name: String,
        lowestTier: Tier,
        department: String,
        status: MatterStatus,
        from: Day
    ) {
        self.code = code
        self.name = name
        self.lowestTier = lowestTier
        self.department = department
        self.status = status
        self.from = from
    }
}
