/// How far a case has come (办件状态).
///
/// Raw values follow the de-facto national numbering of case states used in project approval
/// (工程审批口径); 0 stands for what that list does not know. A stage is where the main line of
/// the workflow is; what is said of it besides (with gaps, special procedure) is ``CaseState``.
public enum CaseStage: UInt8, CaseIterable, Sendable {
    /// 草稿: opened, nothing handed in formally.
    case draft = 0
    /// 已接件: the authority has the application.
    case received = 1
    /// 已撤件: withdrawn by the applicant.
    case withdrawn = 2
    /// 已受理: the authority is bound to decide; the promised time runs.
    case accepted = 3
    /// 不予受理: the authority declined to take the application up.
    case notAccepted = 5
    /// 补正中: the applicant has a notice of what is missing.
    case correcting = 6
    /// 办理中: under examination.
    case processing = 8
    /// 办结（通过）.
    case approved = 11
    /// 办结（不通过）.
    case denied = 13
    /// 退件: accepted with gaps, and what was promised never came.
    case returned = 14
    /// 撤销: what was approved was taken back.
    case revoked = 15
    /// 代收: an agent has the papers, the authority has nothing yet. No number of that list.
    case collected = 101

    /// Whether the case has ended; it is never reopened, a new case is linked to it instead. Only an
    /// approval may still be taken back.
    public var isTerminal: Bool {
        switch self {
        case .withdrawn, .notAccepted, .approved, .denied, .returned, .revoked: true
        case .draft, .collected, .received, .accepted, .correcting, .processing: false
        }
    }

    /// The stages that one legal transition leads to, in the order of the transitions.
    public var successors: [CaseStage] {
        Transition.allCases.compactMap { $0.target(from: self) }
    }
}
