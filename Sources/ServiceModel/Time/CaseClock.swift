/// All time limits of a case as they stand on a day: a function of its facts, the county's rules, the
/// calendars and the day, and of nothing else.
public struct CaseClock: Hashable, Sendable {
    /// What the case waits for.
    public let phase: Phase
    /// Its limits, the gravest first. Empty while none has begun.
    public let deadlines: [Deadline]
    /// The day of receipt from which it counts as accepted because nobody told the applicant in time
    /// (逾期不告知即为受理); nil otherwise.
    public let deemedAccepted: Day?
    /// What the citizen was told, oldest first.
    public let told: [ToldDate]
    /// The day this is about.
    public let today: Day

    /// What a case waits for.
    public enum Phase: Hashable, Sendable {
        /// Nothing was handed in formally.
        case draft
        /// An agent has the papers.
        case withAgent
        /// The authority has the papers and must tell the applicant.
        case received
        /// The applicant must bring what is missing, since a day.
        case correcting(since: Day)
        /// The authority must decide.
        case running
        /// A special procedure goes on since a day.
        case paused(since: Day)
        /// It was decided, refused or withdrawn on a day.
        case ended(on: Day)
    }

    /// The limit of one kind; of several supplements the one that is due first.
    public func deadline(_ kind: DeadlineKind) -> Deadline? {
        deadlines.filter { $0.kind == kind }.min { $0.due < $1.due }
    }

    /// The limit of the promise to the citizen, or that of the law where there is no promise.
    public var decision: Deadline? { deadline(.promised) ?? deadline(.statutory) }

    /// Reckons the limits of a case.
    ///
    /// - Complexity: O(facts), and O(log of the calendars) for each limit.
    public init(
        _ timeline: CaseTimeline,
        rules: DeadlineRules,
        calendars: WorkingCalendars,
        today: Day
    ) {
        let walk = ClockWalk(timeline, rules)
        let reckoning = ClockReckoning(walk, rules, calendars, today)
        let merge = MergedLateness(timeline, rules, calendars, today)
        var found = reckoning.decisions(timeline.limits).map { deadline in
            deadline.lateness == .late && merge.explains(deadline)
                ? deadline.excused : deadline
        }
        found += [reckoning.telling, reckoning.handOver].compactMap(\.self)
        found += reckoning.supplements
        if timeline.recordsDelivery { found += [reckoning.delivery].compactMap(\.self) }
        deadlines = found
        deemedAccepted = reckoning.deemed?.day
        told = timeline.told
        self.today = today
        phase = Self.phase(of: walk, reckoning)
    }

    private static func phase(of walk: ClockWalk, _ reckoning: ClockReckoning) -> Phase {
        if let end = walk.decided ?? walk.dropped { return .ended(on: end.day) }
        if reckoning.start != nil {
            return reckoning.paused.openSince.map(Phase.paused) ?? .running
        }
        if let since = walk.correctingSince { return .correcting(since: since) }
        if !walk.rounds.isEmpty { return .received }
        return walk.agent == nil ? .draft : .withAgent
    }
}

extension Deadline {
    /// The same, missed through nobody's fault.
    fileprivate var excused: Deadline {
        Deadline(
            kind: kind,
            start: start,
            allowed: allowed,
            due: due,
            used: used,
            state: state,
            lateness: .lateByMerge,
            standing: standing,
            isCovered: isCovered
        )
    }
}
