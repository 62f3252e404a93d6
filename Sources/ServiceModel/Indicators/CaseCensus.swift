/// The cases of a unit in a period, ready to be counted.
public struct CaseCensus: Sendable {
    /// A point of the unit.
    public struct Point: Hashable, Sendable {
        /// Which point.
        public let id: ServicePointID
        /// Whether all its devices were heard from after the period's end; nil if it has none.
        public let isHeard: Bool?

        /// Describes a point.
        public init(id: ServicePointID, isHeard: Bool?) {
            self.id = id
            self.isHeard = isHeard
        }
    }

    /// The cases opened in the unit, whenever.
    public let cases: [CountedCase]
    /// The points of the unit.
    public let points: [Point]
    /// The days counted.
    public let period: Period
    /// The day of counting.
    public let today: Day

    /// Gathers what is counted.
    public init(cases: [CountedCase], points: [Point], period: Period, today: Day) {
        self.cases = cases
        self.points = points
        self.period = period
        self.today = today
    }

    /// Counts an indicator over cases; nil for one that is not counted over cases. O(cases).
    ///
    /// Everything is as at the period's end, so a closed period gives the same figure for ever once
    /// everybody was heard.
    public func figure(of indicator: Indicator) -> IndicatorFigure? {
        switch indicator {
        case .completionRate:
            share(indicator, of: { applied(in: $0) }, with: isDecided)
        case .acceptedCompletionRate:
            share(indicator, of: { accepted(in: $0) }, with: isDecided)
        case .completionFlow: flow(indicator)
        case .onTimeRate: kept(indicator) { $0.lateness == .inTime }
        case .earlyRate:
            kept(indicator) { deadline in
                guard case .met(let day) = deadline.state else { return false }
                return day < deadline.due
            }
        case .overdueRate: overdue(indicator)
        case .sameDayRate:
            share(indicator, of: { decided(in: $0) }, with: { $0.decided == $0.applied })
        case .deemedAcceptanceRate:
            share(indicator, of: { applied(in: $0) }, with: \.isDeemed)
        case .stationDecisionRate:
            share(indicator, of: { accepted(in: $0) }) { counted in
                isDecided(counted) && counted.decidedAt == counted.tier
            }
        case .fieldCaseShare:
            share(indicator, of: { applied(in: $0) && $0.tier != nil }) { $0.tier != .county }
        case .gapRate: share(indicator, of: { accepted(in: $0) }, with: \.hasGaps)
        case .supplementRate:
            share(indicator, of: { accepted(in: $0) && $0.hasGaps }, with: \.isSupplied)
        case .satisfactionRate: evaluations(indicator, isBad: false)
        case .badReviewRate: evaluations(indicator, isBad: true)
        case .participationRate:
            share(indicator, of: { decided(in: $0) }, with: { !$0.evaluations.isEmpty })
        case .idlePointRate: idle(indicator)
        case .surgeFactor: surge(indicator)
        case .onlineRate, .onlineDepth2, .onlineDepth3, .onlineDepth4, .oneVisitRate,
            .zeroVisitRate, .singleVisitRate, .limitCompression, .halvedRate, .instantRate,
            .materialsPerMatter, .exemptRate, .gapMatterRate, .promiseMatterRate, .sunkRate,
            .villageRate, .elementCompleteness, .unifiedElementRate, .onlineCaseRate,
            .livelihoodRate, .takeUpRate, .declineRate, .centreRate, .adoptionRate,
            .rectificationRate, .callbackRate, .certificateCount, .hotlineCompletionRate,
            .hotlineTransferRate,
            .disclosureReplyRate, .kioskRate, .queueTime:
            nil
        }
    }

    private func applied(in counted: CountedCase) -> Bool {
        counted.applied.map(period.contains) ?? false
    }

    private func accepted(in counted: CountedCase) -> Bool {
        counted.accepted.map(period.contains) ?? false
    }

    private func decided(in counted: CountedCase) -> Bool {
        counted.decided.map(period.contains) ?? false
    }

    /// Decided by the end of the period.
    private func isDecided(_ counted: CountedCase) -> Bool {
        counted.decided.map { $0 <= period.last } ?? false
    }
}

extension CaseCensus {
    private func share(
        _ indicator: Indicator,
        of isCounted: (CountedCase) -> Bool,
        with isMember: (CountedCase) -> Bool
    ) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        for (index, counted) in cases.enumerated() where isCounted(counted) {
            figure.denominator += 1
            figure.note(counted.standing)
            if isMember(counted) { figure.add(index) }
        }
        return figure
    }

    private func flow(_ indicator: Indicator) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        for (index, counted) in cases.enumerated() {
            let (isAccepted, isDecided) = (accepted(in: counted), decided(in: counted))
            guard isAccepted || isDecided else { continue }
            if isAccepted { figure.denominator += 1 }
            if isDecided { figure.add(index) }
            figure.note(counted.standing)
        }
        return figure
    }

    /// Of the decisions of the period, those whose limit says so. A claim outside the county's bounds
    /// never counts as kept; what was late by a merge counts neither way.
    private func kept(
        _ indicator: Indicator,
        _ isKept: (Deadline) -> Bool
    ) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        for (index, counted) in cases.enumerated() where decided(in: counted) {
            guard let deadline = counted.decision else {
                figure.leftOut += 1
                continue
            }
            guard deadline.lateness != .lateByMerge else {
                figure.excused += 1
                continue
            }
            figure.denominator += 1
            figure.note(counted.standing)
            if counted.standing != .flagged, isKept(deadline) { figure.add(index) }
        }
        return figure
    }

    /// Of what was accepted in the period, what was late at its end, open or decided.
    private func overdue(_ indicator: Indicator) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        let end = min(period.last, today)
        for (index, counted) in cases.enumerated() where accepted(in: counted) {
            guard let deadline = counted.decision else {
                figure.leftOut += 1
                continue
            }
            guard deadline.lateness != .lateByMerge else {
                figure.excused += 1
                continue
            }
            figure.denominator += 1
            figure.note(counted.standing)
            let last: Day
            switch deadline.state {
            case .met(let day), .dropped(let day): last = min(day, end)
            case .running, .paused: last = end
            }
            if counted.standing != .flagged, deadline.due < last { figure.add(index) }
        }
        return figure
    }

    /// Of the evaluations of the period, those that are bad, or are not; one case may have several.
    private func evaluations(_ indicator: Indicator, isBad: Bool) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        for (index, counted) in cases.enumerated() {
            let given = counted.evaluations.filter { period.contains($0.day) }
            let wanted = given.count { $0.isBad == isBad }
            figure.denominator += given.count
            figure.numerator += wanted
            if wanted > 0 { figure.members.append(index) }
        }
        return figure
    }

    /// Points without a case in the period. One that was not heard since may have cases that nobody
    /// here knows, so it counts neither way.
    private func idle(_ indicator: Indicator) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        let busy = Set(cases.lazy.filter { applied(in: $0) }.map(\.point))
        for (index, point) in points.enumerated() {
            guard let isHeard = point.isHeard else { continue }
            if busy.contains(point.id) {
                figure.denominator += 1
            } else if isHeard {
                figure.denominator += 1
                figure.add(index)
            } else {
                figure.leftOut += 1
            }
        }
        return figure
    }

    private func surge(_ indicator: Indicator) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        var days: [Day: [Int]] = [:]
        for (index, counted) in cases.enumerated() where applied(in: counted) {
            guard let day = counted.applied else { continue }
            days[day, default: []].append(index)
            figure.note(counted.standing)
        }
        // Of several busiest days the earliest.
        let sorted = days.sorted {
            $0.value.count == $1.value.count
                ? $0.key > $1.key
                : $0.value.count < $1.value.count
        }
        guard let busiest = sorted.last else { return figure }
        figure.members = busiest.value
        figure.numerator = busiest.value.count
        // The lower of two medians, so that the figure is one of whole cases.
        figure.denominator = sorted[(sorted.count - 1) / 2].value.count
        return figure
    }
}

extension IndicatorFigure {
    /// Puts the subject at a position above the line.
    mutating func add(_ position: Int) {
        numerator += 1
        members.append(position)
    }

    fileprivate mutating func note(_ standing: ClaimedMoment.Standing) {
        switch standing {
        case .proved: break
        case .provisional: provisional += 1
        case .flagged: flagged += 1
        }
    }
}
