/// A day with how far it can be relied on, and the walk over a timeline that finds such days.
struct ClockMark: Hashable {
    let day: Day
    let standing: ClaimedMoment.Standing

    init(_ moment: ClaimedMoment) {
        day = moment.day
        standing = moment.standing
    }
}

/// What the facts of a case say about its limits, walked once, before anything is counted.
struct ClockWalk {
    /// A complete receipt, and when the applicant was told that it is one or is none.
    struct Round {
        let receipt: ClockMark
        var told: ClockMark?
    }

    struct Promise {
        let material: Int
        var by: Day
        let made: ClockMark
        var supplied: ClockMark?
    }

    private(set) var agent: ClockMark?
    private(set) var handedOver: ClockMark?
    private(set) var rounds: [Round] = []
    private(set) var notices: [Int: ClockMark] = [:]
    private(set) var accepted: ClockMark?
    private(set) var stretches: [PausedDays.Stretch] = []
    private(set) var pauseStanding = ClaimedMoment.Standing.proved
    private(set) var extraDays = 0
    private(set) var promises: [Promise] = []
    private(set) var decided: ClockMark?
    private(set) var delivered: ClockMark?
    private(set) var dropped: ClockMark?

    private var begun: [Int: ClockMark] = [:]
    private var closed: Set<Int> = []
    private var lastNotice: ClockMark?

    /// - Parameter isKnown: Leaves facts out; positions stay what they are.
    init(
        _ timeline: CaseTimeline,
        _ rules: DeadlineRules,
        isKnown: (CaseTimeline.Fact) -> Bool = { _ in true }
    ) {
        for (index, fact) in timeline.facts.enumerated() where isKnown(fact) {
            walk(fact.event, ClockMark(fact.moment), at: index, rules)
        }
        for index in begun.keys.sorted() where !closed.contains(index) {
            guard let mark = begun[index] else { continue }
            pause(after: mark, through: nil)
        }
    }

    /// Since when the applicant has been asked for something that has not come.
    var correctingSince: Day? { notices.values.map(\.day).min() }

    private mutating func walk(
        _ event: CaseEvent,
        _ mark: ClockMark,
        at index: Int,
        _ rules: DeadlineRules
    ) {
        switch event {
        case .receivedByAgent: agent = agent ?? mark
        case .handedOver: handedOver = handedOver ?? mark
        case .receivedByAuthority: receive(mark)
        case .correctionRequested:
            receive(mark)
            tell(mark)
            lastNotice = mark
            if accepted == nil { notices[index] = mark }
        case .correctionSupplied(let answered):
            for notice in answered { notices[notice] = nil }
            // The clock of acceptance starts anew once everything asked for is there.
            if notices.isEmpty, accepted == nil { rounds.append(Round(receipt: mark)) }
        case .accepted:
            receive(mark)
            tell(mark)
            accepted = accepted ?? mark
            notices = [:]
        case .acceptanceRefused:
            receive(mark)
            tell(mark)
            dropped = dropped ?? mark
        case .specialBegan: begun[index] = mark
        case .specialEnded(let beginnings): end(beginnings, at: mark)
        case .extended(let days):
            extraDays = max(extraDays, min(days.count, rules.longestExtension))
        case .promised(let material, let by):
            promises.append(Promise(material: material, by: by, made: mark))
        case .promiseExtended(let material, let by):
            for index in promises.indices where promises[index].material == material {
                promises[index].by = max(promises[index].by, by)
            }
        case .supplied(let material):
            for index in promises.indices
            where promises[index].material == material && promises[index].supplied == nil {
                promises[index].supplied = mark
            }
        case .decided:
            receive(mark)
            tell(mark)
            accepted = accepted ?? mark
            decided = decided ?? mark
        case .delivered: delivered = delivered ?? mark
        case .withdrawn, .returned: dropped = dropped ?? mark
        case .revoked, .evaluated: break
        }
    }

    private mutating func receive(_ mark: ClockMark) {
        handedOver = handedOver ?? (agent == nil ? nil : mark)
        if rounds.isEmpty { rounds.append(Round(receipt: mark)) }
    }

    private mutating func tell(_ mark: ClockMark) {
        guard let last = rounds.indices.last, rounds[last].told == nil else { return }
        rounds[last].told = mark
    }

    private mutating func end(_ beginnings: [Int], at mark: ClockMark) {
        let known = beginnings.filter { begun[$0] != nil }
        for index in known {
            guard let start = begun[index] else { continue }
            pause(after: start, through: mark)
            closed.insert(index)
        }
        // Its beginning was recorded nowhere that is known: the applicant's notice stands for it.
        if known.isEmpty, let notice = lastNotice { pause(after: notice, through: mark) }
    }

    private mutating func pause(after start: ClockMark, through end: ClockMark?) {
        stretches.append(PausedDays.Stretch(after: start.day, through: end?.day))
        pauseStanding = max(pauseStanding, start.standing, end?.standing ?? .proved)
    }
}
