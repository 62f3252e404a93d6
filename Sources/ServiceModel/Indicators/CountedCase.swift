/// A case as indicators see it: a handful of days.
public struct CountedCase: Hashable, Sendable {
    /// Where it was opened.
    public let point: ServicePointID
    /// The level of that point; nil if the register does not name it.
    public let tier: Tier?
    /// The day of the application: the first receipt, by an agent or the authority.
    public private(set) var applied: Day?
    /// The day of acceptance, or of the receipt that counts as one.
    public let accepted: Day?
    /// The day of the decision.
    public private(set) var decided: Day?
    /// The level of the desk that decided.
    public private(set) var decidedAt: Tier?
    /// Whether it was accepted with gaps, and whether all of them were closed in time.
    public private(set) var hasGaps = false
    /// Whether everything that could follow later has come in time.
    public let isSupplied: Bool
    /// Whether it counts as accepted because nobody told the applicant in time.
    public let isDeemed: Bool
    /// The limit of the decision; nil while none runs or the matter is not held.
    public let decision: Deadline?
    /// The least reliable of the moments of application, acceptance and decision.
    public private(set) var standing = ClaimedMoment.Standing.proved

    /// The evaluations that count.
    public private(set) var evaluations: [Evaluated] = []

    /// An evaluation on a day.
    public struct Evaluated: Hashable, Sendable {
        /// When it was given.
        public let day: Day
        /// Whether it is a bad review (差评).
        public let isBad: Bool
    }

    /// Reads the days of a case off its facts and its clock.
    public init(
        _ timeline: CaseTimeline,
        _ clock: CaseClock,
        at point: ServicePointID,
        tier: Tier?
    ) {
        self.point = point
        self.tier = tier
        decision = clock.decision
        isDeemed = clock.deemedAccepted != nil
        let supplements = clock.deadlines.filter { $0.kind == .supplement }
        isSupplied =
            !supplements.isEmpty
            && supplements.allSatisfy { !$0.isOpen && $0.lateness == .inTime }
        var accepted: Day?
        for fact in timeline.facts {
            let day = fact.moment.day
            switch fact.event {
            case .receivedByAgent, .receivedByAuthority:
                applied = applied ?? day
            case .accepted(let withGaps):
                applied = applied ?? day
                accepted = accepted ?? day
                hasGaps = hasGaps || withGaps
            case .decided(_, let tier):
                applied = applied ?? day
                accepted = accepted ?? day
                decided = decided ?? day
                decidedAt = decidedAt ?? tier
            case .evaluated(let isBad):
                evaluations.append(Evaluated(day: day, isBad: isBad))
                continue
            case .handedOver, .correctionRequested, .correctionSupplied, .acceptanceRefused,
                .specialBegan, .specialEnded, .extended, .promised, .promiseExtended, .supplied,
                .delivered, .withdrawn, .returned, .revoked:
                continue
            }
            standing = max(standing, fact.moment.standing)
        }
        self.accepted = clock.deemedAccepted ?? accepted
        if let decision, !decision.isCovered { standing = max(standing, .provisional) }
    }
}
