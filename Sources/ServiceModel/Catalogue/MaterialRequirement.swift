/// One paper that a matter asks the applicant for (申请材料).
public struct MaterialRequirement: Hashable, Sendable {
    /// The number within the matter, from 1; cases name materials by it.
    public let number: Int
    /// The name of the paper as the guide prints it.
    public let name: String
    /// How the paper must be handed in.
    public let form: MaterialForm
    /// How many copies, one or more.
    public let copies: Int
    /// Whether the case can go on without it.
    public let necessity: MaterialNecessity

    /// Describes one required paper as the catalogue has it.
    public init(
        number: Int,
        name: String,
        form: MaterialForm,
        copies: Int,
        necessity: MaterialNecessity
    ) {
        self.number = number
        self.name = name
        self.form = form
        self.copies = copies
        self.necessity = necessity
    }
}

/// How a paper must be handed in (材料形式).
public enum MaterialForm: UInt8, CaseIterable, Sendable {
    /// 原件.
    case original = 1
    /// 复印件.
    case copy = 2
    /// 电子.
    case electronic = 3
}

/// Whether a case can go on without a paper (必要性).
public enum MaterialNecessity: Hashable, Sendable {
    /// 必要.
    case required
    /// 非必要.
    case optional
    /// 容缺后补: the catalogue lets it follow within this many working days after acceptance.
    case deferrable(WorkingDays)
}
