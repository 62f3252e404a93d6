/// In which function an operator acts; raw codes are written into records and never change meaning.
///
/// The four functions of a service centre; their words may differ from county to county, so only
/// the code travels. A code of a newer program is kept as it is.
public enum OperatorRole: Hashable, Sendable {
    /// 代办员: takes applications in for others, mostly at a village.
    case agent
    /// 窗口人员: serves at a window.
    case clerk
    /// 审批人员: decides.
    case approver
    /// 管理员: keeps the register, the catalogue and the devices.
    case administrator
    /// A function this version does not know.
    case other(UInt32)

    /// The functions a person can choose from, in the order of a form.
    public static let known: [OperatorRole] = [.agent, .clerk, .approver, .administrator]

    /// Reads a code.
    public init(code: UInt32) {
        self = Self.known.first { $0.code == code } ?? .other(code)
    }

    /// The stable number.
    public var code: UInt32 {
        switch self {
        case .agent: 1
        case .clerk: 2
        case .approver: 3
        case .administrator: 4
        case .other(let code): code
        }
    }
}
