extension Indicator {
    /// What it means now.
    public var definition: IndicatorDefinition {
        switch self {
        case .completionRate, .acceptedCompletionRate, .overdueRate, .deemedAcceptanceRate,
            .stationDecisionRate, .fieldCaseShare, .gapRate, .supplementRate:
            IndicatorDefinition(version: 1, basis: .cohort, measure: .ratio)
        case .completionFlow, .onTimeRate, .earlyRate, .sameDayRate, .idlePointRate,
            .satisfactionRate, .badReviewRate, .participationRate:
            IndicatorDefinition(version: 1, basis: .flow, measure: .ratio)
        case .surgeFactor:
            IndicatorDefinition(version: 1, basis: .flow, measure: .quotient)
        case .onlineRate, .onlineDepth2, .onlineDepth3, .onlineDepth4, .oneVisitRate,
            .zeroVisitRate, .singleVisitRate, .limitCompression, .halvedRate, .instantRate,
            .exemptRate, .gapMatterRate, .promiseMatterRate, .sunkRate, .villageRate,
            .elementCompleteness:
            IndicatorDefinition(version: 1, basis: .matters, measure: .ratio)
        case .materialsPerMatter:
            IndicatorDefinition(version: 1, basis: .matters, measure: .quotient)
        case .unifiedElementRate: .unmeasured(.superiorElements)
        case .onlineCaseRate: .unmeasured(.channels)
        case .livelihoodRate: .unmeasured(.livelihoodList)
        case .takeUpRate, .declineRate:
            IndicatorDefinition(version: 1, basis: .offers, measure: .ratio)
        case .centreRate: .unmeasured(.centres)
        case .adoptionRate: .unmeasured(.platformUse)
        case .rectificationRate, .callbackRate: .unmeasured(.reviewHandling)
        case .certificateCount: .unmeasured(.certificates)
        case .hotlineCompletionRate, .hotlineTransferRate: .unmeasured(.workOrders)
        case .disclosureReplyRate: .unmeasured(.disclosures)
        case .kioskRate: .unmeasured(.kiosks)
        case .queueTime: .unmeasured(.queues)
        }
    }
}

extension IndicatorDefinition {
    /// A definition to come: version 0, because no figure by it was ever shown.
    fileprivate static func unmeasured(_ facts: MissingFacts) -> IndicatorDefinition {
        IndicatorDefinition(version: 0, basis: .unmeasured(facts), measure: .ratio)
    }
}
