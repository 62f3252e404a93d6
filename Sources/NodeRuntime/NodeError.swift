public import ServiceModel

/// Why the node could not do what was asked, apart from refusals of the rules and failures of the
/// machine.
public enum NodeError: Error, Hashable, Sendable {
    /// The device's secret key is missing, damaged or another device's.
    case key(path: String)
    /// Nobody is named who acts at this device, and every act answers to somebody.
    case noOperator(directory: String)
    /// The list of operators cannot be read or written.
    case roster(path: String)
    /// The list of operators, of this length, has no such number.
    case noSuchOperator(Int, of: Int)
    /// The county's register does not name this device yet.
    case notEnrolled
    /// No case of that number is held here.
    case noSuchCase(String)
    /// Several cases end in that number.
    case ambiguousCase(String, [String])
    /// No matter of that code is held here.
    case noSuchMatter(String)
    /// The register names no such point, or it has no deciding device.
    case noDecider(ServicePointID)
    /// The right is with an earlier incarnation of this device, which the county has not replaced yet.
    case awaitsReplacement
    /// The decision right is there already.
    case alreadyHolds(ServicePointID)
    /// The guide has no material, fee item or question of this number.
    case noSuchGuidePart(MatterElement, Int)
    /// What is said about a guide cannot be filed.
    case badDeviation(DeviationFault)
    /// Only the county's own replica may do this.
    case notTheCounty
}
