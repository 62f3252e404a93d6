/// How far a case has come, in the words of the list of states (办件状态): its stage, and what is on
/// file beside it.
public enum CaseState: String, CaseIterable, Sendable {
    /// 草稿.
    case draft
    /// 代收件: with the agent.
    case collected
    /// 已接件.
    case received
    /// 补正中.
    case correcting
    /// 已受理.
    case accepted
    /// 容缺受理: promised materials have still to come.
    case acceptedDeferred
    /// 办理中.
    case processing
    /// 特别程序.
    case special
    /// 撤件待确认.
    case withdrawing
    /// 办结（通过）.
    case approved
    /// 办结（容缺通过）.
    case approvedDeferred
    /// 办结（不通过）.
    case denied
    /// 不予受理.
    case notAccepted
    /// 已撤件.
    case withdrawn
    /// 退件.
    case returned
    /// 撤销.
    case revoked

    /// The number in the de-facto national list (工程审批口径); nil for what it does not know.
    public var nationalCode: Int? {
        switch self {
        case .draft: nil
        case .collected, .received: 1
        case .withdrawn: 2
        case .accepted, .acceptedDeferred: 3
        case .notAccepted: 5
        case .correcting: 6
        case .processing: 8
        case .special: 9
        case .approved: 11
        case .approvedDeferred: 12
        case .denied: 13
        case .returned: 14
        case .revoked: 15
        case .withdrawing: 16
        }
    }
}

extension Case {
    /// What the list of states calls this case now.
    public var state: CaseState {
        switch stage {
        case .draft: .draft
        case .collected: .collected
        case .received: .received
        case .correcting: .correcting
        case .accepted, .processing: runningState
        case .approved: dossier.gapsAtDecision == nil ? .approved : .approvedDeferred
        case .denied: .denied
        case .notAccepted: .notAccepted
        case .withdrawn: .withdrawn
        case .returned: .returned
        case .revoked: .revoked
        }
    }

    /// What needs an answer first is named first.
    private var runningState: CaseState {
        if dossier.pendingWithdrawal != nil { return .withdrawing }
        if !dossier.openSpecials.isEmpty { return .special }
        if !openPromises.isEmpty { return .acceptedDeferred }
        return stage == .accepted ? .accepted : .processing
    }
}
