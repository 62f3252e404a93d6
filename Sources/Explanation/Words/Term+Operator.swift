package import ServiceModel

extension OperatorRole {
    /// The function in words.
    package var term: Term {
        switch self {
        case .agent: Term("agent", "代办员", "agent")
        case .clerk: Term("clerk", "窗口人员", "window clerk")
        case .approver: Term("approver", "审批人员", "approver")
        case .administrator: Term("administrator", "管理员", "administrator")
        case .other(let code): Term("role-\(code)", "角色 \(code)", "role \(code)")
        }
    }

    /// The function a person names by its token, its Chinese word or its number.
    package init?(named name: String) {
        let role = Self.known.first { role in
            role.term.token == name.lowercased() || role.term.wording.chinese == name
                || "\(role.code)" == name
        }
        guard let role else { return nil }
        self = role
    }
}
