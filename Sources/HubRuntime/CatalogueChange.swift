public import ServiceModel

/// One line of a change list: what shall change in the catalogue, and from which day on.
public struct CatalogueChange: Hashable, Sendable {
    /// What shall change.
    public enum Act: Hashable, Sendable {
        /// 修改, 取消: an element from one text to another.
        case set(MatterElement, from: String, to: String)
        /// 新增: a matter with its materials; its own day counts.
        case add(Matter)
        /// 下放村级: a tier may handle it from now on; perhaps its model sites only.
        case delegate(to: Tier, HandlingMode, modelSitesOnly: Bool)
        /// 收回下放: a tier may not handle it any more.
        case takeBack(from: Tier, HandlingMode)
    }

    /// The matter.
    public let matter: MatterCode
    /// What shall change.
    public let act: Act
    /// The first day on which it holds.
    public let day: Day
    /// The number of the document that says so.
    public let document: String
    /// The list's note.
    public let note: String
    /// The line of the list, counted from 1 with the header.
    public let line: Int

    /// States a change.
    public init(
        matter: MatterCode,
        act: Act,
        day: Day,
        document: String = "",
        note: String = "",
        line: Int
    ) {
        self.matter = matter
        self.act = act
        self.day = day
        self.document = document
        self.note = note
        self.line = line
    }
}

/// Why a line of a change list is not carried out; the catalogue stays as it is there.
public struct ChangeConflict: Hashable, Sendable {
    /// The line.
    public let change: CatalogueChange
    /// Why.
    public let reason: Reason

    /// States why a line does not fit.
    public init(change: CatalogueChange, reason: Reason) {
        self.change = change
        self.reason = reason
    }

    /// Why a line is not carried out.
    public enum Reason: Hashable, Sendable {
        /// Another text stands there than the list expects (E_OLD_VALUE).
        case otherText(String)
        /// The matter is withdrawn since this day (E_WITHDRAWN).
        case withdrawn(Day)
        /// No such matter is published (E_FK).
        case unknownMatter
        /// A matter of this code is published with other content (E_DUP_CODE).
        case otherMatter
        /// The element does not take the text (E_ENUM, E_NOT_NUMBER, E_LIMIT_ORDER).
        case impossible
        /// The tier handles the matter in another way than the list expects; nil: not at all.
        case otherMode(HandlingMode?)
        /// The register says of no site of the tier that it is a model site.
        case noModelSites
    }
}
