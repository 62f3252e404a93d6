/// A government service matter (政务服务事项) in one published version.
///
/// A case pins the version it was received under, so versions are values and never change.
public struct Matter: Hashable, Sendable {
    /// The code shared by all versions of the matter.
    public let code: MatterCode
    /// The published version, growing with every change: 4.8 of the list is 4008.
    public internal(set) var version: Int
    /// The name the citizen knows.
    public internal(set) var name: String
    /// The legal kind.
    public internal(set) var type: MatterType
    /// Whether it can be applied for under this version.
    public internal(set) var status: MatterStatus
    /// The day from which cases are opened under this version, until a greater one takes effect.
    public internal(set) var effectiveFrom: Day
    /// The time the law allows.
    public internal(set) var statutoryLimit: WorkingDays
    /// The shorter time the county promises.
    public internal(set) var promisedLimit: WorkingDays
    /// The papers it asks for, in the order of the guide.
    public internal(set) var materials: [MaterialRequirement]
    /// All other elements that are filled in, in the order of the list.
    public internal(set) var elements: [ElementText]
    /// What it charges, in the order of the guide.
    public internal(set) var fees: [FeeItem]
    /// What applicants often ask, in the order of the guide.
    public internal(set) var questions: [GuideQuestion]
    /// Whether the county marked the version as more favourable to applicants (从优): what it drops
    /// cases opened under earlier versions need not bring any more.
    public internal(set) var isFavourable: Bool

    /// One element of a matter as the list has it.
    public struct ElementText: Hashable, Sendable {
        /// Which element.
        public let element: MatterElement
        /// What the list says; never empty.
        public let text: String

        /// States an element.
        public init(_ element: MatterElement, _ text: String) {
            self.element = element
            self.text = text
        }
    }

    /// Describes one published version of a matter.
    ///
    /// - Parameter elements: Elements by their number; empty ones, and those that have a property
    ///   of their own or follow from the code, are left out. O(n log n).
    public init(
        code: MatterCode,
        version: Int,
        name: String,
        type: MatterType,
        status: MatterStatus = .inUse,
        effectiveFrom: Day = .epoch,
        statutoryLimit: WorkingDays,
        promisedLimit: WorkingDays,
        materials: [MaterialRequirement],
        elements: [MatterElement: String] = [:],
        fees: [FeeItem] = [],
        questions: [GuideQuestion] = [],
        isFavourable: Bool = false
    ) {
        self.code = code
        self.version = version
        self.name = name
        self.type = type
        self.status = status
        self.effectiveFrom = effectiveFrom
        self.statutoryLimit = statutoryLimit
        self.promisedLimit = promisedLimit
        self.materials = materials
        self.fees = fees
        self.questions = questions
        self.isFavourable = isFavourable
        self.elements =
            elements
            .filter { !$0.key.isTyped && !$0.value.isEmpty }
            .sorted { $0.key < $1.key }
            .map { ElementText($0.key, $0.value) }
    }

    /// What an element that ``elements`` may hold says; nil if it is not filled in. O(elements).
    public func text(of element: MatterElement) -> String? {
        elements.first { $0.element == element }?.text
    }

    /// The numbers of the materials without which a case is not accepted, in the guide's order.
    ///
    /// A deferrable material counts as required, because acceptance with gaps (容缺受理) needs a
    /// written promise that cases do not carry yet.
    public var materialsForAcceptance: [Int] {
        materials.filter { $0.necessity != .optional }.map(\.number)
    }

    /// Whether the matter asks for a material with this number; O(materials).
    public func asks(for material: Int) -> Bool {
        materials.contains { $0.number == material }
    }
}
