/// The person who acts at a device (经办人), as every entry answers to one.
///
/// Accountability, not right: what may be done follows from the device's grant alone.
public struct Operator: Hashable, Sendable {
    /// The name by which colleagues know the person; personal data, so never an argument or a log.
    public let name: String
    /// In which function the person acts.
    public let role: OperatorRole

    /// The longest name taken, in Unicode scalars; the same as for an applicant.
    public static let longestName = 100

    /// Names an operator.
    ///
    /// - Throws: ``OperatorFault`` for a name that says nothing, is too long or could hide text.
    public init(name: String, role: OperatorRole) throws(OperatorFault) {
        guard !name.isBlank else { throw .nameMissing }
        guard name.unicodeScalars.count <= Self.longestName else {
            throw .nameTooLong(limit: Self.longestName)
        }
        // Control characters break printed papers and may hide text from the reader.
        guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw .unexpectedCharacter }
        self.name = name
        self.role = role
    }
}

extension Operator: CustomStringConvertible, CustomDebugStringConvertible {
    /// The masked name, so that a person cannot reach a log by accident.
    public var description: String { Applicant.maskedName(name) }

    /// The masked name, so that a person cannot reach a log by accident.
    public var debugDescription: String { description }
}

/// What is wrong with the name of an operator; it never carries the name itself.
public enum OperatorFault: Error, Hashable, Sendable {
    /// Nothing can be read there.
    case nameMissing
    /// More characters than a name has.
    case nameTooLong(limit: Int)
    /// A character that does not belong into a name.
    case unexpectedCharacter
}
