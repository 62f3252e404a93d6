/// The person a case is for (申请人).
public struct Applicant: Hashable, Sendable {
    /// The name as on the identity paper.
    public let name: String
    /// The identity number; nil if the person has shown none.
    public let identityNumber: IdentityNumber?

    /// Names an applicant.
    public init(name: String, identityNumber: IdentityNumber?) {
        self.name = name
        self.identityNumber = identityNumber
    }
}

extension Applicant: CustomStringConvertible, CustomDebugStringConvertible {
    /// The masked name and number, so that a person cannot reach a log by accident.
    public var description: String {
        let name = Self.maskedName(name)
        guard let identityNumber else { return name }
        return name + " " + identityNumber.masked
    }

    /// The masked name and number, so that a person cannot reach a log by accident.
    public var debugDescription: String { description }
}

extension Applicant {
    /// A name with all but the first and last character hidden: `王*兰`, and `张*` for two.
    ///
    /// Characters are counted as a reader sees them, so rare ones such as 𠮷 stay whole. A name of
    /// one character is hidden altogether.
    public static func maskedName(_ name: String) -> String {
        let characters = Array(name)
        guard let first = characters.first, let last = characters.last else { return "" }
        switch characters.count {
        case 1: return "*"
        case 2: return "\(first)*"
        case let count: return "\(first)" + String(repeating: "*", count: count - 2) + "\(last)"
        }
    }
}
