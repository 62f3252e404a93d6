import Explanation
import ServiceModel

/// Who acts, as a file or the keyboard hands it over.
struct OperatorForm: Hashable, Sendable {
    let person: Operator

    /// The functions, as help and errors list them.
    static var roles: Wording {
        let terms = OperatorRole.known.map(\.term)
        return Wording(
            terms.map { "\($0.token)（\($0.wording.chinese)）" }.joined(separator: "、"),
            terms.map(\.token).joined(separator: ", ")
        )
    }

    /// Reads `{"name", "role"}`; both must be there.
    init(json text: String) throws {
        let entries = try CaseForm.texts(in: text, allowed: ["name", "role"])
        guard let name = entries["name"] else { throw InputFault.missingEntry("name") }
        guard let named = entries["role"] else { throw InputFault.missingEntry("role") }
        person = try Operator(name: name, role: try Self.role(named))
    }

    /// Asks on the terminal.
    init(asking keyboard: borrowing Keyboard) throws {
        let name = try keyboard.ask(Wording("经办人姓名：", "Your name: ")) { text in
            try Operator(name: text, role: .agent).name
        }
        for role in OperatorRole.known { keyboard.say("  \(role.code)  \(role.term.shown)\n") }
        let role = try keyboard.ask(Wording("角色（写号）：", "Role (its number): ")) { text in
            try Self.role(text)
        }
        person = try Operator(name: name, role: role)
    }

    private static func role(_ text: String) throws(InputFault) -> OperatorRole {
        guard let role = OperatorRole(named: text) else { throw .unknownRole(text) }
        return role
    }
}
