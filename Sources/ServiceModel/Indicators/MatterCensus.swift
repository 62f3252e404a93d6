/// The matters in force at a replica, ready to be counted.
public struct MatterCensus: Sendable {
    /// A matter with where it was delegated to.
    public struct Item: Hashable, Sendable {
        /// The matter.
        public let matter: Matter
        /// The tiers below the county at which a delegation of it is in force somewhere.
        public let sunkTo: Set<Tier>

        /// Describes a matter.
        public init(_ matter: Matter, sunkTo: Set<Tier>) {
            self.matter = matter
            self.sunkTo = sunkTo
        }
    }

    /// The matters in use, by code.
    public let items: [Item]

    /// Gathers matters; those suspended or withdrawn are left out.
    public init(_ items: [Item]) {
        self.items = items.filter { $0.matter.status == .inUse }
    }

    /// Counts an indicator over matters; nil for one that is not counted over matters. O(matters).
    public func figure(of indicator: Indicator) -> IndicatorFigure? {
        switch indicator {
        case .onlineRate:
            share(indicator, of: { !$0.matter.type.isSupervision }) { $0.says(.isOnline, "是") }
        case .onlineDepth2: share(indicator, of: Self.isNoPenalty) { $0.onlineDepth >= 2 }
        case .onlineDepth3: share(indicator, of: Self.isNoPenalty) { $0.onlineDepth >= 3 }
        case .onlineDepth4: share(indicator, of: Self.isNoPenalty) { $0.onlineDepth >= 4 }
        case .oneVisitRate: share(indicator) { $0.visits.map { $0 <= 1 } ?? false }
        case .zeroVisitRate: share(indicator) { $0.visits == 0 }
        case .singleVisitRate: share(indicator) { $0.visits == 1 }
        case .halvedRate:
            share(indicator) { item in
                let matter = item.matter
                return matter.statutoryLimit.count > 0
                    && matter.promisedLimit.count * 2 <= matter.statutoryLimit.count
            }
        case .instantRate: share(indicator) { $0.says(.caseKind, "即办件") }
        case .gapMatterRate: share(indicator) { $0.says(.takesGaps, "是") }
        case .promiseMatterRate: share(indicator) { $0.says(.takesPromises, "是") }
        case .sunkRate: share(indicator) { !$0.sunkTo.isEmpty }
        case .villageRate: share(indicator) { $0.sunkTo.contains(.village) }
        case .limitCompression: compression(indicator)
        case .materialsPerMatter: materials(indicator)
        case .elementCompleteness: completeness(indicator)
        case .exemptRate: exempt(indicator)
        case .completionRate, .acceptedCompletionRate, .completionFlow, .onTimeRate,
            .overdueRate, .earlyRate, .sameDayRate, .deemedAcceptanceRate, .stationDecisionRate,
            .fieldCaseShare, .idlePointRate, .surgeFactor, .gapRate, .supplementRate,
            .unifiedElementRate, .onlineCaseRate, .livelihoodRate,
            .takeUpRate, .declineRate, .centreRate, .adoptionRate, .satisfactionRate,
            .badReviewRate, .rectificationRate, .callbackRate, .participationRate,
            .certificateCount, .hotlineCompletionRate, .hotlineTransferRate,
            .disclosureReplyRate, .kioskRate, .queueTime:
            nil
        }
    }

    private static func isNoPenalty(_ item: Item) -> Bool { item.matter.type != .penalty }

    private func share(
        _ indicator: Indicator,
        of isCounted: (Item) -> Bool = { _ in true },
        with isMember: (Item) -> Bool
    ) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        for (index, item) in items.enumerated() where isCounted(item) {
            figure.denominator += 1
            if isMember(item) { figure.add(index) }
        }
        return figure
    }

    /// 1 − Σ promised ÷ Σ statutory, over matters with a statutory limit.
    private func compression(_ indicator: Indicator) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        for (index, item) in items.enumerated() {
            let (law, promise) = (item.matter.statutoryLimit.count, item.matter.promisedLimit.count)
            guard law > 0 else {
                figure.leftOut += 1
                continue
            }
            figure.denominator += law
            figure.numerator += law - promise
            figure.members.append(index)
        }
        return figure
    }

    private func materials(_ indicator: Indicator) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        for (index, item) in items.enumerated() {
            figure.denominator += 1
            figure.numerator += item.matter.materialsForAcceptance.count
            figure.members.append(index)
        }
        return figure
    }

    /// Of all elements that must be filled in, those that are; its members are the whole guides.
    private func completeness(_ indicator: Indicator) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        for (index, item) in items.enumerated() {
            let guide = Completeness(of: item.matter)
            figure.denominator += guide.mandatory
            figure.numerator += guide.filled
            if guide.filled == guide.mandatory { figure.members.append(index) }
        }
        return figure
    }

    /// Of all papers asked for, those the office fetches itself.
    private func exempt(_ indicator: Indicator) -> IndicatorFigure {
        var figure = IndicatorFigure(indicator)
        for (index, item) in items.enumerated() {
            let spared = item.matter.materials.count { $0.exemption == .submission }
            figure.denominator += item.matter.materials.count
            figure.numerator += spared
            if spared > 0 { figure.members.append(index) }
        }
        return figure
    }
}

extension MatterType {
    /// Whether nobody applies for it: the authority acts by itself.
    fileprivate var isSupervision: Bool {
        self == .penalty || self == .coercion || self == .inspection
    }
}

extension MatterCensus.Item {
    fileprivate func says(_ element: MatterElement, _ text: String) -> Bool {
        matter.text(of: element) == text
    }

    /// 到办事现场次数, if the list states a number.
    fileprivate var visits: Int? { matter.text(of: .visits).flatMap { Int($0) } }

    /// 网办深度, 1 to 4; 0 if the list states none.
    fileprivate var onlineDepth: Int {
        switch matter.text(of: .onlineDepth) {
        case "I", "1": 1
        case "II", "2": 2
        case "III", "3": 3
        case "IV", "4": 4
        default: 0
        }
    }
}
