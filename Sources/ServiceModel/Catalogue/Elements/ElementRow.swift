/// What the table of elements says about one element.
public struct ElementRow: Hashable, Sendable {
    /// The Chinese name, which is the header of its column in the county's files.
    public let title: String
    /// The English name.
    public let english: String
    /// The column of the national exchange table; nil if none is known.
    public let nationalColumn: String?
    /// What its text must be.
    public let content: ElementContent
    /// Whether a matter may be without it.
    public let need: ElementNeed
    /// Who sets it, unless the county's rules say otherwise.
    public let owner: ElementOwner
    /// The part of the guide in which it stands.
    public let group: ElementGroup

    init(
        _ title: String,
        _ english: String,
        _ nationalColumn: String?,
        _ content: ElementContent,
        _ need: ElementNeed,
        _ owner: ElementOwner,
        _ group: ElementGroup
    ) {
        self.title = title
        self.english = english
        self.nationalColumn = nationalColumn
        self.content = content
        self.need = need
        self.owner = owner
        self.group = group
    }
}

extension MatterElement {
    /// All rows, by number.
    static let table: [ElementRow] = listedRows + furtherRows + partRows
}

/// Whether a matter may be without an element.
public enum ElementNeed: Hashable, Sendable {
    /// It must be filled in (NOT NULL in the national tables, or required by the county's files).
    case mandatory
    /// It must be filled in if another element says 是.
    case mandatoryIfYes(MatterElement)
    /// Every material, fee item or question must have it.
    case mandatoryInPart
    /// It may be empty.
    case optional
}

/// Who sets an element.
public enum ElementOwner: Hashable, Sendable {
    /// 全县统一: the county alone; nothing said below changes it.
    case county
    /// Each place for itself.
    case local
}

/// The part of the guide in which an element stands, in the order of the guide.
public enum ElementGroup: UInt8, CaseIterable, Sendable {
    /// What the matter is.
    case identity = 1
    /// On which ground, for whom, under which conditions.
    case basis = 2
    /// How long it takes.
    case limits = 3
    /// How it is handled.
    case handling = 4
    /// How it is handled online.
    case online = 5
    /// What comes out and how it is handed over.
    case result = 6
    /// What it costs.
    case fees = 7
    /// Where to go and whom to ask.
    case contact = 8
    /// What only the county's programs use.
    case county = 9
    /// One of its materials.
    case material = 10
    /// One of its fee items.
    case fee = 11
    /// One of its questions with the answer.
    case question = 12
}
