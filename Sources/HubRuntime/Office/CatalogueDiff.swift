public import ServiceModel

/// What a publication would change, in terms the office speaks of; prose is the reader's.
public struct CatalogueDiff: Sendable {
    /// Matters that change, by code.
    public let matters: [MatterDiff]
    /// Points that are new or change.
    public let points: [ServicePoint]
    /// Departments that are new or change.
    public let departments: [Department]
    /// Years whose working days are set.
    public let calendars: [Int]
    /// Documents that are new or change.
    public let documents: [ReferenceDocument]
    /// Lines of a change list that do not fit.
    public let conflicts: [ChangeConflict]
    /// Versions to be published whose guides are not complete, the worst first.
    public let incomplete: [CompletenessLine]
    /// What publishing would write.
    public let publication: Publication
    /// The county's day it is reckoned from.
    public let asOf: Day

    init(
        from current: CountyCatalogue,
        to target: CountyCatalogue,
        conflicts: [ChangeConflict],
        publication: Publication,
        asOf: Day
    ) {
        self.conflicts = conflicts
        self.publication = publication
        self.asOf = asOf
        incomplete = target.incomplete(besides: current)
        points = target.points.values.filter { current.points[$0.id] != $0 }
            .sorted { $0.id < $1.id }
        departments = target.departments.values.filter { current.departments[$0.code] != $0 }
            .sorted { $0.code < $1.code }
        calendars = target.calendars.values.filter { current.calendars[$0.year] != $0 }
            .map(\.year).sorted()
        documents = target.documents.filter { current.documents[$0.key] != $0.value }
            .sorted { $0.key < $1.key }.map(\.value)
        let codes = Set(target.matters.keys).union(target.delegations.keys)
            .union(current.delegations.keys)
        matters = codes.sorted().compactMap { code in
            MatterDiff(code, from: current, to: target, asOf: asOf)
        }
    }
}

/// What changes about one matter.
public struct MatterDiff: Hashable, Sendable {
    /// The code.
    public let code: MatterCode
    /// The name, as it is to be.
    public let name: String
    /// Whether the matter is new to the county.
    public let isNew: Bool
    /// From which day on a matter that is new can be applied for; nil for one that is not.
    public let begins: Day?
    /// Elements that change, by day and element.
    public let elements: [ElementChange]
    /// Materials that change, by day and number.
    public let materials: [MaterialChange]
    /// Delegation rows that begin, end or go.
    public let delegations: [DelegationChange]
    /// How many points handle it today, and how many once everything has taken effect.
    public let reach: (before: Reach, after: Reach)

    /// An element that reads otherwise from a day on.
    public struct ElementChange: Hashable, Sendable {
        /// The day.
        public let day: Day
        /// The version that brings it.
        public let version: Int
        /// The element.
        public let element: MatterElement
        /// What it says before; empty if nothing.
        public let before: String
        /// What it says from then on; empty if nothing.
        public let after: String
    }

    /// A material that is asked for otherwise from a day on.
    public struct MaterialChange: Hashable, Sendable {
        /// The day.
        public let day: Day
        /// What is asked before; nil if it is new.
        public let before: MaterialRequirement?
        /// What is asked from then on; nil if it goes.
        public let after: MaterialRequirement?
    }

    /// A row of the delegation list that is new, gone or ends otherwise.
    public struct DelegationChange: Hashable, Sendable {
        /// The row as it stands; nil if it is new.
        public let before: Delegation?
        /// The row as it is to be; nil if it goes.
        public let after: Delegation?
    }

    /// How many points handle a matter in whatever mode.
    public struct Reach: Hashable, Sendable {
        /// Townships.
        public let townships: Int
        /// Villages.
        public let villages: Int
    }

    /// Two differences are equal if they change the same; the reach follows from that.
    public static func == (left: Self, right: Self) -> Bool {
        left.code == right.code && left.name == right.name && left.isNew == right.isNew
            && left.elements == right.elements && left.materials == right.materials
            && left.delegations == right.delegations
    }

    /// Hashes what ``==(_:_:)`` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(elements)
        hasher.combine(delegations)
    }
}
