/// Tells a limit that somebody let pass from one that passed because facts of several places were
/// brought together too late to act (超期（系统合并）).
struct MergedLateness {
    private let timeline: CaseTimeline
    private let rules: DeadlineRules
    private let calendars: WorkingCalendars
    private let today: Day

    init(
        _ timeline: CaseTimeline,
        _ rules: DeadlineRules,
        _ calendars: WorkingCalendars,
        _ today: Day
    ) {
        self.today = today
        self.timeline = timeline
        self.rules = rules
        self.calendars = calendars
    }

    /// Whether nobody could have kept a missed limit of the decision: the citizen was told a later
    /// date that was kept, or by what was known on its last day it was not over.
    func explains(_ deadline: Deadline) -> Bool {
        if let told = timeline.told.last(where: { $0.limit == deadline.kind }),
            deadline.due < told.day, last(of: deadline) <= told.day
        {
            return true
        }
        return wasHidden(deadline)
    }

    private func last(of deadline: Deadline) -> Day {
        switch deadline.state {
        case .met(let day), .dropped(let day): day
        case .running, .paused: today
        }
    }

    /// Whether what was known on the last day of a limit gave it longer, or no beginning at all.
    private func wasHidden(_ deadline: Deadline) -> Bool {
        let walk = ClockWalk(timeline, rules) { isKnown($0, by: deadline.due) }
        let reckoning = ClockReckoning(walk, rules, calendars, deadline.due)
        guard
            let then = reckoning.decisions(timeline.limits).first(where: {
                $0.kind == deadline.kind
            })
        else { return true }
        if case .paused = then.state { return true }
        return then.due > deadline.due
    }

    /// Whether whoever decides could know of a fact by the end of a day: what he wrote himself at
    /// once, anything else once the county had it.
    private func isKnown(_ fact: CaseTimeline.Fact, by day: Day) -> Bool {
        guard fact.author != timeline.holder, let bounds = fact.moment.bounds else {
            return fact.moment.day <= day
        }
        return bounds.last <= day
    }
}
