/// A step that moves a case from one stage to another.
///
/// Raw values are written into records and never change their meaning.
public enum Transition: UInt8, CaseIterable, Sendable {
    /// 接件: the authority has the application; its time runs.
    case receive = 1
    /// 补正告知.
    case requestCorrection = 2
    /// 补正完成.
    case supplyCorrection = 3
    /// 受理.
    case accept = 4
    /// 开始办理.
    case startProcessing = 5
    /// 办结（通过）.
    case approve = 6
    /// 办结（不通过）.
    case deny = 7
    /// 不予受理.
    case refuseAcceptance = 8
    /// 撤件.
    case withdraw = 9
    /// 代收: an agent takes the papers for the applicant; the authority has received nothing yet.
    case collect = 10
    /// 撤销: what was approved is taken back.
    case revoke = 11
    /// 退件: ends a case whose promised materials never came.
    case closeUnkept = 12

    /// The stage this step leads to, from wherever it is legal.
    public var destination: CaseStage {
        switch self {
        case .receive, .supplyCorrection: .received
        case .collect: .collected
        case .requestCorrection: .correcting
        case .accept: .accepted
        case .startProcessing: .processing
        case .approve: .approved
        case .deny: .denied
        case .refuseAcceptance: .notAccepted
        case .withdraw: .withdrawn
        case .revoke: .revoked
        case .closeUnkept: .returned
        }
    }

    /// The stage this step leads to from `stage`; nil if it is not legal there.
    public func target(from stage: CaseStage) -> CaseStage? {
        isLegal(from: stage) ? destination : nil
    }

    /// Whether this step ends the case with a decision on its substance.
    public var isDecision: Bool {
        self == .approve || self == .deny
    }

    /// Whether it binds the authority, so that whoever takes it must be delegated to, by a delegation
    /// proved fresh. The others only take in what citizens bring and say.
    public var bindsAuthority: Bool {
        switch self {
        case .receive, .collect, .supplyCorrection, .withdraw: false
        case .requestCorrection, .accept, .startProcessing, .approve, .deny, .refuseAcceptance,
            .revoke, .closeUnkept:
            true
        }
    }

    private func isLegal(from stage: CaseStage) -> Bool {
        switch self {
        case .receive: stage == .draft || stage == .collected
        case .collect: stage == .draft
        case .requestCorrection, .accept, .refuseAcceptance: stage == .received
        case .supplyCorrection: stage == .correcting
        case .startProcessing: stage == .accepted
        // A case that is handled while the citizen waits (即办件) skips processing.
        case .approve, .deny: stage == .accepted || stage == .processing
        case .withdraw: !stage.isTerminal
        case .revoke: stage == .approved
        case .closeUnkept: stage == .accepted || stage == .processing
        }
    }
}
