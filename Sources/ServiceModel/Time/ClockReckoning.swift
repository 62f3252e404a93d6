/// Counts the limits that a walk over the facts has found.
struct ClockReckoning {
    let walk: ClockWalk
    let rules: DeadlineRules
    let calendars: WorkingCalendars
    let today: Day
    let paused: PausedDays
    /// The receipt that nobody answered in time.
    let deemed: ClockMark?

    init(
        _ walk: ClockWalk,
        _ rules: DeadlineRules,
        _ calendars: WorkingCalendars,
        _ today: Day
    ) {
        self.walk = walk
        self.rules = rules
        self.calendars = calendars
        self.today = today
        paused = PausedDays(walk.stretches)
        deemed =
            walk.rounds.first { round in
                let due = calendars.day(rules.tellWithin, after: round.receipt.day)
                return (round.told ?? walk.dropped)?.day ?? today > due
            }?.receipt
    }

    /// From when the authority is bound to decide.
    var start: ClockMark? { deemed ?? walk.accepted }

    /// The limits of the decision, the law's first.
    func decisions(_ limits: CaseTimeline.Limits?) -> [Deadline] {
        guard let start, let limits else { return [] }
        let kinds: [(DeadlineKind, Int)] =
            limits.statutory.count > 0
            ? [(.statutory, limits.statutory.count), (.promised, limits.promised.count)]
            : [(.promised, limits.promised.count)]
        return kinds.map { kind, days in
            deadline(
                kind,
                from: start,
                within: days + walk.extraDays,
                until: walk.decided,
                without: paused,
                standing: walk.pauseStanding
            )
        }
    }

    /// Telling the applicant: the receipt that was missed, else the last one.
    var telling: Deadline? {
        let missed = walk.rounds.first { $0.receipt == deemed }
        guard let round = missed ?? walk.rounds.last else { return nil }
        return deadline(
            .telling,
            from: round.receipt,
            within: rules.tellWithin,
            until: round.told
        )
    }

    var handOver: Deadline? {
        walk.agent.map {
            deadline(.handOver, from: $0, within: rules.handOverWithin, until: walk.handedOver)
        }
    }

    var delivery: Deadline? {
        walk.decided.map {
            deadline(.delivery, from: $0, within: rules.deliverWithin, until: walk.delivered)
        }
    }

    var supplements: [Deadline] {
        walk.promises.map { promise in
            deadline(
                .supplement,
                from: promise.made,
                within: max(0, calendars.count(after: promise.made.day, through: promise.by)),
                until: promise.supplied,
                due: promise.by
            )
        }
    }

    private func deadline(
        _ kind: DeadlineKind,
        from start: ClockMark,
        within allowed: Int,
        until met: ClockMark?,
        without pauses: PausedDays = PausedDays(),
        standing: ClaimedMoment.Standing = .proved,
        due stated: Day? = nil
    ) -> Deadline {
        let due = stated ?? pauses.day(allowed, after: start.day, today: today, by: calendars)
        // A decision ends what leads to it, not what comes after it.
        let outlives = kind == .delivery || kind == .supplement
        let end = met ?? (outlives ? walk.dropped : walk.decided ?? walk.dropped)
        let last = end?.day ?? today
        let counted = max(0, calendars.count(after: start.day, through: last))
        let state: Deadline.State =
            if let met {
                .met(on: met.day)
            } else if let end {
                .dropped(on: end.day)
            } else {
                pauses.openSince.map(Deadline.State.paused) ?? .running
            }
        return Deadline(
            kind: kind,
            start: start.day,
            allowed: allowed,
            due: due,
            used: counted - pauses.count(after: start.day, through: last, by: calendars),
            state: state,
            lateness: last > due ? .late : .inTime,
            standing: max(start.standing, standing, end?.standing ?? .proved),
            isCovered: calendars.covers(after: start.day, through: due)
        )
    }
}
