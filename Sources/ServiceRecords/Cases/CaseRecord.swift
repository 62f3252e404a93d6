public import Replication
public import ServiceModel

/// The replicated state of one case: a function of the entries folded into it, in any causal order.
public struct CaseRecord: Equatable, Sendable {
    /// Which case.
    public let id: CaseID
    /// How it began; nil until the opening entry is folded, or when that entry is refused.
    public internal(set) var opening: Opening?
    /// One register for each field, in the order of `CaseField.allCases`.
    public internal(set) var fields: [ResolvableRegister<FieldValue>]
    /// What is written into the matter's form.
    public internal(set) var form: FormAnswers
    /// The numbers of the materials held.
    public internal(set) var materials: AddWinsSet<UInt32>
    /// Progress, in (Lamport, dot) order, which extends causal order.
    public internal(set) var flow: [FlowRecord]
    /// What is on file beside the stage, in (Lamport, dot) order.
    public internal(set) var facts: [FactRecord]
    /// What people settled and took back, in (Lamport, dot) order.
    public internal(set) var settlements: [Settlement]
    /// What people wrote down.
    public internal(set) var timeline: GrowOnlyLog<TimelineItem>
    /// By when people were told that the case would be decided.
    public internal(set) var told: GrowOnlyLog<ToldDate>
    /// Who may decide.
    public internal(set) var decisionRight: DecisionRight
    /// Entries that are kept but not folded, ascending by dot.
    public internal(set) var refused: [RefusedEntry]

    /// What is fixed when a case opens.
    public struct Opening: Hashable, Sendable {
        /// The matter, pinned.
        public let matter: MatterCode
        /// Its version, pinned: a later publication does not change an open case.
        public let version: Int
        /// Which catalogue published that version.
        public let audience: Scope.Audience
        /// The day it was opened, as its author stated and its head allows: whatever its point was
        /// entitled to on that day it may bring to an end.
        public let day: Day
        /// When, by the author's clock, seconds since 1970.
        public let claimedAt: Int64
        /// Who opened it.
        public let stamp: WriteStamp
    }

    /// One transition.
    public struct FlowRecord: Hashable, Sendable {
        /// What happened.
        public let transition: Transition
        /// Who, and where among the others.
        public let stamp: WriteStamp
        /// The transitions of this case its author had folded, ascending.
        public let seen: [Dot]
        /// The reason given, when one is.
        public let reason: String?
        /// When, by the author's clock, seconds since 1970.
        public let claimedAt: Int64
    }

    /// One fact on file.
    public struct FactRecord: Hashable, Sendable {
        /// The fact.
        public let fact: CaseFact
        /// Who, and where among the others.
        public let stamp: WriteStamp
        /// The facts of this case its author had folded, ascending; with a broken promise also the
        /// copies of the promised materials it knew to be held.
        public let seen: [Dot]
        /// When, by the author's clock, seconds since 1970.
        public let claimedAt: Int64
    }

    /// A remark or a correction notice.
    public struct TimelineItem: Hashable, Sendable {
        /// What was written.
        public let text: String
        /// The materials a correction notice asks for; empty for a remark.
        public let materials: [Int]
        /// When, by the author's clock, seconds since 1970.
        public let claimedAt: Int64
        /// The author's level.
        public let level: UInt8
    }

    /// An entry outside the fold.
    public struct RefusedEntry: Hashable, Sendable {
        /// Which entry.
        public let dot: Dot
        /// Why.
        public let reason: RefusalReason
    }

    /// A case of which nothing is folded yet.
    public init(id: CaseID) {
        self.id = id
        fields = CaseField.allCases.map { _ in ResolvableRegister() }
        form = FormAnswers()
        materials = AddWinsSet()
        flow = []
        facts = []
        settlements = []
        timeline = GrowOnlyLog()
        told = GrowOnlyLog()
        decisionRight = DecisionRight()
        refused = []
    }

    /// The register of `field`.
    public func register(_ field: CaseField) -> ResolvableRegister<FieldValue> {
        fields[Int(field.rawValue) - 1]
    }

    /// The value shown for `field`, by its policy.
    public func shown(_ field: CaseField) -> FieldValue? {
        register(field).shown(by: CaseFieldPolicy.of(field).shown)?.value
    }

    /// Fields with concurrent values that a person must settle.
    public var openConflicts: [CaseField] {
        CaseField.allCases.filter {
            CaseFieldPolicy.of($0).needsChoice && register($0).isInConflict
        }
    }
}
