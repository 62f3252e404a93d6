/// How far a delegation has come between the county and one point (赋权状态).
///
/// The county moves it by entries of its register; the point answers by entries of its own status.
/// Nothing becomes active by silence.
public enum DelegationStage: UInt8, CaseIterable, Sendable {
    /// 草拟: at the county only.
    case drafted = 1
    /// 待答复.
    case offered = 2
    /// 评估中.
    case assessing = 3
    /// 已接.
    case accepted = 4
    /// 有条件接: some items are due on a day.
    case conditionallyAccepted = 5
    /// 不接.
    case declined = 6
    /// 培训中.
    case training = 7
    /// 试运行.
    case trial = 8
    /// 启用.
    case active = 9
    /// 暂停.
    case suspended = 10
    /// 已收回.
    case recalled = 11
    /// 已到期.
    case expired = 12
    /// 已被新要约取代.
    case superseded = 13

    /// Whether the point handles the matter by this delegation.
    public var isInForce: Bool { self == .trial || self == .active }

    /// Whether neither side can do anything more with this version.
    public var isOver: Bool {
        switch self {
        case .recalled, .expired, .superseded: true
        case .drafted, .offered, .assessing, .accepted, .conditionallyAccepted, .declined,
            .training, .trial, .active, .suspended:
            false
        }
    }

    /// Whether the point is asked and the county has not taken an acceptance up.
    public var awaitsPoint: Bool {
        switch self {
        case .offered, .assessing, .declined: true
        case .drafted, .accepted, .conditionallyAccepted, .training, .trial, .active, .suspended,
            .recalled, .expired, .superseded:
            false
        }
    }

    /// The stage a move of the county leads to; nil if it is not legal here.
    ///
    /// - Parameter trialCases: How many cases of trial the offer asks for; without any the county
    ///   may activate at once.
    public func after(_ move: DelegationMove, trialCases: Int) -> DelegationStage? {
        switch (self, move) {
        case (.drafted, .offer): .offered
        case (.accepted, .train), (.conditionallyAccepted, .train): .training
        case (.accepted, .startTrial), (.training, .startTrial): .trial
        case (.trial, .activate): .active
        case (.accepted, .activate), (.training, .activate): trialCases == 0 ? .active : nil
        case (.active, .suspend): .suspended
        case (.suspended, .resume): .active
        case (.drafted, .recall): nil
        case (_, .recall): isOver ? nil : .recalled
        case (.trial, .expire), (.active, .expire), (.suspended, .expire): .expired
        case (.offered, .expire), (.assessing, .expire), (.declined, .expire): .expired
        case (_, .offer), (_, .train), (_, .startTrial), (_, .activate), (_, .suspend),
            (_, .resume), (_, .expire):
            nil
        }
    }

    /// The stage an answer of the point leads to; nil if it cannot be given here.
    ///
    /// In training and trial an acceptance is given again to close what was still due. Once the
    /// county has taken an acceptance up, taking it back is a wish that leaves the stage as it is.
    public func after(_ answer: DelegationAnswer) -> DelegationStage? {
        let accepts: DelegationStage =
            answer.openChecks.isEmpty ? .accepted : .conditionallyAccepted
        switch (self, answer.kind) {
        case (.offered, .assess), (.declined, .assess): return .assessing
        case (.offered, .accept), (.assessing, .accept), (.accepted, .accept),
            (.conditionallyAccepted, .accept), (.declined, .accept):
            return accepts
        case (.training, .accept), (.trial, .accept): return self
        case (.offered, .decline), (.assessing, .decline), (.accepted, .decline),
            (.conditionallyAccepted, .decline):
            return .declined
        case (.assessing, .withdraw), (.accepted, .withdraw), (.conditionallyAccepted, .withdraw),
            (.declined, .withdraw):
            return .offered
        case (.training, .withdraw), (.trial, .withdraw), (.active, .withdraw),
            (.suspended, .withdraw):
            return self
        case (_, .assess), (_, .accept), (_, .decline), (_, .withdraw): return nil
        }
    }
}
