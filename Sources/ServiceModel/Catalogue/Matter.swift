/// A government service matter (政务服务事项) in one published version.
///
/// A case pins the version it was received under, so versions are values and never change.
public struct Matter: Hashable, Sendable {
    /// The code shared by all versions of the matter.
    public let code: MatterCode
    /// The published version, growing with every change.
    public let version: Int
    /// The name the citizen knows.
    public let name: String
    /// The legal kind.
    public let type: MatterType
    /// The time the law allows.
    public let statutoryLimit: WorkingDays
    /// The shorter time the county promises.
    public let promisedLimit: WorkingDays
    /// The papers it asks for, in the order of the guide.
    public let materials: [MaterialRequirement]

    /// Describes one published version of a matter.
    public init(
        code: MatterCode,
        version: Int,
        name: String,
        type: MatterType,
        statutoryLimit: WorkingDays,
        promisedLimit: WorkingDays,
        materials: [MaterialRequirement]
    ) {
        self.code = code
        self.version = version
        self.name = name
        self.type = type
        self.statutoryLimit = statutoryLimit
        self.promisedLimit = promisedLimit
        self.materials = materials
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
